import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { applicationCase } from './case.ts'
import { lodgementOf } from './lodgement.ts'
import { answersTo } from './lodgement-answers.ts'

/** The question that stands, and whose answer is awaited. Step 1 of docs/flows/lodgement.md. */
export const getLodgementCheck = transactional(
  operations.getLodgementCheck,
  async ({ params: { applicationId } }, _context, transaction) => {
    const { lodgement } = (await findCase(applicationCase, transaction, applicationId)).state
    const own = await lodgementOf(transaction, applicationId)
    if (lodgement === undefined || lodgement.result !== undefined || own === undefined) {
      return { body: { query: null, awaiting: [] } }
    }
    const { askedAt } = lodgement
    const { awaiting } = await answersTo(transaction, { applicationId, askedAt })
    const { lodgedAt, lodgementKey: keyId, weightsIndex } = own
    return { body: { query: { applicationId, askedAt, lodgedAt, keyId, weightsIndex }, awaiting: [...awaiting] } }
  },
)
