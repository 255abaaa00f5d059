import { type Act, standingOf } from '@concert/cases/act'
import type { CaseRow } from '@concert/cases/case'
import { changeCase } from '@concert/cases/change-case'
import { operations } from '@concert/contracts/operations'
import type { Transaction } from '@concert/db/authority-transaction'
import { newId } from '@concert/db/identifiers'
import type { SetUpAdministrator, SetUpCode } from '@concert/domain/authorisation/commands'
import type { AuthorisationGrant } from '@concert/domain/authorisation/state'
import { authorisationMachine } from '@concert/domain/authorisation/table'
import { type CitedViolation, type Decision, decide } from '@concert/domain/machine'
import type { Person } from '@concert/domain/person/state'
import { personMachine } from '@concert/domain/person/table'
import { transactional } from '@concert/platform/operation-route'
import { refusalToProblem } from '@concert/platform/refused-request'
import type { z } from 'zod'
import { takeTurn } from '#authorisation/administrators.ts'
import { authorisationCase } from '#authorisation/case.ts'
import { keptInstant } from '#authorisation/kept-instant.ts'
import { holderOf } from '#authorisation/known.ts'
import type { PersonnelContext } from '#context.ts'
import { personCase } from '#person/case.ts'
import { foldedNamesOf } from '#person/folded-names.ts'
import { KnownPeople } from '#person/known-people.ts'
import { readSetUpCode, useSetUpCode } from './set-up-code.ts'

type Founder = z.output<typeof operations.setUpAdministrator.body>
type Scope = Omit<SetUpAdministrator, 'name' | 'actor' | 'at'>

/**
 * Step 2 of docs/flows/set-up.md: the first administrator (docs/decisions/0068-a-code-sets-up-the-first-administrator.md). Of two at once the second waits for its
 * turn, and finds the first in force. Person and authorisation are judged together, so that a refusal names everything.
 */
export const setUpAdministrator = transactional(
  operations.setUpAdministrator,
  async ({ body, requestId }, _context: PersonnelContext, transaction) => {
    const act = byInstallation(requestId)
    const administrators = await takeTurn(transaction)
    const code = await readSetUpCode(transaction, body.code)
    const known = await KnownPeople.of(transaction, [body])
    const scope = scopeOf(body, transaction)
    const { others, competences, loan } = await holderOf(transaction, scope)
    const standing = standingOf(transaction, act, undefined)
    const grant = decide(
      authorisationMachine,
      null,
      { name: 'setUpAdministrator', ...standing.by, ...scope },
      { authority: transaction.authority, code, administrators, others, competences, loan },
    )
    const person = isOnRecord(body, known) ? undefined : registration(transaction, act, body, known)
    requireBoth([grant, ...(person === undefined ? [] : [person])])
    await useSetUpCode(transaction, { setUpId: openCode(code), code: body.code, grantId: scope.grantId })
    const { displayName, otherNames } = body
    const names = { displayName, otherNames, foldedNames: foldedNamesOf(displayName, otherNames) }
    if (person !== undefined) {
      const rowOf = (kept: CaseRow<Person>) => ({ ...kept, ...names, registeredAt: transaction.now })
      await changeCase(personCase, transaction, { act, standing, before: undefined, decision: person, rowOf })
    }
    const read = { openedAt: transaction.now, administrators, readAt: transaction.now }
    const rowOf = (kept: CaseRow<AuthorisationGrant>) => ({ ...kept, ...read })
    await changeCase(authorisationCase, transaction, { act, standing, before: undefined, decision: grant, rowOf })
    const { authority, personId, grantId, validFrom, validUntil } = scope
    return { body: { authority, personId, grantId, validFrom, validUntil } }
  },
)

/** Nobody of the authority acts: whoever installed it does, by the code. */
function byInstallation(requestId: string): Act {
  const id = 'concert-set-up'
  return { caller: { kind: 'system', id }, actor: { id, roles: ['system'], authorisations: [] }, requestId }
}

function scopeOf(body: Founder, { authority, now }: Transaction): Scope {
  const { personId, office, undertakingOn } = body
  return {
    authority,
    grantId: newId('gra'),
    authorisationId: newId('aut'),
    personId,
    function: 'personnel-administrator',
    loanId: null,
    office,
    undertakingOn,
    validFrom: now,
    validUntil: keptInstant(body.validUntil),
  }
}

/** Whether this is somebody on record, who signs in with each of these accounts: then there is nothing to register. */
function isOnRecord(body: Founder, known: KnownPeople): boolean {
  const { isTaken, holders } = known.factsOf(body)
  return isTaken && body.accounts.every((account) => holders[account] === body.personId)
}

function registration(transaction: Transaction, act: Act, body: Founder, known: KnownPeople) {
  const { personId, languages, accounts, distinctFrom } = body
  const { authority } = transaction
  const { by } = standingOf(transaction, act, undefined)
  return decide(
    personMachine,
    null,
    { name: 'registerFounder', ...by, authority, personId, languages, accounts, distinctFrom },
    { authority, ...known.factsOf(body) },
  )
}

/** @throws RefusedRequest 422 with every violation of either */
function requireBoth(decisions: readonly Decision<unknown>[]): void {
  const violations = decisions.flatMap((decision): readonly CitedViolation[] => {
    if (decision.ok) return []
    if (decision.refusal.kind !== 'violations') throw refusalToProblem(decision.refusal)
    return decision.refusal.violations
  })
  if (violations.length > 0) throw refusalToProblem({ kind: 'violations', violations })
}

function openCode(code: SetUpCode): string {
  if (code.standing !== 'open') throw new Error('a code that does not hold was refused')
  return code.setUpId
}
