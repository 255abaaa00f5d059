import { type ClockRow, clockOfRow, clockVersion, timesOf, withDue } from '@concert/cases/case-clock'
import type { Transaction } from '@concert/db/authority-transaction'
import { clockCalendars } from '@concert/domain/clock/clock'
import type { ClockMove } from '@concert/domain/clock-recount/state'

/** An open clock of any service that was counted by other days than those of now. */
export interface StaleClock extends ClockRow {
  readonly stream: string
  readonly caseId: string
  readonly applicationId: string | null
}

/** Up to so many of them. They stand still until the transaction ends; another one that asks meanwhile gets others. */
export async function holdStaleClocks({ client }: Transaction, rowsMax: number): Promise<readonly StaleClock[]> {
  const { rows } = await client.query<StaleClock>({
    name: 'applications-hold-stale-clocks',
    text: `select stream, case_id as "caseId", application_id as "applicationId", task, whose_move as "whoseMove", since, term, calendar,
        stops, due_on::text as "dueOn", undated, provisional
      from platform.hold_stale_clocks($1)`,
    values: [rowsMax],
  })
  return rows
}

/** Step 11 of docs/flows/clocks.md: counts clocks by the days of now and keeps them. @returns those whose day is another one */
export async function recountHeld(
  { client, authority }: Transaction,
  held: readonly StaleClock[],
  closedDays: ReadonlySet<string>,
): Promise<readonly ClockMove[]> {
  // A version is a fingerprint of whole years: one for each calendar, not for each clock.
  const versions = new Map(clockCalendars.map((one) => [one, clockVersion(one, authority, closedDays)]))
  const counted = held.map((row) => recounted(row, authority, closedDays, versions.get(row.calendar)))
  await client.query({
    name: 'applications-keep-recounted-clocks',
    text: 'select platform.keep_recounted_clocks($1)',
    values: [JSON.stringify(counted.map(({ kept }) => kept))],
  })
  return counted.map(({ move }) => move).filter(({ wasDueOn, dueOn }) => wasDueOn !== dueOn)
}

function recounted(
  row: StaleClock,
  authority: Transaction['authority'],
  closedDays: ReadonlySet<string>,
  version: string | undefined,
) {
  const { stream, caseId, applicationId, task, whoseMove, since } = row
  const { clock } = clockOfRow(row)
  const again = withDue(clock, authority, closedDays)
  const { dueOn, undated, isProvisional } = again.due
  const { dueAt, remindAt } = timesOf(again, authority, closedDays)
  const move = { ofStream: stream, caseId, applicationId, task, whoseMove, since, wasDueOn: row.dueOn, dueOn, undated }
  const kept = {
    stream,
    case_id: caseId,
    due_on: dueOn,
    undated,
    provisional: isProvisional,
    due_at: dueAt,
    remind_at: remindAt,
    calendar_version: version,
  }
  return { move, kept }
}
