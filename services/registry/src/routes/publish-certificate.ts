import { publishCertificate } from '@concert/contracts/registry'
import { summaryOf } from '#representations/registered-certificate.ts'
import { route } from '#route.ts'
import { publishCertificate as publish } from '#use-cases/publish-certificate.ts'

export const publishCertificateRoute = route.plain(publishCertificate, async ({ body }, context) => {
  const { document, period } = await publish(context, body.credential)
  return { body: summaryOf(document, period) }
})
