import { z } from 'zod'
import { authority, date } from '../primitives.ts'
import { deputies } from '../shapes/absence.ts'
import { stamp } from './parts.ts'

/** Who is away, and who stands in. Why a person is away is in no event. */
export const absenceEvents = {
  AbsenceEntered: z.object({
    ...stamp,
    authority,
    absenceId: z.string(),
    personId: z.string(),
    fromOn: date,
    untilOn: date,
    deputies,
  }),
  DeputiesNamed: z.object({ ...stamp, deputies }),
  AbsenceEnded: z.object({ ...stamp, untilOn: date.nullable() }),
}
