import { type Transaction, withAuthority } from '@concert/db/authority-transaction'
import { type Clock, clockRuleOf } from '@concert/domain/clock/clock'
import { runClock } from '@concert/domain/clock/run-clock'
import type { Authority } from '@concert/domain/jurisdictions'
import type { Case, CaseTypes, Event, State } from './case.ts'
import { clockedCase, keepClock, withDue } from './case-clock.ts'
import { readClosedDays } from './closed-days.ts'
import { readRow } from './find.ts'

const BATCH = 50

export interface Upgrading {
  readonly pool: Parameters<typeof withAuthority>[0]
  readonly authority: Authority
  readonly logger: Readonly<Record<'info' | 'error', (about: object, what: string) => void>>
}

type OpenMissing = (upgrading: Upgrading, isStopping?: () => boolean) => Promise<void>

/**
 * Step 5 of docs/flows/clocks.md. Gives the cases of a kind that were there before clocks were kept their clocks, as if one had run from their first event on; with none left
 * it is one statement. A case whose events cannot be read is told and left to its next change. Several processes may do it at once.
 */
export function openMissingClocks<T extends CaseTypes>(theCase: Case<T>): OpenMissing {
  return async (upgrading, isStopping = () => false) => {
    const failed: string[] = []
    for (;;) {
      const missing = await asSystem(upgrading, (transaction) =>
        casesWithoutClock(theCase, transaction, BATCH + failed.length),
      )
      const ids = missing.filter((id) => !failed.includes(id))
      if (ids.length === 0) return
      for (const caseId of ids) {
        if (isStopping()) return
        if (!(await isReplayed(theCase, upgrading, caseId))) failed.push(caseId)
      }
    }
  }
}

/** Does it beside the requests of a service that starts, and ends with it. */
export function openMissingClocksAtStart(
  upgrading: Upgrading & { readonly closing: AsyncDisposableStack },
  kinds: readonly OpenMissing[],
): void {
  const { authority, logger, closing } = upgrading
  let isStopping = false
  const running = (async () => {
    for (const open of kinds) await open(upgrading, () => isStopping)
  })().catch((err: unknown) =>
    logger.error({ err, authority }, 'clocks not read from events, will be at the next start'),
  )
  closing.defer(async () => {
    isStopping = true
    await running
  })
}

function asSystem<Result>(
  { pool, authority }: Upgrading,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return withAuthority(pool, { authority, applicant: '*' }, work)
}

async function isReplayed<T extends CaseTypes>(
  theCase: Case<T>,
  upgrading: Upgrading,
  caseId: string,
): Promise<boolean> {
  const { authority, logger } = upgrading
  const about = { authority, stream: theCase.stream, caseId }
  try {
    await asSystem(upgrading, (transaction) => replay(theCase, transaction, caseId))
    logger.info(about, 'a clock was read from the events of its case')
    return true
  } catch (err) {
    logger.error({ ...about, err }, 'no clock was read from the events of a case')
    return false
  }
}

async function casesWithoutClock<T extends CaseTypes>(
  { stream }: Case<T>,
  { client }: Transaction,
  rowsMax: number,
): Promise<string[]> {
  const { rows } = await client.query<{ caseId: string }>({
    name: 'cases-without-clock',
    text: 'select missing as "caseId" from platform.cases_without_clock($1, $2) missing',
    values: [stream, rowsMax],
  })
  return rows.map(({ caseId }) => caseId)
}

/** Locked like for a change, so that no change comes between the events that are read and the clock that is kept. */
async function replay<T extends CaseTypes>(theCase: Case<T>, transaction: Transaction, caseId: string): Promise<void> {
  const row = readRow(theCase, (await theCase.store.lock(transaction, caseId)) ?? missing(caseId))
  const { rows } = await transaction.client.query<{ type: string; payload: object }>({
    name: 'cases-events',
    text: 'select type, payload from platform.events_of_case($1, $2)',
    values: [theCase.stream, caseId],
  })
  // What is stored of an event is what the machine said, and promises beside it that no machine reads.
  const events = rows.map(({ type, payload }) => ({ ...payload, type })) as unknown as readonly Event<T>[]
  const clock = clockOfEvents(theCase, events)
  const closedDays = await readClosedDays(transaction)
  await keepClock(
    transaction,
    clockedCase(theCase, row),
    clock === null ? null : withDue(clock, transaction.authority, closedDays),
    closedDays,
  )
}

function missing(caseId: string): never {
  throw new Error(`there are events of ${caseId}, and no case`)
}

/** The clock of a case from everything that has happened in it. */
export function clockOfEvents<T extends CaseTypes>(
  { machine, clocks }: Pick<Case<T>, 'machine' | 'clocks'>,
  events: readonly Event<T>[],
): Clock | null {
  let state: State<T> | null = null
  let clock: Clock | null = null
  // Events of one change are one change of the clock as well: they have the same instant.
  for (const [index, event] of events.entries()) {
    state = machine.evolve(state, event) as State<T>
    if (events[index + 1]?.at === event.at) continue
    clock = clocks === undefined ? null : runClock(clock, clockRuleOf(clocks, state), event.at)
  }
  return clock
}
