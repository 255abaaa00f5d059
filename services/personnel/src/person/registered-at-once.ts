import { type Act, standingOf } from '@concert/cases/act'
import type { CaseRow } from '@concert/cases/case'
import { changeCase } from '@concert/cases/change-case'
import type { importedPeople } from '@concert/contracts/people-imports'
import type { Transaction } from '@concert/db/authority-transaction'
import { type CitedViolation, type Decision, decide } from '@concert/domain/machine'
import type { PersonEvent } from '@concert/domain/person/events'
import type { Person } from '@concert/domain/person/state'
import { personMachine } from '@concert/domain/person/table'
import { refusalToProblem } from '@concert/platform/refused-request'
import type { z } from 'zod'
import { personCase } from './case.ts'
import { foldedNamesOf } from './folded-names.ts'
import { KnownPeople } from './known-people.ts'

export type Imported = z.output<typeof importedPeople>[number]

interface Judged {
  readonly person: Imported
  readonly decision: Decision<PersonEvent>
}

/**
 * Judges each by the rule of one registration, with those before it on record.
 *
 * @param pointerTo where the person of a place in the list stands in what was sent
 * @throws RefusedRequest 403
 */
export async function judgePeople(
  transaction: Transaction,
  act: Act,
  people: readonly Imported[],
  pointerTo: (place: number) => string,
): Promise<{ readonly decisions: readonly Judged[]; readonly violations: readonly CitedViolation[] }> {
  const { by, facts } = standingOf(transaction, act, undefined, 'personnel-administrator')
  const known = await KnownPeople.of(transaction, people)
  const decisions = people.map((person): Judged => {
    const { personId, languages, accounts, distinctFrom, ...names } = person
    const decision = decide(
      personMachine,
      null,
      {
        name: 'registerPerson',
        ...by,
        authority: transaction.authority,
        personId,
        languages,
        accounts,
        distinctFrom,
      },
      { ...facts, ...known.factsOf({ personId, accounts, ...names }) },
    )
    known.add(person)
    return { person, decision }
  })
  const violations = decisions.flatMap(({ decision }, place) => violationsOf(decision, pointerTo(place)))
  return { decisions, violations }
}

/** Registers those whom the rules let be. */
export async function registerPeople(transaction: Transaction, act: Act, decisions: readonly Judged[]): Promise<void> {
  const standing = standingOf(transaction, act, undefined, 'personnel-administrator')
  for (const { person, decision } of decisions) {
    const { displayName, otherNames } = person
    const foldedNames = foldedNamesOf(displayName, otherNames)
    const columns = { displayName, otherNames, foldedNames, registeredAt: transaction.now }
    const rowOf = (kept: CaseRow<Person>) => ({ ...kept, ...columns })
    await changeCase(personCase, transaction, { act, standing, before: undefined, decision, rowOf })
  }
}

function violationsOf(decision: Decision<PersonEvent>, pointer: string): CitedViolation[] {
  if (decision.ok) return []
  if (decision.refusal.kind !== 'violations') throw refusalToProblem(decision.refusal)
  return decision.refusal.violations.map((one) => ({ ...one, pointer: `${pointer}${one.pointer}` }))
}
