import type { Role } from '@concert/domain'
import type { OperationId } from './operations.ts'

/**
 * Who may call what, whatever the state; the state's part of the rule is the transition table of the domain. `anyone` needs no
 * token. `peer-authority` is proved by the signature on the message itself.
 */
export type Caller = Role | 'anyone' | 'peer-authority'

const applicant = ['applicant'] as const
const staff = [
  'application-reviewer',
  'plan-owner',
  'evaluator',
  'report-reviewer',
  'decision-maker',
  'signatory',
] as const
const evaluationStaff = ['plan-owner', 'evaluator', 'report-reviewer', 'decision-maker'] as const
const system = ['system'] as const
const anyone = ['anyone'] as const
const peer = ['peer-authority'] as const

export const policy = {
  registerOrganisation: applicant,
  getOrganisation: [...applicant, ...staff],
  registerAiSystem: applicant,
  getAiSystem: [...applicant, ...staff],
  openApplication: applicant,
  listApplications: [...applicant, ...staff],
  getApplication: [...applicant, ...staff],
  answerRequirements: applicant,
  submitApplication: applicant,
  startReview: ['plan-owner'],
  returnIncomplete: ['application-reviewer'],
  acceptApplication: ['application-reviewer'],
  declineApplication: ['application-reviewer'],
  signAgreement: applicant,
  countersignAgreement: ['signatory'],
  withdrawApplication: applicant,
  listCorrespondence: [...applicant, ...staff],
  notifyClient: system,
  uploadEvidence: applicant,
  getEvidence: [...applicant, ...staff],
  listEvidence: [...applicant, ...staff],
  listEvaluations: [...applicant, ...evaluationStaff],
  getEvaluation: [...applicant, ...evaluationStaff],
  assignEvaluators: ['plan-owner'],
  declareImpartiality: ['evaluator', 'report-reviewer', 'decision-maker'],
  approvePlan: ['plan-owner'],
  beginEvaluation: ['evaluator'],
  recordFindings: ['evaluator'],
  raiseNonconformities: ['evaluator'],
  respondToNonconformity: applicant,
  closeNonconformity: ['evaluator'],
  completeEvaluation: ['evaluator'],
  assignReview: ['plan-owner'],
  askForMore: ['report-reviewer'],
  recommend: ['report-reviewer'],
  castVote: ['decision-maker'],
  openEvaluation: system,
  listRecognitions: evaluationStaff,
  getRecognition: evaluationStaff,
  declareRecognitionImpartiality: ['decision-maker'],
  castRecognitionVote: ['decision-maker'],
  openRecognition: system,
  recordPeerDecision: system,
  getDossier: system,
  getEffect: evaluationStaff,
  substantiateNonconformity: ['evaluator'],
  suspendEffect: ['decision-maker'],
  openEffect: system,
  storeIntent: system,
  getCertificateRecord: system,
  attestCertificate: system,
  storePeerIntent: system,
  recordAttestation: system,
  assembleCertificate: system,
  recordPublication: system,
  recordPeerCertificate: system,
  signEffectStatement: system,
  receiveEnvelope: peer,
  sendEnvelope: system,
  deliverEnvelope: system,
  searchCertificates: anyone,
  getCertificate: anyone,
  getCredential: anyone,
  getCompactCredential: anyone,
  listEffectStatements: anyone,
  listAuthorities: anyone,
  getAuthorityKeys: anyone,
  listEditions: anyone,
  listRequirements: anyone,
  verifyCredential: anyone,
  publishCertificate: peer,
  publishEffect: peer,
  listDeadLetters: system,
  retryDeadLetter: system,
} as const satisfies Record<OperationId, readonly Caller[]>
