import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { lodgementHolder } from './lodgement.ts'

/**
 * What this authority answers to another: since when a live application for the weights is lodged here, and nothing of whose it is.
 * Step 2 of docs/flows/lodgement.md.
 */
export const answerLodgementQuery = transactional(
  operations.answerLodgementQuery,
  async ({ body: { query } }, _context, transaction) => {
    const { applicationId, askedAt, weightsIndex } = query
    const holder = await lodgementHolder(transaction, weightsIndex)
    return { body: { applicationId, askedAt, lodgedAt: holder?.lodgedAt ?? null } }
  },
)
