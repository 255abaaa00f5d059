import type { CertificateContent } from '@concert/contracts/certificate-content'
import type { Transaction } from '@concert/db/authority-transaction'
import { lintCertificate } from '@concert/domain/certificate/lints'
import type { EffectFacts } from '@concert/domain/effect/commands'
import type { StandingFacts } from '@concert/domain/standing-guards'
import { certificateRules } from '@concert/schemes/edition-facts'
import { findApplication } from '#store/contracted-applications.ts'
import { findEvaluation } from '#store/evaluations.ts'
import { findRecognitionOf } from '#store/recognitions.ts'
import { editionOf } from './edition-of.ts'

type OpeningFacts = EffectFacts['openEffect']
type OwnRecords = Pick<OpeningFacts, 'granted' | 'agreementCountersigned' | 'openNonconformities'>
type OwnDecision = { readonly decision: 'grant' | 'recognise' | 'reserve' }

/** What this cell's own records say about a certificate with this content having an effect here (7.7.3). */
export async function openingFactsOf(
  transaction: Transaction,
  standing: StandingFacts,
  content: CertificateContent,
  own: OwnDecision,
): Promise<OpeningFacts> {
  const isLead = content.leadAuthority === transaction.authority
  const records = isLead
    ? await recordsOfLead(transaction, content)
    : await recordsOfRecogniser(transaction, content, own)
  return {
    authority: standing.authority,
    edition: standing.edition,
    ...records,
    lints: lintCertificate(content, certificateRules(editionOf(content.edition))),
  }
}

async function recordsOfLead(transaction: Transaction, content: CertificateContent): Promise<OwnRecords> {
  const evaluation = await findEvaluation(transaction, content.evaluationId)
  if (evaluation === undefined) return nothingDecided
  const application = await findApplication(transaction, evaluation.applicationId)
  const { state } = evaluation
  return {
    granted: state.status === 'granted' && state.decision?.evaluationDigest === content.evaluationDigest,
    agreementCountersigned: application?.status === 'contracted',
    openNonconformities: state.nonconformities.filter((one) => one.closedAt === undefined).length,
  }
}

/** The lead granted on an agreement in force; what it sent of its evaluation is the dossier. */
async function recordsOfRecogniser(
  transaction: Transaction,
  { leadAuthority, evaluationId, evaluationDigest }: CertificateContent,
  own: OwnDecision,
): Promise<OwnRecords> {
  const recognition = await findRecognitionOf(transaction, leadAuthority, evaluationId)
  if (recognition === undefined) return nothingDecided
  const { state, dossier } = recognition
  return {
    granted: state.decision?.decision === own.decision && dossier.evaluationDigest === evaluationDigest,
    // A lead grants under an agreement in force only, and its signed dossier says that it granted.
    agreementCountersigned: dossier.decision.outcome === 'grant',
    openNonconformities: dossier.nonconformities.filter((one) => !one.closed).length,
  }
}

const nothingDecided: OwnRecords = { granted: false, agreementCountersigned: false, openNonconformities: 0 }
