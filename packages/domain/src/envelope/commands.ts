import type { Authority } from '../jurisdictions.ts'
import type { CommandBase } from '../machine.ts'
import type { CellFacts } from '../standing-guards.ts'
import type { EnvelopeParticulars, Revival } from './state.ts'

/** Given by the system once the envelope is signed. `kid` names the key; `bodyDigest` is that of its body. */
export type SendEnvelope = Readonly<CommandBase & { name: 'sendEnvelope' }> &
  EnvelopeParticulars & {
    readonly kid: string
    readonly bodyDigest: string
  }
/** Given by the system once the other authority has answered. */
export type DeliverEnvelope = Readonly<CommandBase & { name: 'deliverEnvelope' }>
/** Given by the system where the other authority does not have the envelope; a fresh one with the body of `statement` follows. */
export type ReviveEnvelope = Readonly<CommandBase & { name: 'reviveEnvelope' }> & {
  /** The envelope as it was signed. */
  readonly statement: string
}
/** Given by the authority whose signature on the envelope was verified. */
export type ReceiveEnvelope = Readonly<CommandBase & { name: 'receiveEnvelope' }> &
  EnvelopeParticulars & {
    readonly issuedAt: string
    /** The envelope as it was signed, for whoever acts on it to verify. */
    readonly statement: string
  }

export type EnvelopeCommand = SendEnvelope | DeliverEnvelope | ReviveEnvelope | ReceiveEnvelope

/** What the caller looks up for each command. */
export type EnvelopeFacts = {
  sendEnvelope: CellFacts & {
    /** The ids of the keys with which the other authorities verify the envelopes of this one. */
    readonly publishedKids: readonly string[]
    /** The digest of the body that was sent for the same intention before; null when there is none. */
    readonly recordedBodyDigest: string | null
  }
  deliverEnvelope: CellFacts & {
    /** The id of the envelope that the receipt of the other authority names; null when it refused. */
    readonly receiptFor: string | null
  }
  reviveEnvelope: CellFacts & {
    /** Why the other authority does not have what was sent; null where nothing says so. */
    readonly because: Revival | null
  }
  receiveEnvelope: CellFacts & {
    /** The authority with whose key the signature was verified. */
    readonly signedBy: Authority
    /** The digest of what the same sender sent under the same id before; null when there is nothing. */
    readonly recordedDigest: string | null
  }
}
