import type { Transaction } from '@concert/db'
import type { Actor, StaffFacts, StaffRole } from '@concert/domain'
import type { Act } from '#act.ts'

/** What every command and its facts carry: who gives it and when, and what the standing guards judge. */
export interface Standing {
  readonly by: { readonly actor: Actor; readonly at: string }
  readonly facts: StaffFacts
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
