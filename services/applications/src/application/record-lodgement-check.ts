import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Application } from '@concert/domain/application/state'
import { applicationCase } from './case.ts'
import { firstLodgement, type Lodgement, lodgementOf } from './lodgement.ts'
import { answersTo } from './lodgement-answers.ts'
import { reindexLodgements } from './weights-index.ts'

/**
 * Records what the authorities have answered to a question, this one among them, and who has not answered. Step 4 of
 * docs/flows/lodgement.md.
 */
export const recordLodgementCheck = command(applicationCase, operations.recordLodgementCheck, {
  isDone: ({ row: { state }, request: { body } }) => !isAwaited(state, body.askedAt),
  given: async ({ transaction, row: { state }, request: { body }, context: { lodgementKey } }) => {
    const { authority, applicationId, follows } = state
    const { askedAt } = body
    const asked = await ownLodgement(transaction, applicationId)
    const { answers, awaiting } = await answersTo(transaction, { applicationId, askedAt })
    await reindexLodgements(transaction, lodgementKey)
    const own = await ownLodgement(transaction, applicationId)
    const here = await firstLodgement(transaction, own.weightsIndex, follows)
    const isOther = here !== undefined && here.applicationId !== applicationId
    const comparable = answers.filter(({ keyId }) => keyId === asked.lodgementKey)
    const elsewhere = comparable.flatMap(({ from, lodgedAt }) =>
      lodgedAt === null ? [] : [{ authority: from, lodgedAt }],
    )
    return {
      askedAt,
      lodgedAt: own.lodgedAt,
      found: [...(isOther ? [{ authority, lodgedAt: here.lodgedAt }] : []), ...elsewhere],
      unanswered: awaiting,
      underAnotherKey: answers.filter((one) => !comparable.includes(one)).map(({ from }) => from),
    }
  },
  answer: ({ state: { applicationId } }) => ({ body: { applicationId } }),
})

async function ownLodgement(transaction: Transaction, applicationId: string): Promise<Lodgement> {
  const own = await lodgementOf(transaction, applicationId)
  if (own === undefined) throw new Error(`application ${applicationId} is under review and not lodged`)
  return own
}

/** Whether the question of `askedAt` still stands: the application may have ended, been returned, or asked anew. */
function isAwaited({ status, lodgement }: Application, askedAt: string): boolean {
  const isUnderReview = status === 'submitted' || status === 'in-review'
  return isUnderReview && lodgement?.askedAt === askedAt && lodgement.result === undefined
}
