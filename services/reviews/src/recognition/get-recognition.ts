import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { route } from '#route.ts'
import { recognitionCase } from './case.ts'

export const getRecognition = route.transactional(operations.getRecognition, async (request, _context, transaction) =>
  recognitionCase.represent(await findCase(recognitionCase, transaction, request.params.recognitionId), request),
)
