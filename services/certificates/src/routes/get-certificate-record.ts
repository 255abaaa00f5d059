import { getCertificateRecord as operation } from '@concert/contracts/certificates'
import { route } from '#route.ts'
import { getCertificateRecord } from '#use-cases/get-certificate-record.ts'

export const getCertificateRecordRoute = route.transactional(operation, async ({ params }, _context, transaction) => ({
  body: await getCertificateRecord(transaction, params.certificateNumber),
}))
