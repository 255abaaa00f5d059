import { randomUUID } from 'node:crypto'
import type { Transaction } from '@concert/db/authority-transaction'
import { applicationMachine } from '@concert/domain/application/table'
import { decide } from '@concert/domain/machine'
import type { ApplicationRecord } from '#store/applications.ts'
import { wrongAgreementVersion } from './agreement-version.ts'
import { alsoRefused } from './also-refused.ts'
import { decideApplication } from './decide-application.ts'
import type { RequestOf } from './request.ts'

/**
 * Signs the agreement for the client (ISO/IEC 17065 4.1.2). Who signed is kept with the application; events are kept for ever
 * and read outside this service, so they have a salted digest of the name only.
 * Step 8 of docs/flows/submission.md.
 */
export async function signAgreement(
  transaction: Transaction,
  request: RequestOf<'signAgreement'>,
): Promise<ApplicationRecord> {
  const { agreementVersion, signatoryName } = request.body
  const clientSignatory = { name: signatoryName, salt: randomUUID() }
  return decideApplication(transaction, request, {
    action: 'agreement.signed',
    kept: { clientSignatory },
    judge: ({ state, given, standing }) => {
      const decision = decide(applicationMachine, state, { name: 'signAgreement', ...given }, standing)
      return alsoRefused(decision, wrongAgreementVersion(state, agreementVersion))
    },
  })
}
