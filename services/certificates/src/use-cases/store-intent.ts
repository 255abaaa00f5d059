import type { Transaction } from '@concert/db/authority-transaction'
import { formatCertificateNumber } from '@concert/domain/identifiers/certificate-number'
import { leadLetter } from '@concert/domain/jurisdictions'
import { notFound } from '@concert/platform/refused-request'
import { certificateBodyOf } from '@concert/schemes/edition-facts'
import type { Edition } from '@concert/schemes/load-edition'
import { type CertificateRecord, recordOf } from '#representations/certificate-record.ts'
import { attestationsOf } from '#store/attestations.ts'
import { type DecidedEvaluation, findEvaluation, peerDecisionsOn } from '#store/decisions.ts'
import { findIntentOfDecision, lockDecision } from '#store/intents.ts'
import { nextSerial } from '#store/serials.ts'
import { buildContent } from './build-content.ts'
import type { Asking } from './change-certificate.ts'
import { decideIntent } from './decide-intent.ts'
import { editionOf, lintsOf } from './edition-rules.ts'
import { instantOfIssue, yearOfIssue } from './instant-of-issue.ts'

/**
 * Stores what the lead's granted evaluation is to be certified with, under the next number. A repetition answers what is
 * stored: one decision has one certificate, however often and however concurrently this is asked.
 *
 * @throws RefusedRequest 404 for an evaluation this cell does not have, 422 naming every rule that is not met
 */
export async function storeIntent(
  transaction: Transaction,
  asking: Asking,
  { evaluationId }: { readonly evaluationId: string },
): Promise<CertificateRecord> {
  // One at a time for one decision; who comes second answers what the first stored.
  await lockDecision(transaction, transaction.authority, evaluationId)
  const stored = await findIntentOfDecision(transaction, transaction.authority, evaluationId)
  if (stored !== undefined) return recordOf(stored, await attestationsOf(transaction, stored.certificateNumber))
  // The facts, read in the transaction that decides on them.
  const evaluation = await findEvaluation(transaction, evaluationId)
  if (evaluation === undefined) return notFound('evaluation')
  const peers = await peerDecisionsOn(transaction, evaluationId)
  const edition = editionOf(evaluation.caseFile.edition, '/evaluationId')
  // The number and the content; a refusal below gives the serial back with everything else.
  const decidedAt = [evaluation.decidedAt ?? transaction.now, ...peers.map((peer) => peer.decidedAt)]
  const issuedAt = instantOfIssue(transaction.now, decidedAt)
  const certificateNumber = await nextNumber(transaction, evaluation, edition, issuedAt)
  const content = buildContent({
    authority: transaction.authority,
    certificateNumber,
    edition,
    evaluation,
    peers,
    issuedAt,
  })
  return decideIntent(transaction, asking, {
    content,
    applicationId: evaluation.applicationId,
    own: { decision: 'grant', conditions: [], decidedAt: content.decidedAt },
    facts: {
      granted: evaluation.status === 'granted',
      agreementCountersigned: evaluation.applicationStatus === 'contracted',
      openNonconformities: evaluation.openNonconformities,
      lints: lintsOf(content, edition),
    },
  })
}

async function nextNumber(
  transaction: Transaction,
  { caseFile }: DecidedEvaluation,
  edition: Edition,
  issuedAt: string,
): Promise<string> {
  const year = yearOfIssue(issuedAt, transaction.authority)
  return formatCertificateNumber({
    lead: leadLetter(transaction.authority),
    body: certificateBodyOf(edition, transaction.authority),
    year,
    riskClass: caseFile.riskClass,
    serial: await nextSerial(transaction, year),
  })
}
