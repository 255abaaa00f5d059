import { z } from 'zod'
import { evaluation } from './evaluations.ts'
import { operation } from './operation.ts'
import { evaluationId, personId, text } from './primitives.ts'
import { teamProposal } from './shapes/team.ts'

const byEvaluation = z.strictObject({ evaluationId })
const transition = {
  service: 'reviews',
  surface: 'cell',
  method: 'POST',
  callers: ['plan-owner'],
  params: byEvaluation,
  ifMatch: true,
  success: { status: 200, body: evaluation },
  problems: ['not-found', 'action-not-allowed', 'rules-not-met', 'version-mismatch', 'precondition-required'],
} as const

const teamSize = z.number().int().min(1).max(10)
const people = z.array(personId).max(10)
const named = people.optional().meta({
  description:
    'Who is on the team whatever load, rotation, the language of the case or the draw say for others. Nobody is who has no authorisation or competence, is in conflict or in the cooling-off.',
})

export const proposeEvaluators = operation({
  id: 'proposeEvaluators',
  service: 'reviews',
  surface: 'cell',
  method: 'POST',
  callers: ['plan-owner'],
  path: '/evaluations/{evaluationId}/propose-evaluators',
  summary: 'Say which team would be chosen, with the reasons for everybody; nothing is changed',
  description: 'While the case is planned a new team, afterwards others for those who leave.',
  params: byEvaluation,
  body: z.strictObject({ teamSize: teamSize.optional(), leaving: people.optional(), named }),
  success: { status: 200, body: teamProposal },
  problems: ['not-found'],
  example: { body: { teamSize: 2 } },
})

export const assignEvaluators = operation({
  ...transition,
  id: 'assignEvaluators',
  path: '/evaluations/{evaluationId}/assign-evaluators',
  summary: 'Assign the best team by competence, load, rotation and draw, with the reasons for everybody (7.4.2)',
  description:
    'Where nobody is found for some of what is needed, `shortage` says so with the reasons, and the team stays as it is.',
  body: z.strictObject({ teamSize, named, reason: text(2000).optional() }),
  example: { body: { teamSize: 2 } },
})

export const reassignEvaluators = operation({
  ...transition,
  id: 'reassignEvaluators',
  path: '/evaluations/{evaluationId}/reassign-evaluators',
  summary: 'Find other evaluators for what nobody may evaluate any more (7.4.2)',
  description:
    'Whoever declared a conflict, worked for the client or has no authorisation leaves the team, and so does whoever is named. What somebody in conflict found is found again, also when the evaluation was complete. Where nobody is found, `shortage` says so, and the team stays as it is.',
  body: z.strictObject({ leaving: people.optional(), named, reason: text(2000) }),
  example: { body: { leaving: ['lau.tszwai'], reason: 'On leave until the end of the quarter.' } },
})
