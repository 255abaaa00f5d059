import { recordClosedDay, withdrawClosedDay } from '@concert/contracts/closed-days'
import { workingDayBefore } from '@concert/domain/calendars/working-days'
import { addCalendarDays, localDate } from '@concert/domain/instant'
import { Client } from 'pg'
import { type Session, staffSession, until } from '../story/session.ts'
import { type Ground, LIFTED, onGround } from './ground.ts'
import { type BenchResult, medianOf, rounded, type Say } from './measure.ts'

const CLOCKS_MAX = 100_000
const ADMINISTRATOR = 'poon.laikuen'
/** The least share of the floor's clocks a second that is promised: hints, HTTP, the counting itself and the list of moves included. */
const BAR = 0.04

/**
 * Open clocks of one authority that are counted again: after a corrected calendar, after a day that was closed, and after that was taken back, each
 * from the correction until no clock is left that was counted otherwise, by the engine, over HTTP, with the list of moves and its audit lines. The
 * floor is one bare UPDATE of the same columns of the same rows from a temporary table.
 *
 * @param rows how many clocks, at most 100,000
 */
export async function benchClocks(say: Say, rows: number): Promise<BenchResult> {
  const clocks = Math.min(rows, CLOCKS_MAX)
  return onGround({ isSplit: false, requestsMax: LIFTED }, async (ground) => {
    const narrator = { step: () => undefined, request: () => undefined, remark: () => undefined }
    const world = { origin: ground.constellation.origin, folder: ground.folder, narrator }
    const administrator = await staffSession(world, 'hk', ADMINISTRATOR)
    await using database = await connected(ground)
    const { client } = database
    const since = closedDay(3)
    await fill(client, clocks, since)
    const corrected = await counted(client, clocks, () => Promise.resolve())
    say(`clocks: ${clocks} counted again after a corrected calendar in ${corrected.seconds} s`)
    let closedDayId = ''
    const closed = await counted(client, clocks, async () => {
      closedDayId = await close(administrator, closedDay(1))
    })
    say(`clocks: after a closed day in ${closed.seconds} s, ${closed.moved} with another day`)
    const reopened = await counted(client, clocks, () => reopen(administrator, closedDayId))
    say(`clocks: after it was withdrawn in ${reopened.seconds} s`)
    const floors: number[] = []
    for (let round = 0; round < 3; round += 1) floors.push(await bareUpdate(client))
    const ours = clocks / medianOf([closed.seconds, reopened.seconds])
    const floor = clocks / medianOf(floors)
    const ratio = rounded(ours / floor, 3)
    const hasMovedAll = [closed, reopened].every(({ moved }) => moved === clocks)
    return {
      name: 'clocks',
      ratio,
      bar: BAR,
      met: ratio >= BAR && hasMovedAll,
      clocks,
      clocksPerSecond: rounded(ours, 0),
      floorPerSecond: rounded(floor, 0),
      seconds: [corrected.seconds, closed.seconds, reopened.seconds],
      moved: [corrected.moved, closed.moved, reopened.moved],
      statementsOfAThousandClocks: closed.statementsOfAThousandClocks,
    }
  })
}

/** The working day so many before now. */
function closedDay(days: number): string {
  const today = localDate(new Date().toISOString(), 'hk')
  const day = workingDayBefore(['HK'], addCalendarDays(today, 1), days)
  if (day === null) throw new Error('the calendar of Hong Kong is missing')
  return day
}

async function connected(ground: Ground) {
  const client = new Client({ connectionString: ground.databases.adminUrls.hk })
  await client.connect()
  await client.query('create extension if not exists pg_stat_statements')
  return { client, [Symbol.asyncDispose]: () => client.end() }
}

/** Clocks of the staff that began before the day that is closed and end long after it, as an older calendar had counted them. */
async function fill(client: Client, clocks: number, since: string): Promise<void> {
  await client.query(
    `insert into platform.clocks (authority, stream, case_id, application_id, task, whose_move, since, term, calendar, stops, due_on,
       provisional, due_at, calendar_version)
     select 'hk', 'evaluation', 'evl_bench_' || number, null, 'test', 'evaluator', ($2::date + time '04:00') at time zone 'UTC',
       json_build_object('workingDays', 15 + number % 20), 'own', '[]', current_date + 60, false, now() + interval '60 days', 'HK.of-before'
     from generate_series(1, $1::int) number`,
    [clocks, since],
  )
  await client.query('vacuum analyze platform.clocks')
}

interface Counted {
  readonly seconds: number
  readonly moved: number
  readonly statementsOfAThousandClocks: number
}

/** From a correction until every clock is counted by the days of now. */
async function counted(client: Client, clocks: number, correct: () => Promise<void>): Promise<Counted> {
  const before = { moves: await movesOf(client), statements: await statementsOf(client) }
  const began = performance.now()
  await correct()
  await until('every clock to be counted', async () => ((await isStale(client)) ? undefined : true), 600_000)
  const seconds = rounded((performance.now() - began) / 1000)
  const statements = (await statementsOf(client)) - before.statements
  return {
    seconds,
    moved: (await movesOf(client)) - before.moves,
    statementsOfAThousandClocks: rounded((statements * 1000) / clocks, 1),
  }
}

async function isStale(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ stale: boolean }>(
    `select exists (select from platform.clocks clock
       join platform.calendar_versions counted using (authority, calendar)
       where clock.authority = 'hk' and clock.task is not null and clock.calendar_version <> counted.version) as stale`,
  )
  return rows[0]?.stale ?? true
}

async function movesOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ moves: number }>('select count(*)::int as moves from applications.clock_moves')
  return rows[0]?.moves ?? 0
}

/** What the service `applications` of this cell has sent. */
async function statementsOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ calls: string | null }>(
    `select sum(calls) as calls from pg_stat_statements where userid = 'hk_applications'::regrole`,
  )
  return Number(rows[0]?.calls ?? 0)
}

async function close(administrator: Session, closedOn: string): Promise<string> {
  const body = { closedOn, cause: 'gale', reason: 'Signal 8.' } as const
  return (await administrator.call(recordClosedDay, { body })).body.closedDayId
}

async function reopen(administrator: Session, closedDayId: string): Promise<void> {
  const params = { closedDayId } as never
  await administrator.call(withdrawClosedDay, { params, ifMatch: '"1"', body: { reason: 'It was open.' } })
}

/** Seconds for the same columns of the same rows at once, without counting anything. */
async function bareUpdate(client: Client): Promise<number> {
  await client.query(
    `create temporary table counted as
     select stream, case_id, due_on + 1 as due_on, undated, provisional, due_at + interval '1 day' as due_at, remind_at
     from platform.clocks where authority = 'hk' and case_id like 'evl_bench_%'`,
  )
  const began = performance.now()
  await client.query(
    `update platform.clocks held set due_on = kept.due_on, undated = kept.undated, provisional = kept.provisional, due_at = kept.due_at,
       remind_at = kept.remind_at
     from counted kept where held.authority = 'hk' and held.stream = kept.stream and held.case_id = kept.case_id`,
  )
  const seconds = (performance.now() - began) / 1000
  await client.query('drop table counted')
  return seconds
}
