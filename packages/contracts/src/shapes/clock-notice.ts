import { noticePoints } from '@concert/domain/clock/notice-point'
import { type TaskName, taskNames } from '@concert/domain/clock/task-terms'
import { movers } from '@concert/domain/roles'
import { z } from 'zod'
import { applicationId, authority, clockNoticeId, date, instant } from '../primitives.ts'

/** What is noticed of a clock, in the event, the state and the answer. */
export const clockNoticeParticulars = {
  authority,
  noticeId: clockNoticeId,
  ofStream: z.string(),
  caseId: z.string(),
  applicationId: applicationId.nullable(),
  task: z.enum(taskNames as [TaskName, ...TaskName[]]),
  whoseMove: z.enum(movers),
  since: instant,
  dueOn: date,
  point: z.enum(noticePoints),
}
