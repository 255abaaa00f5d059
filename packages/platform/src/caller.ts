import type { Role } from '@concert/domain/roles'
import type { Authorisation } from '@concert/db/authorisations'

/** Who a request comes from, as its token proves; what they may do is decided by the policy and the domain. */
export type Caller =
  | { readonly kind: 'applicant'; readonly id: string }
  | { readonly kind: 'staff'; readonly id: string }
  | { readonly kind: 'system'; readonly id: string }
  | { readonly kind: 'anonymous'; readonly id: 'anonymous' }

/** The caller with the functions it may act in for this operation, read in the transaction that acts. */
export interface Actor {
  readonly id: string
  readonly roles: readonly Role[]
  readonly authorisations: readonly Authorisation[]
}

export const anonymous: Caller = { kind: 'anonymous', id: 'anonymous' }
