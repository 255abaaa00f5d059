import type { Transaction } from '@concert/db/authority-transaction'
import { applicationMachine } from '@concert/domain/application/table'
import { decide } from '@concert/domain/machine'
import { requirementsOf } from '#applicability.ts'
import type { ApplicationRecord } from '#store/applications.ts'
import { decideApplication } from './decide-application.ts'
import type { RequestOf } from './request.ts'

/**
 * Returns a submitted application with the named list of what is missing (ISO/IEC 17065 7.3.1 a).
 * Step 6 of docs/flows/submission.md.
 */
export async function returnIncomplete(
  transaction: Transaction,
  request: RequestOf<'returnIncomplete'>,
): Promise<ApplicationRecord> {
  const { missing } = request.body
  return decideApplication(transaction, request, {
    action: 'application.returned',
    judge: ({ state, given, staff }) => {
      const facts = { ...staff, applicable: requirementsOf(state) }
      return decide(applicationMachine, state, { name: 'returnIncomplete', ...given, missing }, facts)
    },
  })
}
