import type { Authority } from '../jurisdictions.ts'
import type { CommandBase } from '../machine.ts'
import type { CellFacts } from '../standing-guards.ts'
import type { PeerEvidenceSaid } from './state.ts'

/** `leadAuthority` is the authority that signed it. */
export type RecordPeerEvidence = Readonly<CommandBase & { name: 'recordPeerEvidence' }> &
  PeerEvidenceSaid & { readonly authority: Authority; readonly leadAuthority: Authority }

export type PeerEvidenceFacts = {
  recordPeerEvidence: CellFacts & {
    /** Whether something else is recorded of this authority after as many changes. */
    readonly isToldOtherwise: boolean
  }
}
