import { listDeadLettersRoute } from './list-dead-letters.ts'
import { retryDeadLetterRoute } from './retry-dead-letter.ts'

export const routes = [listDeadLettersRoute, retryDeadLetterRoute]
