import { type Standing, standingOf } from '@concert/cases/act'
import type { CaseRow } from '@concert/cases/case'
import { changeCase } from '@concert/cases/change-case'
import { operations } from '@concert/contracts/operations'
import type { Transaction } from '@concert/db/authority-transaction'
import { type CitedViolation, type Decision, decide } from '@concert/domain/machine'
import type { PersonEvent } from '@concert/domain/person/events'
import type { Person } from '@concert/domain/person/state'
import { personMachine } from '@concert/domain/person/table'
import { transactional } from '@concert/platform/operation-route'
import { refusalToProblem } from '@concert/platform/refused-request'
import type { z } from 'zod'
import type { PersonnelContext } from '#context.ts'
import { personCase } from './case.ts'
import { foldedNamesOf } from './folded-names.ts'
import { KnownPeople } from './known-people.ts'

type Imported = z.output<typeof operations.importPeople.body>['people'][number]

/**
 * Registers many people in one transaction, all or none (6.1). Each is judged by the rule of one registration, with those before it on record;
 * a dry run judges the same and writes nothing.
 */
export const importPeople = transactional(
  operations.importPeople,
  async ({ body, ...request }, _context: PersonnelContext, transaction) => {
    const standing = standingOf(transaction, request, undefined, 'personnel-administrator')
    const known = await KnownPeople.of(transaction, body.people)
    const decisions = body.people.map((person) => {
      const decision = judged(transaction, standing, person, known)
      known.add(person)
      return { person, decision }
    })
    requireAll(decisions.map(({ decision }) => decision))
    if (!body.dryRun) {
      for (const { person, decision } of decisions) {
        const { displayName, otherNames } = person
        const foldedNames = foldedNamesOf(displayName, otherNames)
        const columns = { displayName, otherNames, foldedNames, registeredAt: transaction.now }
        const rowOf = (kept: CaseRow<Person>) => ({ ...kept, ...columns })
        await changeCase(personCase, transaction, { act: request, standing, before: undefined, decision, rowOf })
      }
    }
    return { body: { dryRun: body.dryRun, people: body.people.map(({ personId }) => personId) } }
  },
)

function judged(
  { authority }: Transaction,
  { by, facts }: Standing<undefined>,
  { personId, languages, accounts, distinctFrom, ...names }: Imported,
  known: KnownPeople,
): Decision<PersonEvent> {
  return decide(
    personMachine,
    null,
    { name: 'registerPerson', ...by, authority, personId, languages, accounts, distinctFrom },
    { ...facts, ...known.factsOf({ personId, accounts, ...names }) },
  )
}

/** @throws RefusedRequest 403, or 422 with every violation at the place of its person */
function requireAll(decisions: readonly Decision<PersonEvent>[]): void {
  const violations = decisions.flatMap((decision, place): CitedViolation[] => {
    if (decision.ok) return []
    if (decision.refusal.kind !== 'violations') throw refusalToProblem(decision.refusal)
    return decision.refusal.violations.map((one) => ({ ...one, pointer: `/people/${place}${one.pointer}` }))
  })
  if (violations.length > 0) throw refusalToProblem({ kind: 'violations', violations })
}
