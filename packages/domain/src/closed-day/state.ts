import type { Authority } from '#jurisdictions.ts'

export const closedDayStatuses = ['recorded', 'withdrawn'] as const
export type ClosedDayStatus = (typeof closedDayStatuses)[number]

/** Why an office was closed on a day that its calendar names a working day: a gale or a black rainstorm (Cap. 1 s. 71), or else in words. */
export const closingCauses = ['gale', 'black-rainstorm', 'other'] as const
export type ClosingCause = (typeof closingCauses)[number]

/** What is said of a closed day. */
export type Closing = {
  /** The day, at the place of the authority (`YYYY-MM-DD`). */
  readonly closedOn: string
  readonly cause: ClosingCause
  /** Where it was announced, and what happened. */
  readonly reason: string
}

/** What is said of it when it is recorded. */
export type ClosedDayParticulars = Closing & {
  readonly authority: Authority
  readonly closedDayId: string
}

/** What was said before a correction, and who corrected it when. */
export type CorrectedClosing = Closing & { readonly correctedAt: string; readonly correctedBy: string }

/** The state document of one day on which the office of an authority was closed. */
export type ClosedDay = ClosedDayParticulars & {
  readonly status: ClosedDayStatus
  readonly recordedBy: string
  /** What was said before, the oldest first. */
  readonly corrected: readonly CorrectedClosing[]
  /** Why it does not count any more; null while it does. */
  readonly endReason: string | null
}
