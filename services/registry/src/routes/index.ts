import { getAuthorityKeysRoute } from './get-authority-keys.ts'
import { getCertificateRoute } from './get-certificate.ts'
import { getCompactCredentialRoute } from './get-compact-credential.ts'
import { getCredentialRoute } from './get-credential.ts'
import { listAuthoritiesRoute } from './list-authorities.ts'
import { listEditionsRoute } from './list-editions.ts'
import { listEffectStatementsRoute } from './list-effect-statements.ts'
import { listRequirementsRoute } from './list-requirements.ts'
import { publishCertificateRoute } from './publish-certificate.ts'
import { publishEffectRoute } from './publish-effect.ts'
import { searchCertificatesRoute } from './search-certificates.ts'
import { verifyCredentialRoute } from './verify-credential.ts'

export const routes = [
  searchCertificatesRoute,
  getCertificateRoute,
  getCredentialRoute,
  getCompactCredentialRoute,
  listEffectStatementsRoute,
  listAuthoritiesRoute,
  getAuthorityKeysRoute,
  listEditionsRoute,
  listRequirementsRoute,
  verifyCredentialRoute,
  publishCertificateRoute,
  publishEffectRoute,
]
