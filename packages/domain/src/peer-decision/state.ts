import type { Authority, Jurisdiction } from '../jurisdictions.ts'
import type { RecognitionOutcome } from '../recognition/state.ts'
import type { Pinned } from '../standing-guards.ts'

export const peerDecisionStatuses = ['recorded'] as const

/** What a recognising authority decided on an evaluation of the lead, as its signed envelope said. */
export type PeerDecisionSaid = {
  readonly evaluationId: string
  readonly dossierDigest: string
  readonly jurisdiction: Jurisdiction
  readonly decision: RecognitionOutcome
  readonly conditions: readonly string[]
  readonly reasons: readonly string[]
  readonly decidedAt: string
}

/** The state document of one peer's decision, in the cell of the lead. It is recorded once. */
export type PeerDecision = Pinned &
  PeerDecisionSaid & {
    readonly status: (typeof peerDecisionStatuses)[number]
    readonly from: Authority
    readonly applicationId: string
  }
