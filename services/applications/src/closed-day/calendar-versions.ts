import { clockVersion } from '@concert/cases/case-clock'
import { readClosedDays } from '@concert/cases/closed-days'
import type { Transaction } from '@concert/db/authority-transaction'
import { clockCalendars } from '@concert/domain/clock/clock'

/** Waits until nobody else changes by which days clocks are counted; nobody else does until the transaction ends. */
export async function holdCalendar({ client, authority }: Transaction): Promise<void> {
  await client.query({
    name: 'applications-hold-calendar',
    text: `insert into platform.calendar_versions as held (authority, calendar, version) values ($1, 'own', '')
      on conflict (authority, calendar) do update set version = held.version`,
    values: [authority],
  })
}

/** Says by which days clocks are counted from now on: those of the calendars of this program, without the closed days on record. */
export async function keepCalendarVersions(transaction: Transaction): Promise<void> {
  const { client, authority } = transaction
  const closedDays = await readClosedDays(transaction)
  const versions = clockCalendars.map((calendar) => clockVersion(calendar, authority, closedDays))
  await client.query({
    name: 'applications-keep-calendar-versions',
    text: `insert into platform.calendar_versions as held (authority, calendar, version)
      select $1, counted.calendar, counted.version from unnest($2::text[], $3::text[]) as counted (calendar, version)
      on conflict (authority, calendar) do update set version = excluded.version where held.version <> excluded.version`,
    values: [authority, clockCalendars, versions],
  })
}
