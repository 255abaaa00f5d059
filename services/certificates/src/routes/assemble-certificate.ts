import { assembleCertificate as operation } from '@concert/contracts/certificates'
import { route } from '#route.ts'
import { assembleCertificate } from '#use-cases/assemble-certificate.ts'

export const assembleCertificateRoute = route.transactional(operation, async (request, { trust }, transaction) => ({
  body: await assembleCertificate(transaction, request, trust, request.params.certificateNumber),
}))
