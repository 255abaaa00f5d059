import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import { applicationCase } from './case.ts'
import { answersTo, keepAnswer } from './lodgement-answers.ts'

/** Keeps what another authority answered. It answers a question once: another answer to it is refused. Step 3 of docs/flows/lodgement.md. */
export const recordLodgementAnswer = transactional(
  operations.recordLodgementAnswer,
  async ({ body: { from, answer } }, _context, transaction) => {
    const { applicationId, askedAt, lodgedAt } = answer
    await findCase(applicationCase, transaction, applicationId)
    if (!(await keepAnswer(transaction, { applicationId, askedAt }, { from, lodgedAt }))) {
      const { answers } = await answersTo(transaction, { applicationId, askedAt })
      const isSame = answers.some((one) => one.from === from && one.lodgedAt === lodgedAt)
      if (!isSame) throw new RefusedRequest('conflict', { detail: detail('record-exists') })
    }
    return { body: { applicationId, from } }
  },
)
