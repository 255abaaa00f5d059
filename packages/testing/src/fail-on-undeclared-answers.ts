import { afterEach } from 'vitest'
import { takeUndeclaredAnswers } from './undeclared-answers.ts'

/** Whichever test provokes an answer whose status the contract of its operation does not declare fails. */
afterEach(() => {
  const answers = takeUndeclaredAnswers()
  if (answers.length > 0) throw new Error(`the contract does not declare these answers: ${JSON.stringify(answers)}`)
})
