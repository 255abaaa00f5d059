import type { Transaction } from '@concert/db/authority-transaction'
import { digestOf, recordChange } from '@concert/db/record-change'
import { type Authority, jurisdictionOf, recognisingAuthorities } from '@concert/domain/jurisdictions'
import type { RecognitionOutcome } from '@concert/domain/recognition/state'
import { notFound, rulesNotMet } from '@concert/platform/refused-request'
import type { Act } from '#act.ts'
import { dossierOf } from '#representations/dossier.ts'
import { lockEvaluation, type StoredEvaluation } from '#store/evaluations.ts'
import { insertPeerDecision, peerDecisionsOn, type StoredPeerDecision } from '#store/peer-decisions.ts'

export type PeerDecision = Omit<StoredPeerDecision, 'fromAuthority'>

/**
 * Records what a recognising authority decided on a dossier of this authority, once: the same decision again changes
 * nothing, another one is refused. Step 5 of docs/flows/recognition.md.
 *
 * @throws RefusedRequest 404 for an unknown evaluation, 422 naming everything that does not fit
 */
export async function recordPeerDecision(
  transaction: Transaction,
  act: Act,
  from: Authority,
  decision: PeerDecision,
): Promise<void> {
  const { evaluationId } = decision
  // The lock makes two deliveries of the same decision wait for each other.
  const evaluation = (await lockEvaluation(transaction, evaluationId)) ?? notFound('evaluation')
  const recorded = (await peerDecisionsOn(transaction, evaluationId)).find((one) => one.fromAuthority === from)
  const decidedAt = new Date(decision.decidedAt).toISOString()
  const decided: StoredPeerDecision = { ...decision, decidedAt, fromAuthority: from }
  if (recorded !== undefined && digestOf(recorded) === digestOf(decided)) return
  const violations = [
    ...(recorded === undefined ? [] : [alreadyDecided(from, recorded.decision)]),
    ...misfits(evaluation, from, decision),
  ]
  if (violations.length > 0) rulesNotMet('The decision does not fit the evaluation.', violations)
  await insertPeerDecision(transaction, decided)
  await recordChange(transaction, {
    stream: 'peer-decision',
    streamId: `${evaluationId}.${from}`,
    version: 0,
    action: 'peer-decision.recorded',
    actor: { id: act.actor.id },
    events: [
      {
        type: 'PeerDecisionRecorded',
        payload: {
          ...decision,
          from,
          applicationId: evaluation.applicationId,
          at: transaction.now,
          by: act.actor.id,
        },
      },
    ],
    receipts: [{ clause: 'gbaai-recognition', guard: 'peer-decision-fits', inputs: decided }],
    edition: evaluation.state.edition,
    requestId: act.requestId,
  })
}

function misfits({ state, ...stored }: StoredEvaluation, from: Authority, decision: PeerDecision) {
  if (state.status !== 'granted') {
    return [
      misfit('', 'evaluation-not-granted', `The evaluation is ${state.status}, so there is nothing to recognise.`),
    ]
  }
  const isAsked = recognisingAuthorities(state.authority, state.placesOfUse).includes(from)
  const isOwnPlace = decision.jurisdiction === jurisdictionOf(from)
  const isThisDossier = decision.dossierDigest === digestOf(dossierOf({ state, ...stored }))
  const isWhole = decision.decision !== 'reserve' || decision.conditions.length > 0
  return [
    ...(isAsked ? [] : [misfit('/from', 'authority-not-asked', `Authority ${from} is of none of the places of use.`)]),
    ...(isOwnPlace
      ? []
      : [
          misfit('/decision/jurisdiction', 'not-its-jurisdiction', `Authority ${from} decides for its own place only.`),
        ]),
    ...(isThisDossier
      ? []
      : [
          misfit(
            '/decision/dossierDigest',
            'dossier-digest-differs',
            'The decision is not on the dossier of this cell.',
          ),
        ]),
    ...(isWhole
      ? []
      : [misfit('/decision/conditions', 'condition-missing', 'A reservation names at least one condition.')]),
  ]
}

function alreadyDecided(from: Authority, decision: RecognitionOutcome) {
  return misfit('/decision', 'peer-decided-otherwise', `Authority ${from} has decided already (${decision}).`)
}

function misfit(pointer: string, code: string, message: string) {
  return { pointer, code, message, clause: 'gbaai-recognition' }
}
