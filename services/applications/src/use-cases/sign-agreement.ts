import type { Transaction } from '@concert/db'
import { applicationMachine, decide } from '@concert/domain'
import type { ApplicationRecord } from '#store/applications.ts'
import { wrongAgreementVersion } from './agreement-version.ts'
import { alsoRefused } from './also-refused.ts'
import { decideApplication } from './decide-application.ts'
import type { RequestOf } from './request.ts'

/**
 * Signs the agreement for the client; who signed for it is kept with the event (ISO/IEC 17065 4.1.2).
 * Step 8 of docs/flows/submission.md.
 */
export async function signAgreement(
  transaction: Transaction,
  request: RequestOf<'signAgreement'>,
): Promise<ApplicationRecord> {
  const { agreementVersion, signatoryName } = request.body
  return decideApplication(transaction, request, {
    action: 'agreement.signed',
    payload: { agreementVersion, signatoryName },
    judge: ({ state, given, standing }) => {
      // The agreement itself is where outsourcing is recorded, so what it discloses is what there is to disclose.
      const facts = { ...standing, outsourcing: state.agreement?.outsourcing ?? [] }
      const decision = decide(applicationMachine, state, { name: 'signAgreement', ...given }, facts)
      return alsoRefused(decision, wrongAgreementVersion(state, agreementVersion))
    },
  })
}
