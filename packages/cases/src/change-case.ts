import { stateDocument } from '@concert/contracts/states/state-format'
import type { Transaction } from '@concert/db/authority-transaction'
import { type ChangeEvent, recordChange } from '@concert/db/record-change'
import { type Decision, fold } from '@concert/domain/machine'
import { refusalToProblem } from '@concert/platform/refused-request'
import type { Act, Standing } from './act.ts'
import { auditAction } from './audit-action.ts'
import type { Case, CaseChange, CaseTypes, Event, State } from './case.ts'
import { clockAfter, clockedCase, keepClock } from './case-clock.ts'
import { readClosedDays } from './closed-days.ts'
import type { CaseClock } from './kept-clock.ts'

/** Where members of a command stand in the request's body, when they stand elsewhere there: `{ '/finding/grade': '/regrade' }`. */
export type Pointers = Readonly<Record<string, string>>

/** What was judged, and the row that the change leads to. */
export interface Judged<T extends CaseTypes> {
  readonly act: Act
  readonly standing: Standing<string | undefined>
  readonly before: T['row'] | undefined
  readonly decision: Decision<Event<T>>
  readonly pointers?: Pointers | undefined
  /** The row with the columns beside the version and the state; asked for once every rule is met. */
  readonly rowOf: (kept: { readonly version: number; readonly state: State<T> }) => Promise<T['row']> | T['row']
}

/**
 * The second half of every change of every case: fold the events → prove → write → record. Nothing else records a change. The
 * first half, which locks and judges, is `command` for a case that exists and `open` for one that does not.
 *
 * @returns the case after the change; undefined when it was to be opened and is there already
 * @throws RefusedRequest 403, 409 or 422 with the machine's refusal
 */
export async function changeCase<T extends CaseTypes>(
  theCase: Case<T>,
  transaction: Transaction,
  { act, standing, before, decision, pointers, rowOf }: Judged<T>,
): Promise<T['row'] | undefined> {
  const taken = accepted(decision, pointers)
  const { events } = taken
  const version = before?.version ?? 0
  const state = fold<T['machine']>(theCase.machine, events, (before?.state ?? null) as State<T> | null)
  if (state === null) throw new Error(`${theCase.stream}: a decision without events has no state`)
  const after = await rowOf({ version: version + events.length, state })
  const change: CaseChange<T['row']> = { before, after, act }
  const isNew = before === undefined || before.state === null
  const written = { ...after, document: stateDocument(theCase.state, state) }
  if (isNew && !(await theCase.store.insert(transaction, written))) return undefined
  // The keys and triggers of these rows must hold before the state that stands on them is written.
  for (const event of events) await prove(theCase, transaction, event, change)
  if (!isNew) await theCase.store.update(transaction, written)
  const [clock] = await Promise.all([
    runClockOf(theCase, transaction, change, isNew),
    record(theCase, transaction, { taken, change, actor: standing.by.actor }),
  ])
  return { ...after, clock }
}

/** Step 2 of docs/flows/clocks.md. The clock after the change is written where it changes, and with the opening, beside the record. */
async function runClockOf<T extends CaseTypes>(
  theCase: Case<T>,
  transaction: Transaction,
  { before, after }: CaseChange<T['row']>,
  isNew: boolean,
): Promise<CaseClock | null> {
  if (theCase.clocks === undefined) return null
  const kept = before?.clock ?? null
  const closedDays = before?.closedDays ?? (await readClosedDays(transaction))
  const clock = clockAfter(theCase, kept, after.state as State<T>, transaction, closedDays)
  if (isNew || clock !== kept) await keepClock(transaction, clockedCase(theCase, after), clock, closedDays)
  return clock
}

interface Recorded<T extends CaseTypes> {
  readonly taken: Taken<Event<T>>
  readonly change: CaseChange<T['row']>
  readonly actor: Standing['by']['actor']
}

async function record<T extends CaseTypes>(
  theCase: Case<T>,
  transaction: Transaction,
  { taken: { events, receipts }, change, actor }: Recorded<T>,
): Promise<void> {
  await recordChange(transaction, {
    stream: theCase.stream,
    streamId: theCase.idOf(change.after),
    version: change.before?.version ?? 0,
    action: auditAction(theCase.stream, events[0]?.type),
    actor,
    events: events.map((event) => promised(theCase, event, change)),
    receipts,
    edition: theCase.editionOf?.(change.after),
    requestId: change.act.requestId,
  })
}

async function prove<T extends CaseTypes>(
  theCase: Case<T>,
  transaction: Transaction,
  event: Event<T>,
  change: CaseChange<T['row']>,
): Promise<void> {
  const proof = theCase.prove?.[event.type as Event<T>['type']]
  // The compiler cannot see that a proof is found by the very type of its event.
  await proof?.(transaction, event as never, change)
}

function promised<T extends CaseTypes>(
  theCase: Case<T>,
  event: Event<T>,
  change: CaseChange<T['row']>,
): ChangeEvent<T['stream']> {
  const { type, ...payload } = event
  const promises = theCase.promise as Readonly<
    Record<string, (event: Event<T>, change: CaseChange<T['row']>) => object>
  >
  const own = Object.hasOwn(promises, type) ? promises[type]?.(event, change) : undefined
  // `Promises` and `promised` of the case make the payload what the schema of the event says.
  return { type, payload: { ...payload, ...theCase.promiseEvery(change), ...own } } as unknown as ChangeEvent<
    T['stream']
  >
}

type Taken<Event> = Extract<Decision<Event>, { ok: true }>

function accepted<Event>(decision: Decision<Event>, pointers: Pointers = {}): Taken<Event> {
  if (decision.ok) return decision
  const { refusal } = decision
  if (refusal.kind !== 'violations') throw refusalToProblem(refusal)
  const violations = refusal.violations.map((one) => ({ ...one, pointer: inBody(one.pointer, pointers) }))
  throw refusalToProblem({ kind: 'violations', violations })
}

function inBody(pointer: string, pointers: Pointers): string {
  const member = Object.keys(pointers).find((from) => pointer === from || pointer.startsWith(`${from}/`))
  return member === undefined ? pointer : `${pointers[member]}${pointer.slice(member.length)}`
}
