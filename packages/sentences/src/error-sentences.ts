import type { Sentence } from './sentence.ts'

/**
 * What is said of an error: in the entry of a problem, filled with its params, and on its page, why it happens and what to do.
 * Words between backticks are code.
 */
export interface ErrorSentences {
  readonly message: Sentence
  readonly cause: Sentence
  readonly remedy: Sentence
}
