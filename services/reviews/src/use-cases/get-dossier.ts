import type { Transaction } from '@concert/db/authority-transaction'
import { digestOf } from '@concert/db/record-change'
import { recognisingAuthorities } from '@concert/domain/jurisdictions'
import { notFound, rulesNotMet } from '@concert/platform/refused-request'
import { dossierOf } from '#representations/dossier.ts'
import { findEvaluation } from '#store/evaluations.ts'
import { peerDecisionsOn } from '#store/peer-decisions.ts'

/**
 * The dossier of a granted evaluation, which authorities of the places of use have decided on it and which have not.
 * Step 1 of docs/flows/recognition.md.
 *
 * @throws RefusedRequest 404, 422 before the evaluation is granted
 */
export async function getDossier(transaction: Transaction, evaluationId: string) {
  const stored = (await findEvaluation(transaction, evaluationId)) ?? notFound('evaluation')
  if (stored.state.status !== 'granted') {
    rulesNotMet('There is a dossier once the evaluation is granted.', [
      {
        pointer: '',
        code: 'evaluation-not-granted',
        message: `The evaluation is ${stored.state.status}. Ask for its dossier when it is granted.`,
        clause: 'gbaai-recognition',
        subject: evaluationId,
      },
    ])
  }
  const dossier = dossierOf(stored)
  const decided = await peerDecisionsOn(transaction, evaluationId)
  return {
    dossier,
    dossierDigest: digestOf(dossier),
    awaiting: recognisingAuthorities(transaction.authority, stored.state.placesOfUse).filter(
      (authority) => !decided.some((one) => one.fromAuthority === authority),
    ),
    decided: decided.map(({ fromAuthority, decision }) => ({ from: fromAuthority, decision })),
  }
}
