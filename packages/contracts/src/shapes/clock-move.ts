import { undatedReasons } from '@concert/domain/clock/due-day'
import { type TaskName, taskNames } from '@concert/domain/clock/task-terms'
import { roles } from '@concert/domain/roles'
import { z } from 'zod'
import { applicationId, date, instant } from '../primitives.ts'

/** A clock whose day is another one, in the event. */
export const clockMove = {
  ofStream: z.string(),
  caseId: z.string(),
  applicationId: applicationId.nullable(),
  task: z.enum(taskNames as [TaskName, ...TaskName[]]),
  whoseMove: z.enum(roles),
  since: instant,
  wasDueOn: date.nullable(),
  dueOn: date.nullable(),
  undated: z.enum(undatedReasons).nullable(),
}
