import type { Transaction } from '@concert/db/authority-transaction'
import { localDate } from '@concert/domain/instant'
import { type Client, type Engagement, engagementsWith } from './personnel.ts'

/** The last day on which a person worked or consulted for a client (4.2.10); null when that is not on record. */
export async function lastServedClientOn(
  transaction: Transaction,
  personId: string,
  client: Client,
): Promise<string | null> {
  const today = localDate(transaction.now, transaction.authority)
  return lastServedOn(await engagementsWith(transaction, client, personId), today)
}

/** The last day of the engagements (`YYYY-MM-DD`), which is today while one lasts; null when there was none. */
export function lastServedOn(engagements: readonly Engagement[], today: string): string | null {
  const days = engagements.map(({ untilOn }) => (untilOn === null || untilOn > today ? today : untilOn))
  return days.toSorted().at(-1) ?? null
}
