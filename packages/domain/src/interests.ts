import { staysAwayUntil } from './cooling-off.ts'
import { type CellFacts, hasConflict, type ImpartialityDeclaration } from './standing-guards.ts'

/** What is on record about others than the actor, whose earlier work the case rests on: findings, a recommendation, votes. */
export type InterestFacts = {
  /** The last day of work or consultancy for the client (`YYYY-MM-DD`) of each person who has one; today while it lasts. */
  readonly servedClientOn: Readonly<Record<string, string>>
  /** Who of them declared a conflict in whichever part of the case. */
  readonly inConflict: readonly string[]
}

/** The last day of a person's work or consultancy for the client, or null. */
export function servedOn({ servedClientOn }: Pick<InterestFacts, 'servedClientOn'>, personId: string): string | null {
  return Object.hasOwn(servedClientOn, personId) ? (servedClientOn[personId] ?? null) : null
}

/** Whether nothing may rest on a person's work at an instant: a conflict declared, or the client served within the cooling-off. */
export function standsInConflict(
  declarations: readonly ImpartialityDeclaration[],
  personId: string,
  at: string,
  facts: CellFacts & InterestFacts,
): boolean {
  return (
    hasConflict(declarations, personId) ||
    facts.inConflict.includes(personId) ||
    staysAwayUntil(servedOn(facts, personId), at, facts.authority) !== null
  )
}
