import type { Role } from '@concert/domain/roles'
import type { Authorisation } from '@concert/db/authorisations'

/** The identity of the caller, as its token proves it. The policy and the domain decide what the caller may do. */
export type Caller =
  | { readonly kind: 'applicant'; readonly id: string }
  | { readonly kind: 'staff'; readonly id: string }
  | { readonly kind: 'system'; readonly id: string }
  /** The issuer of the authority, which asks who its clients are. */
  | { readonly kind: 'issuer'; readonly id: string }
  | { readonly kind: 'anonymous'; readonly id: 'anonymous' }

/** The caller and its functions for this operation, read in the transaction of the operation. */
export interface Actor {
  readonly id: string
  readonly roles: readonly Role[]
  readonly authorisations: readonly Authorisation[]
}

export const anonymous: Caller = { kind: 'anonymous', id: 'anonymous' }
