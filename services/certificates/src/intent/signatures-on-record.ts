import type { JwsSignature } from '@concert/credentials/strict-jws'
import type { Authority } from '@concert/domain/jurisdictions'
import type { IntentRow } from './store.ts'

/** Whether this cell holds a signature of an authority over the certificate that is not this one. */
export function isOtherOnRecord({ attestations }: IntentRow, by: Authority, signature: JwsSignature): boolean {
  const held = attestations.find(({ byAuthority }) => byAuthority === by)
  return held !== undefined && (held.signature !== signature.signature || held.protected !== signature.protected)
}
