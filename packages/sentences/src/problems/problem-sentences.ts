import type { Sentence } from '#sentence.ts'

/** What the page of a problem says: its title, what it means, and what to do. Words between backticks are code. */
export interface ProblemSentences {
  readonly title: Sentence
  readonly cause: Sentence
  readonly remedy: Sentence
}
