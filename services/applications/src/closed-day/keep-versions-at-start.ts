import type { Upgrading } from '@concert/cases/open-missing-clocks'
import { withAuthority } from '@concert/db/authority-transaction'
import { holdCalendar, keepCalendarVersions } from './calendar-versions.ts'

/** A program with another calendar than the one before it says so when it starts: the clocks that were counted by the other are counted again. */
export async function keepVersionsAtStart({ pool, authority }: Upgrading): Promise<void> {
  await withAuthority(pool, { authority, applicant: '*' }, async (transaction) => {
    await holdCalendar(transaction)
    await keepCalendarVersions(transaction)
  })
}
