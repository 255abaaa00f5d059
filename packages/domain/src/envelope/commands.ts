import type { JsonValue } from '../json.ts'
import type { CommandBase } from '../machine.ts'
import type { CellFacts } from '../standing-guards.ts'
import type { EnvelopeParticulars } from './state.ts'

/** Given by the system once the envelope is signed. `kid` names the key. */
export type SendEnvelope = Readonly<CommandBase & { name: 'sendEnvelope' }> &
  EnvelopeParticulars & {
    readonly kid: string
  }
/** Given by the system once the other authority has given its receipt. */
export type DeliverEnvelope = Readonly<CommandBase & { name: 'deliverEnvelope' }>
/** Given by the authority whose signature on the envelope was verified. */
export type ReceiveEnvelope = Readonly<CommandBase & { name: 'receiveEnvelope' }> &
  EnvelopeParticulars & {
    readonly issuedAt: string
    /** Judged by whoever reads it, against the schema of its type. */
    readonly body: JsonValue
  }

export type EnvelopeCommand = SendEnvelope | DeliverEnvelope | ReceiveEnvelope

/** What the caller looks up for each command. */
export type EnvelopeFacts = {
  sendEnvelope: CellFacts
  deliverEnvelope: CellFacts
  receiveEnvelope: CellFacts & {
    /** The digest of what the same sender sent under the same id before; null when there is nothing. */
    readonly recordedDigest: string | null
  }
}
