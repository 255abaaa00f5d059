import type { Transaction } from '@concert/db/authority-transaction'
import { applicationMachine } from '@concert/domain/application/table'
import { decide } from '@concert/domain/machine'
import type { ApplicationRecord } from '#store/applications.ts'
import { decideApplication } from './decide-application.ts'
import type { RequestOf } from './request.ts'

/** Withdraws an application that is not final; its system may then be lodged again. */
export async function withdrawApplication(
  transaction: Transaction,
  request: RequestOf<'withdrawApplication'>,
): Promise<ApplicationRecord> {
  return decideApplication(transaction, request, {
    action: 'application.withdrawn',
    judge: ({ state, given, standing }) =>
      decide(
        applicationMachine,
        state,
        { name: 'withdrawApplication', ...given, reason: request.body.reason },
        standing,
      ),
  })
}
