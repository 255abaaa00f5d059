import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { intentCase } from './case.ts'

export const getCertificateRecord = transactional(
  operations.getCertificateRecord,
  async (request, _context, transaction) =>
    intentCase.represent(await findCase(intentCase, transaction, request.params.certificateNumber), request),
)
