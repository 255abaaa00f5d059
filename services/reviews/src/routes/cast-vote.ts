import { castVote as operation } from '@concert/contracts/evaluations'
import { evaluationAnswer } from '#representations/evaluation.ts'
import { route } from '#route.ts'
import { castVote } from '#use-cases/cast-vote.ts'

export const castVoteRoute = route.transactional(operation, async (request, _context, transaction) =>
  evaluationAnswer(await castVote(transaction, request, request.params.evaluationId, request.body), request),
)
