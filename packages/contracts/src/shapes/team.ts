import { exclusionCodes } from '@concert/domain/evaluation/exclusion-reasons'
import { inclusionCodes } from '@concert/domain/evaluation/inclusion-reasons'
import { z } from 'zod'
import { localised, personId, requirementId } from '../primitives.ts'

const inclusionReasons = z.array(z.strictObject({ code: z.enum(inclusionCodes), sentence: localised(1000) }))
/** A person on the team, and why. */
export const teamMember = z.strictObject({
  personId,
  requirements: z.array(requirementId),
  declared: z.boolean(),
  reasons: inclusionReasons.meta({
    description: 'Why the person is on the team; empty where the team was chosen before that was kept',
  }),
})

/** A person who is not, and why. */
export const exclusion = z.strictObject({
  personId,
  reasons: z.array(z.strictObject({ code: z.enum(exclusionCodes), sentence: localised(1000) })),
})
