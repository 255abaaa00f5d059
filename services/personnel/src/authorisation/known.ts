import type { Transaction } from '@concert/db/authority-transaction'
import type { HolderFacts, OtherAuthorisation } from '@concert/domain/authorisation/commands'
import { beginningOf } from '@concert/domain/authorisation/guards'
import type { AuthorisationScope } from '@concert/domain/authorisation/state'
import { sql } from 'drizzle-orm'
import { loanOfHolder } from '#loan/loan-of-holder.ts'
import { writtenInstant } from './written-instant.ts'

/** What is on record of the person who is to be authorised, to be read when the turn has been taken. */
export async function holderOf(
  transaction: Transaction,
  scope: Pick<AuthorisationScope, 'grantId' | 'personId' | 'function' | 'validFrom' | 'loanId'>,
): Promise<HolderFacts> {
  const { db, authority, now } = transaction
  const beginsOn = beginningOf({ ...scope, authority }, now)
  const { rows } = await db.execute<{
    isOnRecord: boolean
    others: readonly OtherAuthorisation[]
    competences: readonly string[]
  }>(sql`
    select exists (
        select from personnel.people where authority = ${authority} and person_id = ${scope.personId}) as "isOnRecord",
      coalesce((
        select jsonb_agg(jsonb_build_object('grantId', one.grant_id, 'function', one.function, 'status', one.status,
          'loanId', one.loan_id, 'validFrom', ${writtenInstant(sql`one.valid_from`)}, 'validUntil', ${writtenInstant(sql`one.valid_until`)}) order by one.grant_id)
        from personnel.grants one
        where one.authority = ${authority} and one.person_id = ${scope.personId} and one.grant_id <> ${scope.grantId}
          and one.status not in ('declined', 'withdrawn') and one.valid_until > clock_timestamp()), '[]') as others,
      array(
        select one.competence_id from personnel.competences one
        where one.authority = ${authority} and one.person_id = ${scope.personId} and one.function = 'evaluator'
          and one.withdrawn_at is null and coalesce(one.assessed_on <= ${beginsOn}::date, true)
          and coalesce(one.valid_until >= ${beginsOn}::date, true)
        order by one.competence_id) as competences`)
  const [found] = rows
  if (found === undefined) throw new Error('a statement without a source has one row')
  return { ...found, loan: scope.loanId === null ? null : await loanOfHolder(transaction, scope, scope.loanId) }
}
