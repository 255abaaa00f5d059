export { checkIdentifier, identifierSchemeOf, identifierSchemes } from './identifiers/check-identifier.ts'
export type { IdentifierScheme } from './identifiers/check-identifier.ts'
export type { IdentifierCheck, IdentifierRefusal, IdentifierViolation } from './identifiers/identifier-check.ts'
export { checkUnifiedSocialCreditCode } from './identifiers/unified-social-credit-code.ts'
export { checkHongKongBusinessIdentifier } from './identifiers/hong-kong-business-identifier.ts'
export { checkMacaoTaxpayerNumber } from './identifiers/macao-taxpayer-number.ts'
export { checkLegalEntityIdentifier } from './identifiers/legal-entity-identifier.ts'
export {
  formatCertificateNumber,
  isCertificateNumber,
  parseCertificateNumber,
} from './identifiers/certificate-number.ts'
export type { CertificateNumberParts } from './identifiers/certificate-number.ts'
export { applicableRequirements, mustAnswer } from './scheme/applicability.ts'
export type { ApplicableRequirement, CertificationScope } from './scheme/applicability.ts'
export {
  prohibitedPracticeRequirementId,
  prohibitedPractices,
  screenProhibitedPractices,
} from './scheme/prohibited-practices.ts'
export type {
  ProhibitedPractice,
  ProhibitedPracticeCode,
  ProhibitedPracticeScreening,
} from './scheme/prohibited-practices.ts'
export { modalities, obligations } from './scheme/requirement.ts'
export type {
  Catalogue,
  CertifiableRiskClass,
  ClassApplicability,
  EvidenceDemand,
  LocalAnnexClause,
  MetricCheck,
  Modality,
  Obligation,
  PlaceApplicability,
  Requirement,
  TextInEveryLanguage,
} from './scheme/requirement.ts'
export {
  authorities,
  authorityOf,
  jurisdictionOf,
  jurisdictions,
  leadLetter,
  leadLetters,
  recognisingAuthorities,
} from './jurisdictions.ts'
export type { Authority, Jurisdiction, LeadLetter } from './jurisdictions.ts'
export { languages } from './languages.ts'
export type { Language, LocalisedText } from './languages.ts'
export { riskClasses } from './risk-class.ts'
export type { RiskClass } from './risk-class.ts'
export type { JsonValue } from './json.ts'
export { roles, staffRoles } from './roles.ts'
export type { Actor, Authorisation, Role, StaffRole } from './roles.ts'
export { addCalendarDays, addMonths, isBefore, isCalendarDate, localDate } from './instant.ts'
export { clauses } from './clauses.ts'
export type { Clause, ClauseId } from './clauses.ts'
export type { Violation } from './violation.ts'
export { availableActions, decide, fold } from './machine.ts'
export type {
  CitedViolation,
  CommandBase,
  CommandName,
  Decision,
  EventBase,
  Guard,
  Machine,
  MachineTypes,
  Receipt,
  Refusal,
  Row,
  Status,
  Table,
} from './machine.ts'
export { hasConflict, hasDeclared } from './standing-guards.ts'
export { staysAwayUntil } from './cooling-off.ts'
export type { CoolingOffFacts } from './cooling-off.ts'
export type { ImpartialityDeclaration, Pinned, StaffFacts, StandingFacts } from './standing-guards.ts'
export { stateDiagram } from './diagram.ts'
export { applicationMachine } from './application/table.ts'
export { evolveApplication } from './application/evolve.ts'
export type { ApplicationTypes } from './application/evolve.ts'
export { agreementClauses } from './application/agreement.ts'
export type { Agreement } from './application/agreement.ts'
export { feeFor } from './application/fee.ts'
export type { Fee } from './application/fee.ts'
export { reviewPoints } from './application/commands.ts'
export type { ApplicableItem, ApplicationCommand, ApplicationFacts, ReviewPoint } from './application/commands.ts'
export type { ApplicationEvent } from './application/events.ts'
export { applicationStatuses } from './application/state.ts'
export type { Answer, Application, ApplicationStatus, MissingItem } from './application/state.ts'
export { evaluationMachine } from './evaluation/table.ts'
export { evolveEvaluation } from './evaluation/evolve.ts'
export type { EvaluationTypes } from './evaluation/evolve.ts'
export { assignEvaluators } from './evaluation/assignment.ts'
export type { Assignment, AssignmentNeed, Candidate } from './evaluation/assignment.ts'
export { contentOf } from './evaluation/content.ts'
export { evaluationSet } from './evaluation/evaluation-set.ts'
export type { EvaluationCommand, EvaluationFacts, FindingEntry, NonconformityEntry } from './evaluation/commands.ts'
export type { EvaluationEvent } from './evaluation/events.ts'
export { evaluationStatuses, grades, nonconformityGrades } from './evaluation/state.ts'
export type {
  Evaluation,
  EvaluationDecision,
  EvaluationStatus,
  Exclusion,
  Finding,
  Grade,
  Nonconformity,
  NonconformityGrade,
  NonconformityResponse,
  Outcome,
  Recommendation,
  TeamMember,
  Vote,
} from './evaluation/state.ts'
export { recognitionMachine } from './recognition/table.ts'
export { evolveRecognition } from './recognition/evolve.ts'
export type { RecognitionTypes } from './recognition/evolve.ts'
export type { RecognitionCommand, RecognitionFacts } from './recognition/commands.ts'
export type { RecognitionEvent } from './recognition/events.ts'
export { recognitionOutcomes, recognitionStatuses } from './recognition/state.ts'
export type {
  Recognition,
  RecognitionDecision,
  RecognitionOutcome,
  RecognitionStatus,
  RecognitionVote,
} from './recognition/state.ts'
export { certificateMachine } from './certificate/table.ts'
export { evolveCertificate } from './certificate/evolve.ts'
export type { CertificateTypes } from './certificate/evolve.ts'
export { judgeEffectDeclaration } from './certificate/declaration.ts'
export { signatoryGap } from './certificate/signatory.ts'
export { attestingAuthorities } from './certificate/content.ts'
export type { AuthorityDecision, CertificateContent } from './certificate/content.ts'
export { isInForce, statusDecided } from './certificate/public-effect.ts'
export type { PublicEffectStatus } from './certificate/public-effect.ts'
export { certificateLints, lintCertificate, validToOf } from './certificate/lints.ts'
export type { CertificateLint, CertificateRules } from './certificate/lints.ts'
export type { CertificateCommand, CertificateFacts } from './certificate/commands.ts'
export type { CertificateEvent } from './certificate/events.ts'
export { effectStatuses, nonconformitySources } from './certificate/state.ts'
export type { CertificateEffect, EffectHistoryEntry, EffectStatus, NonconformitySource } from './certificate/state.ts'
