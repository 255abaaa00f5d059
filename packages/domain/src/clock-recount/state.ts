import type { UndatedReason } from '#clock/due-day.ts'
import type { TaskName } from '#clock/task-terms.ts'
import type { Authority } from '#jurisdictions.ts'
import type { Role } from '#roles.ts'

export const clockRecountStatuses = ['recounted'] as const

/** A clock whose day is another one after it was counted again. */
export type ClockMove = {
  /** The kind of case and which one it is. */
  readonly ofStream: string
  readonly caseId: string
  /** The application that the case follows from, in this cell; null where there is none. */
  readonly applicationId: string | null
  readonly task: TaskName
  readonly whoseMove: Role
  /** When the task began. */
  readonly since: string
  /** The day before and the day now; null for none. */
  readonly wasDueOn: string | null
  readonly dueOn: string | null
  /** Why there is no day now. */
  readonly undated: UndatedReason | null
}

/** The state document of one recount. The moves are in its event, and rows of their own in the store. */
export type ClockRecount = {
  readonly status: (typeof clockRecountStatuses)[number]
  readonly authority: Authority
  readonly recountId: string
  /** How many days are other ones. */
  readonly moved: number
}
