import type { Cell } from '#cell.ts'
import { run, type Statement } from '#statement.ts'

/** How much work the engine will do without further input from outside. */
export interface Outstanding {
  /** Events that are not relayed. */
  readonly events: number
  /** Deliveries that are running, due or to be repeated; not those held back by a dead letter. */
  readonly deliveries: number
  /** Sagas that are running, due, to be repeated or being undone; not those that wait for a wake or a later time. */
  readonly sagas: number
}

const count: Statement = {
  name: 'workflows-outstanding',
  text: `select
           (select count(*)::int from platform.outbox where authority = $1 and relayed_at is null) as events,
           (select count(*)::int from workflows.deliveries later
             where authority = $1 and state = 'pending' and not exists (
               select 1 from workflows.deliveries earlier
                where earlier.authority = later.authority and earlier.subscription = later.subscription
                  and earlier.stream = later.stream and earlier.stream_id = later.stream_id
                  and earlier.seq < later.seq and earlier.state = 'dead')) as deliveries,
           (select count(*)::int from workflows.sagas
             where authority = $1 and (status in ('running', 'undoing')
                or status = 'waiting' and next_at <= clock_timestamp())) as sagas`,
}

/** Counts the outstanding work in one statement, so that work that moves between tables is counted. */
export async function countOutstanding(cell: Pick<Cell, 'authority' | 'pool'>): Promise<Outstanding> {
  const { rows } = await run<Outstanding>(cell, count)
  return rows[0] ?? { events: 0, deliveries: 0, sagas: 0 }
}

/** What {@link allIdle} needs of an engine. */
export interface Countable {
  readonly outstanding: () => Promise<Outstanding>
}

const LOOK_EVERY_MS = 20
const IDLE_DEADLINE_MS = 30_000

/**
 * Resolves when two checks in a row find no outstanding work in any engine. One check is not enough, because a cell that is
 * checked later may have given work to a cell that was checked before. Rejects after `timeoutMs` with the counts.
 */
export async function allIdle(engines: readonly Countable[], timeoutMs: number = IDLE_DEADLINE_MS): Promise<void> {
  const deadlineAt = Date.now() + timeoutMs
  let quietLooks = 0
  while (quietLooks < 2) {
    const counts: Outstanding[] = []
    for (const engine of engines) counts.push(await engine.outstanding())
    const isQuiet = counts.every((count) => count.events + count.deliveries + count.sagas === 0)
    quietLooks = isQuiet ? quietLooks + 1 : 0
    if (isQuiet) continue
    if (Date.now() > deadlineAt) throw new Error(`work is outstanding after ${timeoutMs} ms: ${JSON.stringify(counts)}`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}
