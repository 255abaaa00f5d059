import { certificateContent } from '@concert/contracts/certificate-content'
import { canonicalBytes, digestHex } from '@concert/credentials/canonical'
import type { Transaction } from '@concert/db/authority-transaction'
import { recordChange } from '@concert/db/record-change'
import { certificateLints } from '@concert/domain/certificate/lints'
import { intentMachine } from '@concert/domain/intent/table'
import { jurisdictionOf } from '@concert/domain/jurisdictions'
import { decide } from '@concert/domain/machine'
import type { Violation } from '@concert/domain/violation'
import { refusalToProblem } from '@concert/platform/refused-request'
import { type CertificateRecord, recordOf } from '#representations/certificate-record.ts'
import { insertIntent, type NewIntent } from '#store/intents.ts'
import { signatoryInForce } from '#store/signatories.ts'
import type { ContentDraft } from './build-content.ts'
import type { Asking } from './change-certificate.ts'

/** What is to be signed in this cell, and what was looked up to judge whether it may be. */
export interface Proposal {
  readonly content: ContentDraft
  /** The application in the lead's cell; a recognising cell has none. */
  readonly applicationId: string | null
  readonly own: {
    readonly decision: 'grant' | 'recognise' | 'reserve'
    readonly conditions: readonly string[]
    readonly decidedAt: string
  }
  readonly facts: {
    readonly granted: boolean
    readonly agreementCountersigned: boolean
    readonly openNonconformities: number
    readonly lints: readonly Violation[]
  }
}

/**
 * Judges a proposal by the certificate machine and stores it as an intent: from then on its bytes may be signed, and no others.
 *
 * @throws RefusedRequest 422 naming every rule that is not met (ISO/IEC 17065 7.7.1, 7.7.3)
 */
export async function decideIntent(
  transaction: Transaction,
  asking: Asking,
  proposal: Proposal,
): Promise<CertificateRecord> {
  const { authority } = transaction
  const { content, own } = proposal
  const signatory = await signatoryInForce(transaction)
  const decision = decide(
    intentMachine,
    null,
    {
      name: 'storeIntent',
      actor: asking.actor,
      at: transaction.now,
      authority,
      edition: content.edition,
      certificateNumber: content.certificateNumber,
      jurisdiction: jurisdictionOf(authority),
      leadAuthority: content.leadAuthority,
      evaluationId: content.evaluationId,
      certificateDigest: digestHex(canonicalBytes(content)),
      ...own,
      validFrom: content.validFrom,
      validTo: content.validTo,
    },
    { authority, edition: content.edition, signatoryAuthorisation: signatory, ...proposal.facts },
  )
  if (!decision.ok) throw refusalToProblem(decision.refusal)
  const intent = intentOf(transaction, proposal)
  await insertIntent(transaction, intent)
  await recordChange(transaction, {
    stream: 'certificate',
    streamId: intent.certificateNumber,
    version: 0,
    action: 'certificate.intent-stored',
    actor: { id: asking.actor.id, authorisationId: signatory?.id },
    events: decision.events.map(({ type, ...event }) => ({
      type,
      payload: { ...event, applicationId: intent.applicationId },
    })),
    receipts: decision.receipts,
    edition: content.edition,
    requestId: asking.requestId,
  })
  return recordOf({ ...intent, authority, credential: null, assembledAt: null, publishedAt: null }, [])
}

function intentOf(transaction: Transaction, { content, applicationId }: Proposal): NewIntent {
  const parsed = certificateContent.parse(content)
  const contentBytes = canonicalBytes(parsed)
  return {
    certificateNumber: parsed.certificateNumber,
    leadAuthority: parsed.leadAuthority,
    evaluationId: parsed.evaluationId,
    applicationId,
    version: 1,
    contentBytes,
    content: parsed,
    certificateDigest: digestHex(contentBytes),
    lints: certificateLints.map(({ id, clause }) => ({ id, clause })),
    storedAt: transaction.now,
  }
}
