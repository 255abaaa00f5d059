import { type ErrorCode, errorParams, type FoundError } from '@concert/contracts/found-errors'
import type { Language } from '@concert/domain/languages'
import type { ParamKinds } from '@concert/domain/params'
import type { ErrorSentences } from './error-sentences.ts'
import { envelopeFaults } from './faults/envelopes.ts'
import { requestFaults } from './faults/requests.ts'
import { tableFaults } from './faults/tables.ts'
import { signatureFaults } from './faults/signatures.ts'
import { signedContentFaults } from './faults/signed-content.ts'
import { textFaults } from './faults/texts.ts'
import { valueFaults } from './faults/values.ts'
import { sayFilled } from './say-filled.ts'
import { answerViolations } from './violations/answers.ts'
import { applicationReviewViolations } from './violations/application-review.ts'
import { certificateContentViolations } from './violations/certificate-content.ts'
import { certificateDateViolations } from './violations/certificate-dates.ts'
import { decisionViolations } from './violations/decision.ts'
import { effectViolations } from './violations/effect.ts'
import { envelopeViolations } from './violations/envelopes.ts'
import { evidenceKindViolations } from './violations/evidence-kind.ts'
import { evidenceViolations } from './violations/evidence.ts'
import { findingViolations } from './violations/findings.ts'
import { groupLinkViolations } from './violations/group-links.ts'
import { identifierViolations } from './violations/identifiers.ts'
import { inspectionViolations } from './violations/inspection.ts'
import { issuanceViolations } from './violations/issuance.ts'
import { lineageViolations } from './violations/lineage.ts'
import { lodgementViolations } from './violations/lodgement.ts'
import { objectionViolations } from './violations/objections.ts'
import { openingViolations } from './violations/opening.ts'
import { organisationViolations } from './violations/organisation.ts'
import { planViolations } from './violations/plan.ts'
import { quotaViolations } from './violations/quotas.ts'
import { readingViolations } from './violations/reading.ts'
import { recognitionViolations } from './violations/recognition.ts'
import { riskViolations } from './violations/risks.ts'
import { smallestGroupViolations } from './violations/smallest-group.ts'
import { standingViolations } from './violations/standing.ts'
import { evidenceCorrectionViolations } from './violations/evidence-correction.ts'
import { closedDayViolations } from './violations/closed-days.ts'
import { closedEvidenceViolations } from './violations/closed-evidence.ts'
import { peerEvidenceViolations } from './violations/peer-evidence.ts'
import { taintedWorkViolations } from './violations/tainted-work.ts'
import { technologyCheckViolations } from './violations/technology-check.ts'
import { personCorrectionViolations } from './violations/person-corrections.ts'
import { setUpViolations } from './violations/set-up.ts'
import { absenceViolations } from './violations/absences.ts'
import { dataRequestViolations } from './violations/data-requests.ts'
import { authorisationViolations } from './violations/authorisations.ts'
import { loanViolations } from './violations/loans.ts'
import { peopleViolations } from './violations/people.ts'
import { transferBasisViolations } from './violations/transfer-basis.ts'

/**
 * Every error that a problem can name, by its code. A code without its sentences does not compile, nor do sentences without a
 * code: the files below take only codes that the domain and the contracts declare.
 */
export const errors: { readonly [Code in ErrorCode]: ErrorSentences } = {
  ...answerViolations,
  ...applicationReviewViolations,
  ...certificateContentViolations,
  ...certificateDateViolations,
  ...decisionViolations,
  ...effectViolations,
  ...envelopeFaults,
  ...envelopeViolations,
  ...evidenceKindViolations,
  ...evidenceViolations,
  ...findingViolations,
  ...groupLinkViolations,
  ...identifierViolations,
  ...inspectionViolations,
  ...issuanceViolations,
  ...lineageViolations,
  ...lodgementViolations,
  ...objectionViolations,
  ...openingViolations,
  ...organisationViolations,
  ...planViolations,
  ...quotaViolations,
  ...readingViolations,
  ...recognitionViolations,
  ...requestFaults,
  ...tableFaults,
  ...riskViolations,
  ...signatureFaults,
  ...signedContentFaults,
  ...smallestGroupViolations,
  ...standingViolations,
  ...taintedWorkViolations,
  ...technologyCheckViolations,
  ...closedDayViolations,
  ...closedEvidenceViolations,
  ...peerEvidenceViolations,
  ...evidenceCorrectionViolations,
  ...textFaults,
  ...personCorrectionViolations,
  ...setUpViolations,
  ...absenceViolations,
  ...dataRequestViolations,
  ...authorisationViolations,
  ...loanViolations,
  ...peopleViolations,
  ...transferBasisViolations,
  ...valueFaults,
}

/** The sentence of a code in one language with its gaps named where they stand: `Requirement ‹requirementId› has no finding.` */
export function sayPattern(code: ErrorCode, language: Language): string {
  const kinds: ParamKinds = errorParams[code]
  const gaps = Object.fromEntries(Object.keys(kinds).map((name) => [name, `‹${name}›`]))
  return sayFilled(errors[code].message, language, {}, gaps)
}

/** The sentence of one error in one language. */
export function sayError({ code, params }: FoundError, language: Language): string {
  return sayFilled(errors[code].message, language, errorParams[code], params)
}
