import { attestCertificate as operation } from '@concert/contracts/certificates'
import { route } from '#route.ts'
import { attestCertificate } from '#use-cases/attest-certificate.ts'

export const attestCertificateRoute = route.transactional(operation, async (request, { signing }, transaction) => ({
  body: await attestCertificate(transaction, request, signing, request.params.certificateNumber),
}))
