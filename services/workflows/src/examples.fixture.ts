import { certificateContent, effectStatement, generalJws } from '@concert/contracts/certificate-content'
import { certificateRecord, attestation as attestationSchema } from '@concert/contracts/certificates'
import {
  dossier as dossierSchema,
  evidenceClosed,
  peerDecision as peerDecisionSchema,
} from '@concert/contracts/envelopes'
import { exampleAttestation, exampleContent, examplePeerDecision } from '@concert/contracts/examples'
import { sendEnvelope } from '@concert/contracts/exchange'
import { getDossier } from '@concert/contracts/recognitions'
import { publishCertificate } from '@concert/contracts/registry'

/** One certificate of the seed cast, as in the examples of the contracts, from dossier to credential. */
const dossier = dossierSchema.parse(sendEnvelope.example.body.body)
const content = certificateContent.parse(exampleContent)
export const credential = generalJws.parse(publishCertificate.example.body.credential)
export const peerDecision = peerDecisionSchema.parse(examplePeerDecision)
export const attestation = attestationSchema.parse(exampleAttestation)
export const { evaluationId, applicationId } = dossier
export const { certificateNumber } = content
export const certificateDigest = attestation.certificateDigest

/** What the lead tells the others of a file of the dossier. */
export const told = evidenceClosed.parse({
  evaluationId,
  changes: 3,
  closed: [{ digest: dossier.evaluationDigest, reason: 'malware', since: '2026-11-24' }],
})

/** Macao's decision to suspend its own effect. */
export const decided = effectStatement.omit({ certificateDigest: true }).parse({
  certificateNumber,
  authority: 'mo',
  jurisdiction: 'MO',
  status: 'suspended',
  conditions: [],
  reason: { en: 'Suspended until the disclosure is restored.', pt: 'Suspenso até à reposição da informação.' },
  clause: 'iso17065-7.11.1',
  at: '2026-12-01T09:00:00.000Z',
  sequence: 2,
})

/** A statement as a compact JWS with an invalid signature. */
export function signedStatement(changes: object = {}): string {
  const payload = JSON.stringify({ ...decided, certificateDigest, ...changes })
  return `eyJhbGciOiJFZERTQSJ9.${Buffer.from(payload).toString('base64url')}.AAAA`
}

export function recordWith(changes: Partial<ReturnType<typeof certificateRecord.parse>> = {}) {
  return certificateRecord.parse({
    certificateNumber,
    content,
    certificateDigest,
    signedBy: [],
    awaiting: [],
    ownAttestation: null,
    credential: null,
    published: false,
    ...changes,
  })
}

export function dossierAnswer(awaiting: readonly string[] = []) {
  return getDossier.success.body.parse({ dossier, dossierDigest: certificateDigest, awaiting, decided: [] })
}

/** What another authority is asked of a lodgement, and answers. */
export const askedAt = '2026-11-23T09:00:00.000Z'
export const answer = { applicationId, askedAt, keyId: '0123456789abcdef', lodgedAt: null }

/** What the services of a cell answer. */
export const answers = {
  getCertificateRecord: recordWith(),
  storePeerIntent: recordWith(),
  recordPeerCertificate: recordWith({ credential }),
  getDossier: dossierAnswer(),
  verifyEffectStatement: { applicationId, statement: { ...decided, certificateDigest } },
  answerLodgementQuery: { to: 'mo', answer },
  getEvidenceToTell: { told, authorities: ['cn-gd', 'mo'] },
  recordLodgementAnswer: { applicationId, askedAt, from: 'mo' },
}
