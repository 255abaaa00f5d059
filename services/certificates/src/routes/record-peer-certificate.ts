import { recordPeerCertificate as operation } from '@concert/contracts/certificates'
import { route } from '#route.ts'
import { recordPeerCertificate } from '#use-cases/record-peer-certificate.ts'

export const recordPeerCertificateRoute = route.transactional(operation, async (request, { trust }, transaction) => ({
  body: await recordPeerCertificate(transaction, request, trust, request.body),
}))
