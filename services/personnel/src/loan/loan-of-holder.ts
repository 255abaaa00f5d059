import { readRow } from '@concert/cases/find'
import type { Transaction } from '@concert/db/authority-transaction'
import type { LoanOfHolder } from '@concert/domain/authorisation/commands'
import type { AuthorisationScope } from '@concert/domain/authorisation/state'
import { sql } from 'drizzle-orm'
import { loanCase } from './case.ts'
import { engagementDigests } from './lent-person.ts'
import { loanStore } from './store.ts'

/**
 * The loan that an authorisation names, and what is on record to hold against it; to be read when the turn has been taken.
 * Step 5 of docs/flows/loan.md.
 */
export async function loanOfHolder(
  transaction: Transaction,
  { grantId, personId, function: asked }: Pick<AuthorisationScope, 'grantId' | 'personId' | 'function'>,
  loanId: string,
): Promise<LoanOfHolder> {
  const { db, authority } = transaction
  const stored = await loanStore.find(transaction, loanId)
  const { rows } = await db.execute<{ otherHolders: readonly string[]; codes: readonly string[] }>(sql`
    select array(
        select distinct one.person_id from personnel.grants one
        where one.authority = ${authority} and one.loan_id = ${loanId} and one.grant_id <> ${grantId}
          and one.status <> 'declined' order by one.person_id) as "otherHolders",
      array(
        select distinct one.code from personnel.competences one
        where one.authority = ${authority} and one.person_id = ${personId} and one.function = ${asked}
          and one.withdrawn_at is null order by one.code) as codes`)
  const [found] = rows
  if (found === undefined) throw new Error('a statement without a source has one row')
  const agreed = stored === undefined ? null : readRow(loanCase, stored).state
  return { agreed, ...found, engagements: await engagementDigests(transaction, loanId, personId) }
}
