import type { EvaluationStatus } from '../evaluation/state.ts'
import type { Authority } from '../jurisdictions.ts'
import type { CommandBase } from '../machine.ts'
import type { RecognitionOutcome } from '../recognition/state.ts'
import type { Pinned, StandingFacts } from '../standing-guards.ts'
import type { PeerDecisionSaid } from './state.ts'

export type RecordPeerDecision = Readonly<CommandBase & { name: 'recordPeerDecision' }> &
  Pinned &
  PeerDecisionSaid & { readonly from: Authority; readonly applicationId: string }

export type PeerDecisionFacts = {
  recordPeerDecision: StandingFacts & {
    readonly evaluationStatus: EvaluationStatus
    /** The authorities of the places of use, but for the lead. */
    readonly askedAuthorities: readonly Authority[]
    /** The digest of the dossier of this cell; null while the evaluation has none. */
    readonly ownDossierDigest: string | null
    /** What is recorded of this authority already, when it says something else. */
    readonly recorded: RecognitionOutcome | null
  }
}
