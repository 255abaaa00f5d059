import { type Act, standingOf } from '@concert/cases/act'
import type { CaseRow } from '@concert/cases/case'
import { changeCase } from '@concert/cases/change-case'
import { type Transaction, withAuthority } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'
import { decide } from '@concert/domain/machine'
import type { Person } from '@concert/domain/person/state'
import { personMachine } from '@concert/domain/person/table'
import type { Pool } from 'pg'
import { personCase } from './case.ts'
import { foldedNamesOf } from './folded-names.ts'
import { lockOneToTakeOver } from './store.ts'

/**
 * Opens a file for everyone who was on record before there was a service that keeps events, each in a transaction of their own. Several
 * processes share the work; where there is nobody left it costs one statement.
 */
export async function takeOverPeople(pool: Pool, authority: Authority): Promise<void> {
  while (await withAuthority(pool, { authority, applicant: '*' }, takeOverOne)) {
    // The next one.
  }
}

/** @returns whether there was one */
async function takeOverOne(transaction: Transaction): Promise<boolean> {
  const found = await lockOneToTakeOver(transaction)
  if (found === undefined) return false
  const { authority, personId, languages, accounts, engagements, competences } = found
  const { displayName, otherNames, registeredAt } = found
  const act = ofService()
  const standing = standingOf(transaction, act, undefined)
  const decision = decide(
    personMachine,
    null,
    {
      name: 'takeOverPerson',
      ...standing.by,
      authority,
      personId,
      languages,
      accounts,
      engagements,
      competences,
    },
    { authority: transaction.authority },
  )
  const foldedNames = foldedNamesOf(displayName, otherNames)
  const rowOf = (kept: CaseRow<Person>) => ({ ...kept, displayName, otherNames, foldedNames, registeredAt })
  await changeCase(personCase, transaction, { act, standing, before: undefined, decision, rowOf })
  return true
}

function ofService(): Act {
  const id = 'concert-personnel'
  return {
    caller: { kind: 'system', id },
    actor: { id, roles: ['system'], authorisations: [] },
    requestId: 'take-over',
  }
}
