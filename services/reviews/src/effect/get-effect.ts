import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { route } from '#route.ts'
import { effectCase } from './case.ts'

export const getEffect = route.transactional(operations.getEffect, async (request, _context, transaction) =>
  effectCase.represent(await findCase(effectCase, transaction, request.params.certificateNumber), request),
)
