import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { digestOf } from '@concert/db/digest'
import { recognisingAuthorities } from '@concert/domain/jurisdictions'
import { violation } from '@concert/domain/violation'
import { rulesNotMet } from '@concert/platform/refused-request'
import { decidedByPeers } from '#peer-decision/decided-by-peers.ts'
import { transactional } from '@concert/platform/operation-route'
import { evaluationCase } from './case.ts'
import { dossierOf } from './dossier.ts'

/**
 * The dossier of a granted evaluation, which authorities of the places of use have decided on it and which have not.
 * Step 1 of docs/flows/recognition.md.
 */
export const getDossier = transactional(operations.getDossier, async (request, _context, transaction) => {
  const { evaluationId } = request.params
  const row = await findCase(evaluationCase, transaction, evaluationId)
  const { status, authority, placesOfUse } = row.state
  if (status !== 'granted') rulesNotMet([violation('evaluation-not-granted', '', {}, evaluationId)])
  const dossier = dossierOf(row)
  const decided = await decidedByPeers(transaction, evaluationId)
  const asked = recognisingAuthorities(authority, placesOfUse)
  const awaiting = asked.filter((one) => !decided.some(({ from }) => from === one))
  return { body: { dossier, dossierDigest: digestOf(dossier), awaiting, decided } }
})
