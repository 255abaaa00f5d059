// Made by `npm run generate` from the files of this folder that are named after an operation.
import { assembleCertificate } from './assemble-certificate.ts'
import { attestCertificate } from './attest-certificate.ts'
import { getCertificateRecord } from './get-certificate-record.ts'
import { issueCertificate } from './issue-certificate.ts'
import { recordAttestation } from './record-attestation.ts'
import { recordPeerCertificate } from './record-peer-certificate.ts'
import { storeIntent } from './store-intent.ts'
import { storePeerIntent } from './store-peer-intent.ts'

export const intent = {
  assembleCertificate,
  attestCertificate,
  getCertificateRecord,
  issueCertificate,
  recordAttestation,
  recordPeerCertificate,
  storeIntent,
  storePeerIntent,
}
