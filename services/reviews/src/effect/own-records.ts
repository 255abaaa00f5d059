import type { AuthorityDecision } from '@concert/domain/certificate/content'
import type { CertificateContent } from '@concert/contracts/certificate-content'
import type { Transaction } from '@concert/db/authority-transaction'
import type { OpeningFacts } from '@concert/domain/certificate/opening'
import { and, eq } from 'drizzle-orm'
import { findApplication } from '#contracted-applications.ts'
import { certifiableCases } from '#views.ts'

export type OwnRecords = Pick<OpeningFacts, 'granted' | 'agreementCountersigned' | 'openNonconformities'>

const statusOf = { grant: 'granted', recognise: 'recognised', reserve: 'reserved', refuse: 'refused' } as const

/** What this cell's own records say about a certificate with this content having an effect here (7.7.3). */
export async function ownRecords(
  transaction: Transaction,
  content: Pick<CertificateContent, 'leadAuthority' | 'evaluationId' | 'evaluationDigest'>,
  decision: AuthorityDecision['decision'],
): Promise<OwnRecords> {
  const decided = await findCase(transaction, content)
  if (decided === undefined) return { granted: false, agreementCountersigned: false, openNonconformities: 0 }
  const digest = decided.dossier?.evaluationDigest ?? decided.evaluationDigest
  return {
    granted: decided.status === statusOf[decision] && digest === content.evaluationDigest,
    // A lead grants under an agreement in force only, and its signed dossier says that it granted.
    agreementCountersigned:
      decided.dossier === null
        ? await isContracted(transaction, decided.applicationId)
        : decided.dossier.decision.outcome === 'grant',
    openNonconformities: decided.openNonconformities,
  }
}

async function findCase(
  transaction: Transaction,
  { leadAuthority, evaluationId }: Pick<CertificateContent, 'leadAuthority' | 'evaluationId'>,
) {
  const [row] = await transaction.db
    .select({
      applicationId: certifiableCases.applicationId,
      status: certifiableCases.status,
      evaluationDigest: certifiableCases.evaluationDigest,
      openNonconformities: certifiableCases.openNonconformities,
      dossier: certifiableCases.dossier,
    })
    .from(certifiableCases)
    .where(
      and(
        eq(certifiableCases.authority, transaction.authority),
        eq(certifiableCases.leadAuthority, leadAuthority),
        eq(certifiableCases.evaluationId, evaluationId),
      ),
    )
  return row
}

async function isContracted(transaction: Transaction, applicationId: string): Promise<boolean> {
  return (await findApplication(transaction, applicationId))?.status === 'contracted'
}
