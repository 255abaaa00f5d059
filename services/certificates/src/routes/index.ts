import { assembleCertificateRoute } from './assemble-certificate.ts'
import { attestCertificateRoute } from './attest-certificate.ts'
import { getCertificateRecordRoute } from './get-certificate-record.ts'
import { recordAttestationRoute } from './record-attestation.ts'
import { recordPeerCertificateRoute } from './record-peer-certificate.ts'
import { recordPublicationRoute } from './record-publication.ts'
import { signEffectStatementRoute } from './sign-effect-statement.ts'
import { storeIntentRoute } from './store-intent.ts'
import { storePeerIntentRoute } from './store-peer-intent.ts'
import { verifyEffectStatementRoute } from './verify-effect-statement.ts'

export const routes = [
  storeIntentRoute,
  getCertificateRecordRoute,
  attestCertificateRoute,
  storePeerIntentRoute,
  recordAttestationRoute,
  assembleCertificateRoute,
  recordPublicationRoute,
  recordPeerCertificateRoute,
  signEffectStatementRoute,
  verifyEffectStatementRoute,
]
