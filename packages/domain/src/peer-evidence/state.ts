import type { ClosureReason } from '../artefact/state.ts'
import type { Authority } from '../jurisdictions.ts'

export const peerEvidenceStatuses = ['recorded'] as const

/** A file that the lead has closed: why, and since which day of the place of the lead, `YYYY-MM-DD`. */
export type ClosedFile = {
  readonly digest: string
  readonly reason: ClosureReason
  readonly since: string
}

/**
 * What the lead says of the files that an evaluation of it cites: all that are closed, none where each can be opened. `changes` is how many
 * times they have been closed and opened so far: what was said after more changes counts, in whatever order it arrives.
 */
export type PeerEvidenceSaid = {
  readonly evaluationId: string
  readonly changes: number
  readonly closed: readonly ClosedFile[]
}

/** The state document of one such statement, in the cell of a recognising authority. It is recorded once. */
export type PeerEvidence = PeerEvidenceSaid & {
  readonly authority: Authority
  readonly status: (typeof peerEvidenceStatuses)[number]
  readonly leadAuthority: Authority
}
