import type { Agreement } from '@concert/domain/application/agreement'
import type { Application } from '@concert/domain/application/state'
import type { CitedViolation } from '@concert/domain/machine'

/** What is wrong when somebody signs another version of the agreement than the one on offer (ISO/IEC 17065 4.1.2). */
export function wrongAgreementVersion(state: Application, signedVersion: string): CitedViolation[] {
  const offered: Agreement['version'] | undefined = state.agreement?.version
  if (offered === undefined || offered === signedVersion) return []
  const message = `The agreement on offer is version ${offered}, not ${signedVersion}. Read it again and sign that version.`
  return [{ pointer: '/agreementVersion', code: 'agreement-version-differs', message, clause: 'iso17065-4.1.2.2' }]
}
