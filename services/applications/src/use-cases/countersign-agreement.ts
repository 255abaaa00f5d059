import type { Transaction } from '@concert/db/authority-transaction'
import { applicationMachine } from '@concert/domain/application/table'
import { decide } from '@concert/domain/machine'
import type { ApplicationRecord } from '#store/applications.ts'
import { wrongAgreementVersion } from './agreement-version.ts'
import { alsoRefused } from './also-refused.ts'
import { decideApplication } from './decide-application.ts'
import type { RequestOf } from './request.ts'

/**
 * Countersigns for the authority once the client has signed; the evaluation opens after it (ISO/IEC 17065 4.1.2).
 * Step 8 of docs/flows/submission.md.
 */
export async function countersignAgreement(
  transaction: Transaction,
  request: RequestOf<'countersignAgreement'>,
): Promise<ApplicationRecord> {
  const { agreementVersion } = request.body
  return decideApplication(transaction, request, {
    action: 'agreement.countersigned',
    judge: ({ state, given, staff }) => {
      const decision = decide(applicationMachine, state, { name: 'countersignAgreement', ...given }, staff)
      return alsoRefused(decision, wrongAgreementVersion(state, agreementVersion))
    },
  })
}
