import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { findStaffAccounts } from './store.ts'

/** Everybody who can sign in, for the page on which people say who they are. */
export const listStaffAccounts = transactional(
  operations.listStaffAccounts,
  async (_request, _context, transaction) => ({ body: { accounts: await findStaffAccounts(transaction, null) } }),
)
