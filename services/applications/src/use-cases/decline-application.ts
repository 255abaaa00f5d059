import type { Transaction } from '@concert/db/authority-transaction'
import { applicationMachine } from '@concert/domain/application/table'
import { decide } from '@concert/domain/machine'
import type { ApplicationRecord } from '#store/applications.ts'
import { decideApplication } from './decide-application.ts'
import type { RequestOf } from './request.ts'

/** Declines a reviewed application with its reason (ISO/IEC 17065 7.3.4). Step 6 of docs/flows/submission.md. */
export async function declineApplication(
  transaction: Transaction,
  request: RequestOf<'declineApplication'>,
): Promise<ApplicationRecord> {
  return decideApplication(transaction, request, {
    action: 'application.declined',
    judge: ({ state, given, staff }) =>
      decide(applicationMachine, state, { name: 'declineApplication', ...given, reason: request.body.reason }, staff),
  })
}
