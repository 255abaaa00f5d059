import { nonconformityGrades } from '@concert/domain/evaluation/state'
import { z } from 'zod'
import { date, instant, nonconformityId, personId, requirementId } from '../primitives.ts'

export const nonconformity = z
  .strictObject({
    nonconformityId,
    requirementId,
    grade: z.enum(nonconformityGrades),
    statement: z.string(),
    raisedBy: personId,
    raisedAt: instant,
    dueOn: date,
    response: z
      .strictObject({
        correction: z.string(),
        rootCause: z.string(),
        correctiveAction: z.string(),
        respondedAt: instant,
      })
      .nullable(),
    closedBy: personId.nullable(),
    closedAt: instant.nullable(),
    closingReason: z.string().nullable(),
  })
  .meta({ id: 'Nonconformity' })
