import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { recognitionCase } from './case.ts'

export const getRecognition = transactional(operations.getRecognition, async (request, _context, transaction) =>
  recognitionCase.represent(await findCase(recognitionCase, transaction, request.params.recognitionId), request),
)
