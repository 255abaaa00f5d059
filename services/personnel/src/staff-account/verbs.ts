// Made by `npm run generate` from the files of this folder that are named after an operation.
import { getStaffAccount } from './get-staff-account.ts'
import { listStaffAccounts } from './list-staff-accounts.ts'

export const staffAccount = {
  getStaffAccount,
  listStaffAccounts,
}
