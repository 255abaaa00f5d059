import type { ProblemCode } from '@concert/contracts/problems'
import { decisionProblems } from './problems/decisions.ts'
import type { ProblemSentences } from './problems/problem-sentences.ts'
import { requestProblems } from './problems/requests.ts'
import { uploadProblems } from './problems/uploads.ts'

/** Every problem that the API answers, by its code. A code without its sentences does not compile, nor do sentences without a code. */
export const problems: { readonly [Code in ProblemCode]: ProblemSentences } = {
  ...requestProblems,
  ...decisionProblems,
  ...uploadProblems,
}
