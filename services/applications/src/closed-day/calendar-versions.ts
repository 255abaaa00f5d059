import { clockVersion } from '@concert/cases/case-clock'
import { readClosedDays } from '@concert/cases/closed-days'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'
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
  const versions = versionsOf(authority, await readClosedDays(transaction))
  await client.query({
    name: 'applications-keep-calendar-versions',
    text: `insert into platform.calendar_versions as held (authority, calendar, version)
      select $1, counted.calendar, counted.version from unnest($2::text[], $3::text[]) as counted (calendar, version)
      on conflict (authority, calendar) do update set version = excluded.version where held.version <> excluded.version`,
    values: [authority, clockCalendars, versions],
  })
}

/**
 * The closed days that are counted without now; they stay so until the transaction ends. Undefined where the clocks are counted by the
 * calendars of another version of this program, so that two versions never count the same clocks in turn.
 */
export async function daysOfNow(transaction: Transaction): Promise<ReadonlySet<string> | undefined> {
  const { client, authority } = transaction
  const { rows } = await client.query<{ calendar: string; version: string }>({
    name: 'applications-calendar-versions-of-now',
    text: 'select calendar, version from platform.calendar_versions where authority = $1 for share',
    values: [authority],
  })
  const closedDays = await readClosedDays(transaction)
  const kept = new Map(rows.map(({ calendar, version }) => [calendar, version]))
  const own = versionsOf(authority, closedDays)
  return clockCalendars.every((calendar, index) => kept.get(calendar) === own[index]) ? closedDays : undefined
}

function versionsOf(authority: Authority, closedDays: ReadonlySet<string>): string[] {
  return clockCalendars.map((calendar) => clockVersion(calendar, authority, closedDays))
}
