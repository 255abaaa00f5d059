import { detail } from '@concert/sentences/detail'
import { RefusedRequest } from './refused-request.ts'

/** How staff must have signed in at their issuer. */
export interface StaffAssurance {
  /** Values of the claim `acr` that were agreed with the issuer; each stands for several factors. */
  readonly acrs: readonly string[]
  /** How long ago the sign-in may be. */
  readonly ageSecondsMax: number
}

/** Another clock than the issuer's. */
const TOLERANCE_SECONDS = 5

/**
 * Asserts that a member of staff signed in strongly enough, and not too long ago.
 *
 * @throws RefusedRequest 401 that says what a new sign-in must have (RFC 9470)
 */
export function assertStaffAssurance(
  claims: { readonly acr?: string | undefined; readonly auth_time?: number | undefined },
  { acrs, ageSecondsMax }: StaffAssurance,
): void {
  const headers = {
    'www-authenticate': `Bearer error="insufficient_user_authentication", acr_values="${acrs.join(' ')}", max_age=${ageSecondsMax}`,
  }
  if (claims.acr === undefined || !acrs.includes(claims.acr))
    throw new RefusedRequest('unauthenticated', { detail: detail('sign-in-too-weak'), headers })
  const ageSeconds = Date.now() / 1000 - (claims.auth_time ?? -Infinity)
  // Not the opposite: what is no number is neither old nor new.
  if (!(ageSeconds >= -TOLERANCE_SECONDS && ageSeconds <= ageSecondsMax))
    throw new RefusedRequest('unauthenticated', { detail: detail('sign-in-too-old'), headers })
}
