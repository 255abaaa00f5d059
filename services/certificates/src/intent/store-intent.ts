import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import type { Transaction } from '@concert/db/authority-transaction'
import { formatCertificateNumber } from '@concert/domain/identifiers/certificate-number'
import { leadLetter } from '@concert/domain/jurisdictions'
import { notFound } from '@concert/platform/refused-request'
import { certificateBodyOf } from '@concert/schemes/edition-facts'
import type { Edition } from '@concert/schemes/load-edition'
import { buildContent } from './build-content.ts'
import { intentCase } from './case.ts'
import { type DecidedEvaluation, findEvaluation, peerDecisionsOn } from './decisions.ts'
import { editionOf, lintsOf } from './edition-rules.ts'
import { instantOfIssue, yearOfIssue } from './instant-of-issue.ts'
import { type Found, openingIntent, type Proposal, proposedBy } from './proposal.ts'
import { nextSerial } from './serials.ts'
import { signatoryInForce } from './signatory-in-force.ts'
import { findIntentOfDecision, lockDecision } from './store.ts'

/**
 * Stores what the lead's granted evaluation is to be certified with, under the next number. A repetition answers what is
 * stored: one decision has one certificate, however often and however concurrently this is asked. Step 3 of
 * docs/flows/issuance.md.
 */
export const storeIntent = open(intentCase, operations.storeIntent, {
  ...openingIntent,
  find: async ({ transaction, request }): Promise<Found> => {
    const { evaluationId } = request.body
    // One at a time for one decision; who comes second answers what the first stored.
    await lockDecision(transaction, transaction.authority, evaluationId)
    const stored = await findIntentOfDecision(transaction, transaction.authority, evaluationId)
    return stored === undefined ? { stored, proposal: await propose(transaction, evaluationId) } : { stored }
  },
  facts: (asked) => proposedBy(asked).facts,
  answer: (row, request) => intentCase.represent(row, request, 'file'),
})

/** The facts, read in the transaction that decides on them, and the content; a refusal gives the serial back with everything else. */
async function propose(transaction: Transaction, evaluationId: string): Promise<Proposal> {
  const { authority, now } = transaction
  const evaluation = (await findEvaluation(transaction, evaluationId)) ?? notFound('evaluation')
  const peers = await peerDecisionsOn(transaction, evaluationId)
  const edition = editionOf(evaluation.caseFile.edition, '/evaluationId')
  const issuedAt = instantOfIssue(now, [evaluation.decidedAt ?? now, ...peers.map((peer) => peer.decidedAt)])
  const certificateNumber = await nextNumber(transaction, evaluation, edition, issuedAt)
  const content = buildContent({ authority, certificateNumber, edition, evaluation, peers, issuedAt })
  return {
    content,
    applicationId: evaluation.applicationId,
    own: { decision: 'grant', conditions: [], decidedAt: content.decidedAt },
    facts: {
      signatoryAuthorisation: await signatoryInForce(transaction),
      granted: evaluation.status === 'granted',
      agreementCountersigned: evaluation.applicationStatus === 'contracted',
      openNonconformities: evaluation.openNonconformities,
      lints: lintsOf(content, edition),
    },
  }
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
