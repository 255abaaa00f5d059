import * as applications from './applications.ts'
import * as certificates from './certificates.ts'
import * as correspondence from './correspondence.ts'
import * as evaluations from './evaluations.ts'
import * as evidence from './evidence.ts'
import * as exchange from './exchange.ts'
import type { OperationShape, Service } from './operation.ts'
import * as organisations from './organisations.ts'
import * as recognitions from './recognitions.ts'
import * as registry from './registry.ts'
import * as workflows from './workflows.ts'

/** Every operation there is, by its id. A route that is not here cannot be mounted; one without a policy does not compile. */
export const operations = {
  registerOrganisation: organisations.registerOrganisation,
  getOrganisation: organisations.getOrganisation,
  registerAiSystem: organisations.registerAiSystem,
  getAiSystem: organisations.getAiSystem,
  openApplication: applications.openApplication,
  listApplications: applications.listApplications,
  getApplication: applications.getApplication,
  answerRequirements: applications.answerRequirements,
  submitApplication: applications.submitApplication,
  startReview: applications.startReview,
  declareApplicationImpartiality: applications.declareApplicationImpartiality,
  returnIncomplete: applications.returnIncomplete,
  acceptApplication: applications.acceptApplication,
  declineApplication: applications.declineApplication,
  signAgreement: applications.signAgreement,
  countersignAgreement: applications.countersignAgreement,
  withdrawApplication: applications.withdrawApplication,
  listCorrespondence: correspondence.listCorrespondence,
  notifyClient: correspondence.notifyClient,
  uploadEvidence: evidence.uploadEvidence,
  getEvidence: evidence.getEvidence,
  listEvidence: evidence.listEvidence,
  listEvaluations: evaluations.listEvaluations,
  getEvaluation: evaluations.getEvaluation,
  assignEvaluators: evaluations.assignEvaluators,
  declareImpartiality: evaluations.declareImpartiality,
  approvePlan: evaluations.approvePlan,
  beginEvaluation: evaluations.beginEvaluation,
  recordFindings: evaluations.recordFindings,
  raiseNonconformities: evaluations.raiseNonconformities,
  respondToNonconformity: evaluations.respondToNonconformity,
  closeNonconformity: evaluations.closeNonconformity,
  completeEvaluation: evaluations.completeEvaluation,
  assignReview: evaluations.assignReview,
  askForMore: evaluations.askForMore,
  recommend: evaluations.recommend,
  castVote: evaluations.castVote,
  openEvaluation: evaluations.openEvaluation,
  listRecognitions: recognitions.listRecognitions,
  getRecognition: recognitions.getRecognition,
  declareRecognitionImpartiality: recognitions.declareRecognitionImpartiality,
  castRecognitionVote: recognitions.castRecognitionVote,
  openRecognition: recognitions.openRecognition,
  recordPeerDecision: recognitions.recordPeerDecision,
  getDossier: recognitions.getDossier,
  getEffect: recognitions.getEffect,
  declareEffectImpartiality: recognitions.declareEffectImpartiality,
  substantiateNonconformity: recognitions.substantiateNonconformity,
  suspendEffect: recognitions.suspendEffect,
  openEffect: recognitions.openEffect,
  storeIntent: certificates.storeIntent,
  getCertificateRecord: certificates.getCertificateRecord,
  attestCertificate: certificates.attestCertificate,
  storePeerIntent: certificates.storePeerIntent,
  recordAttestation: certificates.recordAttestation,
  assembleCertificate: certificates.assembleCertificate,
  recordPublication: certificates.recordPublication,
  recordPeerCertificate: certificates.recordPeerCertificate,
  signEffectStatement: certificates.signEffectStatement,
  verifyEffectStatement: certificates.verifyEffectStatement,
  receiveEnvelope: exchange.receiveEnvelope,
  sendEnvelope: exchange.sendEnvelope,
  deliverEnvelope: exchange.deliverEnvelope,
  searchCertificates: registry.searchCertificates,
  getCertificate: registry.getCertificate,
  getCredential: registry.getCredential,
  getCompactCredential: registry.getCompactCredential,
  listEffectStatements: registry.listEffectStatements,
  listAuthorities: registry.listAuthorities,
  getAuthorityKeys: registry.getAuthorityKeys,
  listEditions: registry.listEditions,
  listRequirements: registry.listRequirements,
  verifyCredential: registry.verifyCredential,
  publishCertificate: registry.publishCertificate,
  publishEffect: registry.publishEffect,
  listDeadLetters: workflows.listDeadLetters,
  retryDeadLetter: workflows.retryDeadLetter,
} as const satisfies Record<string, OperationShape>

export type OperationId = keyof typeof operations

/** The operations of one service, in the order of their declaration. */
export function operationsOf(service: Service): OperationShape[] {
  return Object.values<OperationShape>(operations).filter((operation) => operation.service === service)
}
