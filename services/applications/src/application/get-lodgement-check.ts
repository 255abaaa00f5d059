import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { applicationCase } from './case.ts'
import { answersTo } from './lodgement-answers.ts'

/** The question that stands, and whose answer is awaited. Step 1 of docs/flows/lodgement.md. */
export const getLodgementCheck = transactional(
  operations.getLodgementCheck,
  async ({ params: { applicationId } }, _context, transaction) => {
    const { state, weightsIndex } = await findCase(applicationCase, transaction, applicationId)
    const { lodgement } = state
    if (lodgement === undefined || lodgement.result !== undefined || weightsIndex === null) {
      return { body: { query: null, awaiting: [] } }
    }
    const { askedAt } = lodgement
    const { awaiting } = await answersTo(transaction, { applicationId, askedAt })
    return { body: { query: { applicationId, askedAt, weightsIndex }, awaiting: [...awaiting] } }
  },
)
