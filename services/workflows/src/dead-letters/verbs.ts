// Made by `npm run generate` from the files of this folder that are named after an operation.
import { listDeadLetters } from './list-dead-letters.ts'
import { retryDeadLetter } from './retry-dead-letter.ts'

export const deadLetters = {
  listDeadLetters,
  retryDeadLetter,
}
