import { getRecognition as operation } from '@concert/contracts/recognitions'
import { recognitionAnswer } from '#representations/recognition.ts'
import { route } from '#route.ts'
import { getRecognition } from '#use-cases/get-recognition.ts'

export const getRecognitionRoute = route.transactional(operation, async (request, _context, transaction) =>
  recognitionAnswer(await getRecognition(transaction, request.params.recognitionId), request),
)
