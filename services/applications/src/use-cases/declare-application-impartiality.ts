import type { Transaction } from '@concert/db/authority-transaction'
import { applicationMachine } from '@concert/domain/application/table'
import { decide } from '@concert/domain/machine'
import type { ApplicationRecord } from '#store/applications.ts'
import { decideApplication } from './decide-application.ts'
import type { RequestOf } from './request.ts'

/**
 * Records what an application reviewer declares of its interests; a conflict gives the review back (4.2, 6.1.3).
 * Step 6 of docs/flows/submission.md.
 */
export async function declareApplicationImpartiality(
  transaction: Transaction,
  request: RequestOf<'declareApplicationImpartiality'>,
): Promise<ApplicationRecord> {
  return decideApplication(transaction, request, {
    action: 'application.impartiality-declared',
    judge: ({ state, given, staff }) =>
      decide(applicationMachine, state, { name: 'declareImpartiality', ...given, ...request.body }, staff),
  })
}
