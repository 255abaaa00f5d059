import type { Transaction } from '@concert/db/authority-transaction'
import type { CoolingOffFacts } from '@concert/domain/cooling-off'
import type { Actor, StaffRole } from '@concert/domain/roles'
import type { StaffFacts } from '@concert/domain/standing-guards'
import type { Act } from '#act.ts'
import type { Client } from '#store/personnel.ts'
import { lastServedClientOn } from './last-served-client-on.ts'

/** What every command and its facts carry: who gives it and when, and what the standing guards judge. */
export interface Standing {
  readonly by: { readonly actor: Actor; readonly at: string }
  readonly facts: StaffFacts
}

/** The standing of whoever acts on a client's case: also when they last served that client. */
export interface StandingOnCase {
  readonly by: Standing['by']
  readonly facts: CoolingOffFacts
}

/** The standing of whoever acts on the case of a client, looked up at the moment of acting (4.2.10). */
export async function standingOnCase(
  transaction: Transaction,
  act: Act,
  on: { readonly edition: string; readonly client: Client; readonly as?: StaffRole | undefined },
): Promise<StandingOnCase> {
  const { by, facts } = standingOf(transaction, act, on.edition, on.as)
  return { by, facts: { ...facts, lastServedClientOn: await lastServedClientOn(transaction, act.actor.id, on.client) } }
}

/**
 * The standing of whoever acts. Staff act in exactly one function, under the authorisation for it that is in force at the
 * transaction's time (6.1.2); applicants and the system act without one.
 */
export function standingOf(transaction: Transaction, act: Act, edition: string, as?: StaffRole): Standing {
  const held = as === undefined ? undefined : act.actor.authorisations.find((one) => one.function === as)
  const authorisation =
    as === undefined || held === undefined
      ? null
      : { id: held.authorisationId, function: as, validUntil: held.validUntil }
  return {
    by: {
      actor: {
        id: act.actor.id,
        roles: as === undefined ? act.actor.roles : [as],
        ...(held === undefined ? {} : { authorisationId: held.authorisationId }),
      },
      at: transaction.now,
    },
    facts: { authority: transaction.authority, edition, authorisation },
  }
}
