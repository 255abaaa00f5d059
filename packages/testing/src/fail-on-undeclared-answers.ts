import { afterEach } from 'vitest'
import { takeUndeclaredAnswers } from './undeclared-answers.ts'

/** A test fails if it provokes an answer whose status the contract of the operation does not declare. */
afterEach(() => {
  const answers = takeUndeclaredAnswers()
  if (answers.length > 0) throw new Error(`the contract does not declare these answers: ${JSON.stringify(answers)}`)
})
