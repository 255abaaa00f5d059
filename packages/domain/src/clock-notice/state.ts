import type { NoticePoint } from '#clock/notice-point.ts'
import type { TaskName } from '#clock/task-terms.ts'
import type { Authority } from '#jurisdictions.ts'
import type { Mover } from '#roles.ts'

export const clockNoticeStatuses = ['noticed'] as const

/** What was noticed of the clock of a case: the members of its command, its event and its state. */
export type ClockNoticeParticulars = {
  readonly authority: Authority
  readonly noticeId: string
  /** The kind of case and which one it is. */
  readonly ofStream: string
  readonly caseId: string
  /** The application that the case follows from, in this cell; null where there is none. */
  readonly applicationId: string | null
  readonly task: TaskName
  readonly whoseMove: Mover
  /** When the task began. */
  readonly since: string
  readonly dueOn: string
  readonly point: NoticePoint
}

/** The state document of one notice. What was noticed is never changed. */
export type ClockNotice = ClockNoticeParticulars & { readonly status: (typeof clockNoticeStatuses)[number] }
