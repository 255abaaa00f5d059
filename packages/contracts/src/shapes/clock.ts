import { stopCauses } from '@concert/domain/clock/clock'
import { undatedReasons } from '@concert/domain/clock/due-day'
import { type TaskName, taskNames } from '@concert/domain/clock/task-terms'
import { movers } from '@concert/domain/roles'
import { z } from 'zod'
import { date, instant, localised } from '../primitives.ts'

const told = 1000

/** Whose move a case is, by when, and why its clock stands. */
export const openClock = z.strictObject({
  task: z.strictObject({
    code: z.enum(taskNames as [TaskName, ...TaskName[]]),
    sentence: localised(told).meta({ description: 'What is to be done, in the four languages' }),
  }),
  whoseMove: z.enum(movers),
  since: instant,
  dueOn: date.nullable().meta({ description: "The last day in time, at the authority's place" }),
  undated: z
    .enum(undatedReasons)
    .nullable()
    .meta({ description: 'Why there is no day: nobody has set a term, or the calendar of a year is missing' }),
  provisional: z.boolean().meta({ description: 'Whether the day rests on a year whose calendar is not yet gazetted' }),
  standsBecause: z
    .strictObject({ code: z.enum(stopCauses), since: instant, sentence: localised(told) })
    .nullable()
    .meta({ description: 'Why the clock of the task stands; the day is then that of whoever has the move' }),
})

/** The same; null for a case that waits for nobody. */
export const clock = openClock
  .nullable()
  .meta({ description: 'Whose move it is, by when, and why the clock stands; null while nobody has a move' })
