import { availableActions, type Guard, rowsOf } from '../machine.ts'
import type { Actor } from '../roles.ts'
import type { AuthorisationCommand, AdministratorFacts } from './commands.ts'
import { isAdministratorStill, isAnothersAuthorisation, isNotOver, twoGivePower } from './guards.ts'
import type { AuthorisationGrant } from './state.ts'
import { authorisationMachine } from './table.ts'

/** The guards that need no payload, and nothing of what else the holder is authorised for. */
const judgedBefore = [isAdministratorStill, isAnothersAuthorisation, twoGivePower, isNotOver] as const

/** What a person may do at an instant of what the status allows: nothing that these guards would refuse. */
export function actionsOn(
  state: AuthorisationGrant,
  actor: Actor,
  { at, ...facts }: Pick<AdministratorFacts, 'administrators' | 'authority'> & { readonly at: string },
): AuthorisationCommand['name'][] {
  const rows = rowsOf(authorisationMachine, state.status)
  return availableActions(authorisationMachine, state.status, actor.roles).filter((name) => {
    const judged = { ...facts, authorisation: null, hasConflict: false }
    const held: readonly Guard<never, never, never>[] = rows.get(name)?.guards ?? []
    return judgedBefore
      .filter((guard) => held.includes(guard))
      .every((guard) => guard.check(state, { name, actor, at }, judged).length === 0)
  })
}
