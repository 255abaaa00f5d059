import { objectionEnds } from '@concert/domain/evaluation/state'
import { z } from 'zod'
import { date, instant, objectionId, personId, requirementId } from '../primitives.ts'

/** An objection of the client, with what was decided on it. */
export const objection = z
  .strictObject({
    objectionId,
    personId,
    reasons: z.string(),
    at: instant,
    end: z
      .strictObject({ outcome: z.enum(objectionEnds), reasons: z.string(), at: instant })
      .nullable()
      .meta({ description: 'Null as long as it waits for the plan owner' }),
  })
  .meta({ id: 'Objection' })

/** A person on the team, as the client is told who evaluates it. */
export const evaluatorOfCase = z
  .strictObject({
    personId,
    name: z.string(),
    otherNames: z.array(z.string()),
    requirements: z.array(requirementId),
    objectBy: date
      .nullable()
      .meta({ description: 'The last day on which the client may object to the person; null where none was told' }),
  })
  .meta({ id: 'EvaluatorOfCase' })
