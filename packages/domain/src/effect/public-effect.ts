import type { AuthorityDecision } from '../certificate/content.ts'
import type { EffectStatus } from './state.ts'

/** What the public is told of one authority's effect. An authority that refused has none, and the public is told so. */
export type PublicEffectStatus = EffectStatus | 'refused'

/** The status with which each decision begins in the place of the authority that took it (17065 7.7.3). */
export const statusDecided = {
  grant: 'active',
  recognise: 'active',
  reserve: 'reserved',
  refuse: 'refused',
} as const satisfies Record<AuthorityDecision['decision'], PublicEffectStatus>

/**
 * Whether an effect of this status is in force in its place, on a day of the certificate's validity. One with conditions attached
 * holds while they are met, and one with an action pending until the authority acts (17065 7.11); a reserved one holds only once
 * its conditions are met, which the authority then states.
 */
export function isInForce(status: PublicEffectStatus): status is 'active' | 'action-pending' {
  switch (status) {
    case 'active':
    case 'action-pending':
      return true
    case 'reserved':
    case 'refused':
    case 'suspended':
      return false
  }
}
