// Made by `npm run generate` from the files of this folder that are named after an operation.
import { correctClosedDay } from './correct-closed-day.ts'
import { getClosedDay } from './get-closed-day.ts'
import { listClosedDays } from './list-closed-days.ts'
import { recordClosedDay } from './record-closed-day.ts'
import { withdrawClosedDay } from './withdraw-closed-day.ts'

export const closedDay = {
  correctClosedDay,
  getClosedDay,
  listClosedDays,
  recordClosedDay,
  withdrawClosedDay,
}
