import type { Transaction } from '@concert/db/authority-transaction'
import { localDate } from '@concert/domain/instant'
import type { InterestFacts } from '@concert/domain/interests'
import { sql } from 'drizzle-orm'
import { lastServedOn } from './last-served-client-on.ts'
import { type Client, engagementsWith } from './personnel.ts'

/**
 * Who served the client of a case, and who of those whose work it rests on declared a conflict in whichever part of it: on the
 * application, with the organisation, in the case itself. The database asks the same before it lets the case be decided.
 */
export async function interestsIn(
  transaction: Transaction,
  client: Client,
  { caseId, workers }: { readonly caseId: string; readonly workers: readonly string[] },
): Promise<InterestFacts> {
  const { authority, now } = transaction
  const today = localDate(now, authority)
  const engagements = Map.groupBy(await engagementsWith(transaction, client), (one) => one.personId)
  const served = [...engagements].map(([personId, own]) => [personId, lastServedOn(own, today) ?? today] as const)
  return { servedClientOn: Object.fromEntries(served), inConflict: await inConflict(transaction, caseId, workers) }
}

async function inConflict(transaction: Transaction, caseId: string, workers: readonly string[]): Promise<string[]> {
  if (workers.length === 0) return []
  const { rows } = await transaction.db.execute<{ person_id: string }>(sql`
    select person_id from unnest(${sql.param([...new Set(workers)])}::text[]) as person_id
    where person_id in (select reviews.persons_in_conflict(${transaction.authority}, ${caseId}))`)
  return rows.map((row) => row.person_id)
}
