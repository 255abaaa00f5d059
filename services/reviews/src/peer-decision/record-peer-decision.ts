import { lockCase } from '@concert/cases/find'
import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { digestOf } from '@concert/db/digest'
import { recognisingAuthorities } from '@concert/domain/jurisdictions'
import type { PeerDecision, PeerDecisionSaid } from '@concert/domain/peer-decision/state'
import { type EvaluationCase, evaluationCase } from '#evaluation/case.ts'
import { dossierOf } from '#evaluation/dossier.ts'
import { peerDecisionCase } from './case.ts'
import { findPeerDecision } from './store.ts'

interface Found {
  readonly evaluation: EvaluationCase['row']
  readonly said: PeerDecisionSaid
}

/**
 * Records what a recognising authority decided on a dossier of this authority, once: the same decision again changes nothing,
 * another one is refused. Step 5 of docs/flows/recognition.md.
 */
export const recordPeerDecision = open(peerDecisionCase, operations.recordPeerDecision, {
  // The lock makes two deliveries of the same decision wait for each other.
  find: async ({ transaction, request: { body } }): Promise<Found> => ({
    evaluation: await lockCase(evaluationCase, transaction, body.decision.evaluationId),
    said: { ...body.decision, decidedAt: new Date(body.decision.decidedAt).toISOString() },
  }),
  existing: ({ transaction, request: { body } }) =>
    findPeerDecision(transaction, body.decision.evaluationId, body.from),
  isSame: ({ state }, { found }) => digestOf(saidIn(state)) === digestOf(found.said),
  edition: ({ found }) => found.evaluation.state.edition,
  given: ({ request: { body }, found: { evaluation, said } }) => {
    const { authority, edition, applicationId } = evaluation.state
    return { ...said, authority, edition, applicationId, from: body.from }
  },
  facts: ({ found: { evaluation } }, recorded) => {
    const { status, authority, placesOfUse } = evaluation.state
    return {
      evaluationStatus: status,
      askedAuthorities: recognisingAuthorities(authority, placesOfUse),
      ownDossierDigest: status === 'granted' ? digestOf(dossierOf(evaluation)) : null,
      recorded: recorded?.state.decision ?? null,
    }
  },
  columns: () => ({}),
  answer: ({ state: { evaluationId, from } }) => ({ body: { evaluationId, from } }),
})

function saidIn(state: PeerDecision): PeerDecisionSaid {
  const { evaluationId, dossierDigest, jurisdiction, decision, conditions, reasons, decidedAt } = state
  return { evaluationId, dossierDigest, jurisdiction, decision, conditions, reasons, decidedAt }
}
