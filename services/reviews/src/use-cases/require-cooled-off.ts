import type { Transaction } from '@concert/db'
import { addMonths, coolingOffMonths, localDate } from '@concert/domain'
import { rulesNotMet } from '@concert/platform'
import { type Engagement, engagementsWith } from '#store/personnel.ts'

/**
 * Nobody declares to be impartial who worked or consulted for the client within the last two years (4.2.10). The database
 * refuses it as well; here it is said in words.
 *
 * @throws RefusedRequest 422
 */
export async function requireCooledOff(
  transaction: Transaction,
  personId: string,
  clientIdentifier: string,
): Promise<void> {
  const today = localDate(transaction.now)
  const last = lastServedOn(await engagementsWith(transaction, clientIdentifier, personId), today)
  if (last === null) return
  const away = addMonths(last, coolingOffMonths)
  if (today >= away) return
  rulesNotMet('1 rule is not met.', [
    {
      pointer: '/conflict',
      code: 'cooling-off',
      message: `You served the client until ${last} and stay away until ${away}. Declare the conflict.`,
      clause: 'iso17065-4.2.10',
      subject: personId,
    },
  ])
}

/** The last day of the engagements (`YYYY-MM-DD`), which is today while one lasts; null when there was none. */
export function lastServedOn(engagements: readonly Engagement[], today: string): string | null {
  const days = engagements.map(({ untilOn }) => (untilOn === null || untilOn > today ? today : untilOn))
  return days.toSorted().at(-1) ?? null
}
