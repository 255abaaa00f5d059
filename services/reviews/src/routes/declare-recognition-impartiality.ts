import { declareRecognitionImpartiality as operation } from '@concert/contracts/recognitions'
import { recognitionAnswer } from '#representations/recognition.ts'
import { route } from '#route.ts'
import { declareRecognitionImpartiality } from '#use-cases/declare-recognition-impartiality.ts'

export const declareRecognitionImpartialityRoute = route.transactional(
  operation,
  async (request, _context, transaction) =>
    recognitionAnswer(
      await declareRecognitionImpartiality(transaction, request, request.params.recognitionId, request.body),
      request,
    ),
)
