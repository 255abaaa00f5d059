import { recordPeerDecision as operation } from '@concert/contracts/recognitions'
import { route } from '#route.ts'
import { recordPeerDecision } from '#use-cases/record-peer-decision.ts'

export const recordPeerDecisionRoute = route.transactional(operation, async (request, _context, transaction) => {
  const { from, decision } = request.body
  await recordPeerDecision(transaction, request, from, decision)
  return { body: { evaluationId: decision.evaluationId, from } }
})
