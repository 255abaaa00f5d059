import { lockCase } from '@concert/cases/find'
import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { verifyEnvelopeOf } from '@concert/credentials/verify-envelope'
import { digestOf } from '@concert/db/digest'
import { type Authority, recognisingAuthorities } from '@concert/domain/jurisdictions'
import type { PeerDecision, PeerDecisionSaid } from '@concert/domain/peer-decision/state'
import { type EvaluationCase, evaluationCase } from '#evaluation/case.ts'
import { dossierOf } from '#evaluation/dossier.ts'
import { peerDecisionCase } from './case.ts'
import { findPeerDecision } from './store.ts'

interface Found {
  /** The authority that signed the envelope. */
  readonly from: Authority
  readonly evaluation: EvaluationCase['row']
  readonly said: PeerDecisionSaid
}

/**
 * Records what a recognising authority decided on a dossier of this authority and signed, once: the same decision again changes
 * nothing, another one is refused. Step 5 of docs/flows/recognition.md.
 */
export const recordPeerDecision = open(peerDecisionCase, operations.recordPeerDecision, {
  find: async ({ transaction, request, context: { recipient } }): Promise<Found> => {
    const { from, body } = await verifyEnvelopeOf('recognition-decision.v1', request.body.statement, recipient)
    return {
      from,
      // The lock makes two deliveries of the same decision wait for each other.
      evaluation: await lockCase(evaluationCase, transaction, body.evaluationId),
      said: { ...body, decidedAt: new Date(body.decidedAt).toISOString() },
    }
  },
  existing: ({ transaction, found: { from, said } }) => findPeerDecision(transaction, said.evaluationId, from),
  isSame: ({ state }, { found }) => digestOf(saidIn(state)) === digestOf(found.said),
  edition: ({ found }) => found.evaluation.state.edition,
  given: ({ found: { from, evaluation, said } }) => {
    const { authority, edition, applicationId } = evaluation.state
    return { ...said, authority, edition, applicationId, from }
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
