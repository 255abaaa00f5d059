import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { notFound } from '@concert/platform/refused-request'
import { findStaffAccounts } from './store.ts'

/** Whose account it is, for the issuer at which somebody signs in with it. */
export const getStaffAccount = transactional(
  operations.getStaffAccount,
  async ({ params: { accountId } }, _context, transaction) => {
    const [found] = await findStaffAccounts(transaction, accountId)
    return { body: found ?? notFound('account') }
  },
)
