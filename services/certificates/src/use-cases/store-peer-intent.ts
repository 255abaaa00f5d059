import type { CertificateContent } from '@concert/contracts/certificate-content'
import { canonicalBytes, digestHex } from '@concert/credentials/canonical'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'
import { violation } from '@concert/domain/violation'
import { notFound, rulesNotMet } from '@concert/platform/refused-request'
import { type CertificateRecord, recordOf } from '#representations/certificate-record.ts'
import { attestationsOf } from '#store/attestations.ts'
import { findRecognition } from '#store/decisions.ts'
import { findIntent, findIntentOfDecision, lockDecision } from '#store/intents.ts'
import type { Asking } from './change-certificate.ts'
import { decideIntent } from './decide-intent.ts'
import { disagreements } from './disagreements.ts'
import { editionOf, lintsOf } from './edition-rules.ts'

/**
 * Stores, in a recognising cell, the content that the lead asks to attest: only if it states what this authority recognised,
 * word for word, and would pass the lints here too. A repetition answers what is stored.
 *
 * @throws RefusedRequest 404 for a decision that this cell was not asked to recognise, 422 naming all that differs
 */
export async function storePeerIntent(
  transaction: Transaction,
  asking: Asking,
  { from, content }: { readonly from: Authority; readonly content: CertificateContent },
): Promise<CertificateRecord> {
  if (from === transaction.authority || content.leadAuthority !== from) {
    return rulesNotMet([violation('not-from-lead', '/from', {})])
  }
  await lockDecision(transaction, from, content.evaluationId)
  const recognition = await findRecognition(transaction, from, content.evaluationId)
  if (recognition === undefined) return notFound('recognition')
  const stored = await storedBefore(transaction, content)
  if (stored !== undefined) return stored
  const edition = editionOf(content.edition, '/content/edition')
  const lints = lintsOf(content, edition).map((lint) => ({ ...lint, pointer: `/content${lint.pointer}` }))
  return decideIntent(transaction, asking, {
    content,
    applicationId: null,
    own: {
      decision: recognition.status === 'reserved' ? 'reserve' : 'recognise',
      conditions: recognition.conditions,
      decidedAt: recognition.decidedAt ?? transaction.now,
    },
    facts: {
      granted: recognition.status === 'recognised' || recognition.status === 'reserved',
      // The agreement is the lead's with its client; no evaluation is opened, let alone granted, without it.
      agreementCountersigned: recognition.dossier.decision.outcome === 'grant',
      openNonconformities: recognition.dossier.nonconformities.filter(({ closed }) => !closed).length,
      lints: [
        ...lints,
        ...disagreements(content, { authority: transaction.authority, edition, recognition, now: transaction.now }),
      ],
    },
  })
}

/** What is stored of the same decision or number already: the answer when it is the same content, a refusal when not. */
async function storedBefore(
  transaction: Transaction,
  content: CertificateContent,
): Promise<CertificateRecord | undefined> {
  const { certificateNumber, leadAuthority, evaluationId } = content
  const stored =
    (await findIntent(transaction, certificateNumber)) ??
    (await findIntentOfDecision(transaction, leadAuthority, evaluationId))
  if (stored === undefined) return undefined
  if (stored.certificateDigest === digestHex(canonicalBytes(content))) {
    return recordOf(stored, await attestationsOf(transaction, certificateNumber))
  }
  const isNumberTaken = stored.certificateNumber === certificateNumber
  const code = isNumberTaken ? 'number-has-other-content' : 'decision-has-other-content'
  const params = { certificateNumber: stored.certificateNumber }
  return rulesNotMet([violation(code, '/content/certificateNumber', params)])
}
