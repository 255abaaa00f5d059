import { exclusionCodes } from '@concert/domain/evaluation/exclusion-reasons'
import { inclusionCodes } from '@concert/domain/evaluation/inclusion-reasons'
import { z } from 'zod'
import { date, instant, localised, personId, requirementId } from '../primitives.ts'

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

const part = z.strictObject({ personId, requirements: z.array(requirementId) })

/** That nobody was found for some of what is needed. */
export const shortage = z.strictObject({
  at: instant,
  by: personId,
  wanted: z.number().int().meta({ description: 'How many evaluators were to be found' }),
  uncovered: z.array(requirementId).meta({ description: 'The requirements for which nobody was found' }),
  team: z.array(part).meta({ description: 'Who was found, and for what; the team of the case is not changed by it' }),
  exclusions: z.array(exclusion),
})

/** That the plan owner named people in place of the best team. */
export const override = z.strictObject({ personIds: z.array(personId), reason: z.string(), by: personId, at: instant })

/** What would be chosen now. */
export const teamProposal = z
  .strictObject({
    isFound: z.boolean().meta({ description: 'Whether there is a team with everybody and for everything' }),
    wanted: z.number().int(),
    team: z.array(part.extend({ reasons: inclusionReasons })),
    leaving: z.array(personId),
    exclusions: z.array(exclusion),
    uncovered: z.array(requirementId),
  })
  .meta({ id: 'TeamProposal' })

/** Who is away of those whose move a case is. */
export const standIns = z
  .strictObject({
    items: z.array(
      z.strictObject({
        ...exclusion.shape,
        function: z.enum(['evaluator', 'report-reviewer']),
        absentUntil: date.meta({ description: 'The last day of the absence' }),
        deputyId: personId.nullable().meta({ description: 'Who stands in; null where nobody does' }),
        reasons: exclusion.shape.reasons.meta({ description: 'What keeps whoever stands in from this case' }),
        asked: z.enum(['name-deputy', 'name-another']).meta({
          description: 'Whom the plan owner is asked to name for the case: the one who stands in, or somebody else',
        }),
      }),
    ),
  })
  .meta({ id: 'StandIns' })
