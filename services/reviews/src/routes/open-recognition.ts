import { openRecognition as operation } from '@concert/contracts/recognitions'
import { recognitionLine } from '#representations/recognition.ts'
import { route } from '#route.ts'
import { openRecognition } from '#use-cases/open-recognition.ts'

export const openRecognitionRoute = route.transactional(operation, async (request, _context, transaction) => {
  const opened = await openRecognition(transaction, request, request.body.from, request.body.dossier)
  return { body: recognitionLine(opened), version: opened.version }
})
