import type { StaffRole } from '@concert/domain/roles'
import { RefusedRequest } from '@concert/platform/refused-request'
import type { Act } from '#act.ts'

/**
 * Who names a function in a request holds it.
 *
 * @throws RefusedRequest 403
 */
export function requireFunction(act: Act, named: StaffRole): void {
  if (act.actor.roles.includes(named)) return
  throw new RefusedRequest('forbidden', { detail: `You hold no authorisation in force as ${named}.` })
}
