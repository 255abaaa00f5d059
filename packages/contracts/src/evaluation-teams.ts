import { objectionOutcomes } from '@concert/domain/evaluation/state'
import { z } from 'zod'
import { evaluationStaff } from './callers.ts'
import { evaluation } from './evaluations.ts'
import { operation } from './operation.ts'
import { evaluationId, objectionId, personId, text } from './primitives.ts'
import { evaluatorOfCase } from './shapes/objection.ts'
import { standIns, teamProposal } from './shapes/team.ts'

const byEvaluation = z.strictObject({ evaluationId })
const byObjection = z.strictObject({ evaluationId, objectionId })
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

export const getEvaluators = operation({
  id: 'getEvaluators',
  service: 'reviews',
  surface: 'cell',
  callers: ['applicant', ...evaluationStaff],
  method: 'GET',
  path: '/evaluations/{evaluationId}/evaluators',
  summary: 'Who evaluates, by name, and until when the client may object to each of them (6.2.2.4)',
  params: byEvaluation,
  success: { status: 200, body: z.strictObject({ evaluators: z.array(evaluatorOfCase) }).meta({ id: 'Evaluators' }) },
  problems: ['not-found'],
})

export const objectToEvaluator = operation({
  ...transition,
  id: 'objectToEvaluator',
  callers: ['applicant'],
  path: '/evaluations/{evaluationId}/objections',
  summary: 'Object to a person who is to evaluate, within the days that were told with the person (6.2.2.4)',
  description:
    'A plan owner decides on it with reasons. Until then nothing is planned, begun or completed with the person.',
  body: z.strictObject({ personId, reasons: text(4000) }),
  example: {
    body: { personId: 'per-hk-014', reasons: 'The person leads the review board of a competitor.' },
  },
})

export const decideObjection = operation({
  ...transition,
  id: 'decideObjection',
  path: '/evaluations/{evaluationId}/objections/{objectionId}/decide',
  summary: 'Uphold or dismiss an objection of the client, with reasons that the client reads (6.2.2.4)',
  description:
    'A person to whom an objection is upheld leaves the case for good; then others are found for their part.',
  params: byObjection,
  body: z.strictObject({ outcome: z.enum(objectionOutcomes), reasons: text(4000) }),
  example: { body: { outcome: 'dismissed', reasons: 'The board and the client work in different markets.' } },
})
export const listStandIns = operation({
  id: 'listStandIns',
  service: 'reviews',
  surface: 'cell',
  callers: evaluationStaff,
  method: 'GET',
  path: '/evaluations/{evaluationId}/stand-ins',
  summary: 'Who of those whose move it is is away, who stands in, and what speaks against it in this case',
  description:
    'Whoever stands in is named for the case by the plan owner, with `reassignEvaluators` or `assignReview`, and declares as anybody does. Where something speaks against them, or nobody stands in, the plan owner names another.',
  params: byEvaluation,
  success: { status: 200, body: standIns },
  problems: ['not-found'],
})
