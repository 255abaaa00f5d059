import type { Agreement } from '@concert/domain/application/agreement'
import type { Application } from '@concert/domain/application/state'
import type { CitedViolation } from '@concert/domain/machine'
import { violation } from '@concert/domain/violation'

/** What is wrong when somebody signs another version of the agreement than the one on offer (ISO/IEC 17065 4.1.2). */
export function wrongAgreementVersion(state: Application, signedVersion: string): CitedViolation[] {
  const offered: Agreement['version'] | undefined = state.agreement?.version
  if (offered === undefined || offered === signedVersion) return []
  const found = violation('agreement-version-differs', '/agreementVersion', { offered, signed: signedVersion })
  return [{ ...found, clause: 'iso17065-4.1.2.2' }]
}
