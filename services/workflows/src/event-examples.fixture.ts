import type { EventInput, EventType, Stream } from '@concert/contracts/events/streams'
import {
  applicationId,
  attestation,
  certificateNumber,
  certificateDigest,
  decided,
  evaluationId,
  peerDecision,
  signedStatement,
} from './examples.fixture.ts'

const stamp = { at: '2026-11-23T09:00:00.000Z', by: 'mei.lin' }
const decision = { evaluationDigest: certificateDigest, decidedBy: ['mei.lin', 'rui.costa'], reasons: ['Met.', 'Met.'] }
const changed = { ...stamp, certificateNumber, reason: { en: 'Disclosure removed.' }, clause: 'iso17065-7.11.1' }
const envelope = {
  authority: 'hk',
  envelopeId: 'env_0197f3a0-0000-7000-8000-000000000001',
  statementDigest: 'ab'.repeat(32),
} as const
const certified = {
  ...stamp,
  certificateNumber,
  leadAuthority: 'hk',
  evaluationId,
  applicationId,
  certificateDigest,
} as const

/** The complete payload of each event that the workflows follow, as its service stores it. */
export const eventExamples = {
  ApplicationSubmitted: { ...stamp, applicationId, submission: 1 },
  EvidenceUploaded: {
    ...stamp,
    authority: 'hk',
    evidenceId: 'evd_0197f3a0-0000-7000-8000-000000000001',
    applicantId: 'harbour-legal',
    applicationId,
    digest: certificateDigest,
    sizeBytes: 5,
    mediaType: 'text/plain',
    residencyCategory: 'C3',
    effectiveOn: null,
    origins: ['HK'],
    madeIn: 'HK',
    unmixedProof: null,
    quarantine: 'unchecked',
    scan: 'not-scanned',
    scanDigest: certificateDigest,
  },
  LodgementCheckRepeated: { ...stamp, applicationId },
  ApplicationReturned: {
    ...stamp,
    applicationId,
    missing: [{ requirementId: 'GBA-AI-TS-01', reason: 'No test set.' }],
  },
  AcceptanceFell: { ...stamp, applicationId, personId: 'lau.tszwai' },
  ApplicationAccepted: {
    ...stamp,
    applicationId,
    review: {
      informationSufficient: true,
      differencesResolved: true,
      scopeDefined: true,
      meansAvailable: true,
      competenceAvailable: true,
    },
    scope: { en: 'Legal answers' },
    agreement: {
      version: '1',
      clauses: ['a'],
      fee: { amountMinor: 9_000_000, currency: 'HKD', functionVersion: 'fee-1' },
      outsourcing: [],
    },
  },
  ApplicationDeclined: { ...stamp, applicationId, reason: 'Out of scope.' },
  AgreementCountersigned: { ...stamp, applicationId, agreementVersion: '1' },
  NonconformitiesRaised: { ...stamp, evaluationId, applicationId, nonconformities: [] },
  EvaluationGranted: { ...stamp, evaluationId, applicationId, ...decision },
  EvaluationRefused: { ...stamp, evaluationId, applicationId, ...decision },
  PeerDecisionRecorded: {
    ...stamp,
    authority: 'hk',
    edition: 'GBA-AI 2026-1',
    ...peerDecision,
    from: 'mo',
    applicationId,
  },
  AttestationRecorded: { ...certified, from: 'mo' },
  CertificateAttested: { ...certified, attestation },
  RecognitionDecided: {
    ...stamp,
    recognitionId: 'rec_0197f3a0-0000-7000-8000-000000000001',
    evaluationId,
    leadAuthority: 'hk',
    decision: peerDecision.decision,
    conditions: peerDecision.conditions,
    reasons: peerDecision.reasons,
    decidedBy: ['mei.lin', 'rui.costa'],
    peerDecision,
  },
  EnvelopeQueued: { ...stamp, ...envelope, from: 'hk', to: 'mo', envelopeType: 'dossier.v1' },
  EnvelopeReceived: {
    ...stamp,
    ...envelope,
    from: 'mo',
    to: 'hk',
    envelopeType: 'recognition-decision.v1',
    statement: 'e30.e30.AAAA',
  },
  NonconformitySubstantiated: { ...changed, source: 'surveillance', statement: decided },
  EffectSuspended: { ...changed, statement: decided },
  EffectStatementSigned: {
    ...stamp,
    authority: 'hk',
    edition: 'GBA-AI 2026-1',
    certificateNumber,
    sequence: 1,
    leadAuthority: 'hk',
    applicationId: null,
    statement: signedStatement(),
  },
} satisfies { readonly [T in EventType<Stream>]?: EventInput<Stream, T> }
