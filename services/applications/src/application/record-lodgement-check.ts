import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import type { Application } from '@concert/domain/application/state'
import { applicationCase } from './case.ts'
import { lodgedHereBefore } from './lodgement.ts'
import { answersTo } from './lodgement-answers.ts'

/**
 * Records what the authorities have answered to a question, this one among them, and who has not answered. Step 4 of
 * docs/flows/lodgement.md.
 */
export const recordLodgementCheck = command(applicationCase, operations.recordLodgementCheck, {
  isDone: ({ row: { state }, request: { body } }) => !isAwaited(state, body.askedAt),
  given: async ({ transaction, row, request: { body } }) => {
    const { applicationId } = row.state
    const { answers, awaiting } = await answersTo(transaction, { applicationId, askedAt: body.askedAt })
    const here = await lodgedHereBefore(transaction, row)
    const elsewhere = answers.flatMap(({ from, lodgedAt }) =>
      lodgedAt === null ? [] : [{ authority: from, lodgedAt }],
    )
    return { askedAt: body.askedAt, found: [...(here === undefined ? [] : [here]), ...elsewhere], unanswered: awaiting }
  },
  answer: ({ state: { applicationId } }) => ({ body: { applicationId } }),
})

/** Whether the question of `askedAt` still stands: the application may have ended, been returned, or asked anew. */
function isAwaited({ status, lodgement }: Application, askedAt: string): boolean {
  const isUnderReview = status === 'submitted' || status === 'in-review'
  return isUnderReview && lodgement?.askedAt === askedAt && lodgement.result === undefined
}
