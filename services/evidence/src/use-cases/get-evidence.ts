import type { Transaction } from '@concert/db/authority-transaction'
import { notFound } from '@concert/platform/refused-request'
import { type ArtefactRecord, findArtefact } from '#store/artefacts.ts'

/** @throws RefusedRequest 404 for evidence that does not exist or is not the caller's */
export async function getEvidence(transaction: Transaction, evidenceId: string): Promise<ArtefactRecord> {
  return (await findArtefact(transaction, evidenceId)) ?? notFound('evidence')
}
