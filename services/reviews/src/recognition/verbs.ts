// Made by `npm run generate` from the files of this folder that are named after an operation.
import { castRecognitionVote } from './cast-recognition-vote.ts'
import { declareRecognitionImpartiality } from './declare-recognition-impartiality.ts'
import { getRecognition } from './get-recognition.ts'
import { listRecognitionReads } from './list-recognition-reads.ts'
import { listRecognitions } from './list-recognitions.ts'
import { openRecognition } from './open-recognition.ts'

export const recognition = {
  castRecognitionVote,
  declareRecognitionImpartiality,
  getRecognition,
  listRecognitionReads,
  listRecognitions,
  openRecognition,
}
