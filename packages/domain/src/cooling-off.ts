import { addMonths, localDate } from './instant.ts'
import type { Authority } from './jurisdictions.ts'
import type { CommandBase, Guard } from './machine.ts'
import type { StaffFacts } from './standing-guards.ts'
import { violation } from './violation.ts'
import type { Violation } from './violation.ts'

/** How long a person stays away from a client after having worked for or consulted it (17065 4.2.10). */
const coolingOffMonths = 24

/** How a person worked for a client. */
export const engagementKinds = ['employment', 'consultancy'] as const
export type EngagementKind = (typeof engagementKinds)[number]

/** For staff who act on a client's case. */
export type CoolingOffFacts = StaffFacts & {
  /** The actor's last day of work or consultancy for the client (`YYYY-MM-DD`), today while it lasts; null for none. */
  readonly lastServedClientOn: string | null
}

/** What the judgement of a person's cooling-off rests on. */
type Served = Pick<CoolingOffFacts, 'authority' | 'lastServedClientOn'>

/** The first day on which a person of an authority is free of the client again (`YYYY-MM-DD`); null when that day has come. */
export function staysAwayUntil(lastServedClientOn: string | null, at: string, authority: Authority): string | null {
  if (lastServedClientOn === null) return null
  const freeFrom = addMonths(lastServedClientOn, coolingOffMonths)
  return localDate(at, authority) < freeFrom ? freeFrom : null
}

/** Who judges is past the cooling-off, also when the engagement came to light after the declaration. */
export const cooledOff: Guard<unknown, CommandBase, Served> = {
  name: 'cooled-off',
  clause: 'iso17065-4.2.10',
  check: (_state, command, facts) => servedViolations('', command, facts),
  inputs: (_state, command, facts) => coolingOffInputs(command, facts),
}

/** Nobody within the cooling-off declares to be impartial; the conflict itself can always be declared. */
export const declaresCooledOff: Guard<unknown, CommandBase & { readonly conflict: boolean }, CoolingOffFacts> = {
  name: 'cooled-off',
  clause: 'iso17065-4.2.10',
  check: (_state, command, facts) => (command.conflict ? [] : servedViolations('/conflict', command, facts)),
  inputs: (_state, command, facts) => ({ ...coolingOffInputs(command, facts), conflict: command.conflict }),
}

function servedViolations(pointer: string, command: CommandBase, facts: Served): Violation[] {
  const { lastServedClientOn: servedUntil, authority } = facts
  const awayUntil = staysAwayUntil(servedUntil, command.at, authority)
  if (servedUntil === null || awayUntil === null) return []
  return [violation('cooling-off', pointer, { servedUntil, awayUntil }, command.actor.id)]
}

function coolingOffInputs({ actor, at }: CommandBase, { lastServedClientOn, authority }: Served) {
  return { person: actor.id, lastServedClientOn, on: localDate(at, authority) }
}
