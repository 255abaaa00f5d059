import { searchCertificates } from '@concert/contracts/registry'
import { summaryOf } from '#representations/registered-certificate.ts'
import { route } from '#route.ts'
import { searchCertificates as search } from '#use-cases/search-certificates.ts'

export const searchCertificatesRoute = route.plain(searchCertificates, async ({ query }, context) => {
  const { items, nextCursor } = await search(context, query)
  return { body: { items: items.map(({ document, period }) => summaryOf(document, period)), nextCursor } }
})
