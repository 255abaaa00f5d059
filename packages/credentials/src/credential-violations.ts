import { type Violation, violation } from '@concert/domain/violation'
import { faultOf, type SignatureFinding } from '#verify-credential.ts'

/** What is wrong with the signatures of a credential, as the rules say it; also that one is missing. */
export function credentialViolations(findings: readonly SignatureFinding[]): Violation[] {
  const pointer = '/credential/signatures'
  if (findings.length === 0) return [violation('not-signed', pointer, {})]
  return findings
    .filter(({ valid }) => !valid)
    .map((finding) => violation(faultOf(finding), pointer, {}, finding.authority ?? finding.kid ?? undefined))
}
