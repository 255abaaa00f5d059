import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { effectCase } from './case.ts'

export const getEffect = transactional(operations.getEffect, async (request, _context, transaction) =>
  effectCase.represent(await findCase(effectCase, transaction, request.params.certificateNumber), request),
)
