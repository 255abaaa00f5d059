import { recordPublication as operation } from '@concert/contracts/certificates'
import { route } from '#route.ts'
import { recordPublication } from '#use-cases/record-publication.ts'

export const recordPublicationRoute = route.transactional(operation, async (request, _context, transaction) => ({
  body: await recordPublication(transaction, request, request.params.certificateNumber),
}))
