import type { Transaction } from '@concert/db/authority-transaction'
import type { CommandBase } from '@concert/domain/machine'
import type { PersonInCase } from '@concert/domain/need-to-know'
import type { StaffRole } from '@concert/domain/roles'
import type { CellFacts, StaffFacts } from '@concert/domain/standing-guards'
import type { Actor, Caller } from '@concert/platform/caller'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'

/** Who sees a representation: it shows the client less than staff, and each the actions of their own functions. */
export interface Viewer {
  readonly caller: Caller
  readonly actor: Actor
}

/** Who acts, in which functions and under which authorisations, on which of these versions (If-Match), in which request. */
export interface Act extends Viewer {
  readonly versions?: readonly number[] | undefined
  readonly requestId: string
}

/**
 * What every command and its facts carry: who gives it and when, and what the standing guards judge. The edition is undefined for
 * a case that no edition judges.
 */
export interface Standing<Edition extends string | undefined = string> {
  readonly by: Pick<CommandBase, 'actor' | 'at'>
  readonly facts: CellFacts & Pick<StaffFacts, 'authorisation' | 'hasConflict'> & { readonly edition: Edition }
}

/**
 * The standing of the caller. Staff act in exactly one function, under the authorisation for it that is in force at the
 * transaction's time (ISO/IEC 17065 6.1.2); applicants and the system act without one. `known` is what is on record about a person
 * of the staff in the case.
 */
export function standingOf<Edition extends string | undefined>(
  transaction: Transaction,
  act: Act,
  edition: Edition,
  as?: StaffRole,
  known?: PersonInCase,
): Standing<Edition> {
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
    facts: { authority: transaction.authority, edition, authorisation, hasConflict: known?.hasConflict ?? false },
  }
}

/** The standing of a caller who acts on an authorisation that is not the caller's own; as it was when none is named. */
export function actingOn<Edition extends string | undefined>(
  standing: Standing<Edition>,
  authorisationId: string | undefined,
): Standing<Edition> {
  if (authorisationId === undefined) return standing
  const { by } = standing
  return { ...standing, by: { ...by, actor: { ...by.actor, authorisationId } } }
}

/**
 * A caller who names a function in a request must hold it.
 *
 * @throws RefusedRequest 403
 */
export function requireFunction(act: Act, named: StaffRole): StaffRole {
  if (act.actor.roles.includes(named)) return named
  throw new RefusedRequest('forbidden', { detail: detail('function-needed', { functions: [named] }) })
}
