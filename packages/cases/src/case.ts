import type { StateFormat } from '@concert/contracts/states/state-format'
import type { Stream } from '@concert/contracts/events/streams'
import type { Transaction } from '@concert/db/authority-transaction'
import type { MachineEvent, OwnMembers } from '@concert/db/stored-events'
import type { Clocks } from '@concert/domain/clock/clock'
import type { Machine, MachineTypes } from '@concert/domain/machine'
import type { Sight } from '@concert/domain/need-to-know'
import type { CellFacts, StaffFacts } from '@concert/domain/standing-guards'
import type { RecordKind } from '@concert/sentences/detail'
import type { Act, Standing, Viewer } from './act.ts'
import type { CaseClock } from './kept-clock.ts'
import type { NeedToKnow } from './need-to-know.ts'

/** A case as it is kept: its version, its state, and the columns that are kept beside the state. */
export interface CaseRow<State> {
  readonly version: number
  readonly state: State
  /** The kernel reads and keeps it; no store does. Null while the case waits for nobody. */
  readonly clock?: CaseClock | null
  /** Read with the lock of the case: the closed days by which its clock is counted after the change. */
  readonly closedDays?: ReadonlySet<string>
}

/** The types that make one kind of case. */
export interface CaseTypes {
  readonly stream: Stream
  readonly machine: MachineTypes
  readonly row: CaseRow<unknown>
  /** The facts by which every command of this kind of case is judged. */
  readonly facts: CellFacts
  /** What every event of the case says to whoever follows it, beside what the machine needs. */
  readonly promised: object
  /** The body of its representation. */
  readonly body: unknown
  /** What the service has for each authority. */
  readonly context: unknown
}

export type State<T extends CaseTypes> = T['machine']['state']
export type Event<T extends CaseTypes> = T['machine']['event']
/** The facts of every command of a kind of case beyond the standing ones, which are known of every caller. */
export type CaseFacts<T extends CaseTypes> = Omit<T['facts'], keyof StaffFacts>
type EventOf<T extends CaseTypes, Type> = Extract<Event<T>, { readonly type: Type }>

/** A row as the store reads it: the state is still the document that is kept. */
export type StoredRow<Row> = Omit<Row, 'state'> & { readonly state: unknown }

/** A row as the store writes it: the state, with the document that keeps it. */
export type WrittenRow<Row> = Row & { readonly document: object }

/** The SQL of one kind of case. It judges nothing. A row whose state is null has no event yet: its first command opens it. */
export interface CaseStore<Row> {
  /** Locks the row until the transaction ends. */
  readonly lock: (transaction: Transaction, id: string) => Promise<StoredRow<Row> | undefined>
  readonly find: (transaction: Transaction, id: string) => Promise<StoredRow<Row> | undefined>
  /** False when there is such a case already. */
  readonly insert: (transaction: Transaction, row: WrittenRow<Row>) => Promise<boolean>
  readonly update: (transaction: Transaction, row: WrittenRow<Row>) => Promise<void>
}

/** One change of a case, after the machine has judged it. `before` is undefined where the change opens the case. */
export interface CaseChange<Row> {
  readonly before: Row | undefined
  readonly after: Row
  readonly act: Act
}

/** Writes the rows against which the database checks the new state, by the event that they follow from. */
export type Proofs<T extends CaseTypes> = {
  readonly [Type in Event<T>['type']]?: (
    transaction: Transaction,
    event: EventOf<T, Type>,
    change: CaseChange<T['row']>,
  ) => Promise<void>
}

/**
 * By type, what an event says to whoever follows it beyond the members of the machine and those of every event, as its schema in
 * `contracts/events` has it. An event that owes nothing has no line; one that owes something does not compile without.
 */
export type Promises<T extends CaseTypes> =
  Event<T> extends MachineEvent<T['stream']>
    ? Promising<OwnMembers<T['stream'], Event<T>, T['promised']>, CaseChange<T['row']>>
    : never

type Promising<Own, Change> = {
  readonly [Type in keyof Own]: Own[Type] extends (event: infer Event) => infer Members
    ? (event: Event, change: Change) => Members
    : never
}

/** What the facts of a command are looked up from. */
export interface OnCase<Row> {
  readonly transaction: Transaction
  readonly row: Row
  readonly standing: Standing<string | undefined>
  readonly act: Act
}

/** What of a request may name a case. */
export interface CaseRequest {
  readonly params: Readonly<Record<string, unknown>>
  readonly actor: { readonly id: string }
}

/** One kind of case: everything that all its commands have in common. */
export interface Case<T extends CaseTypes> {
  /** The stream of its events, and the word for it in the audit log. */
  readonly stream: T['stream']
  /** What a caller is told does not exist. */
  readonly noun: RecordKind
  /** The parameter of the path, or else the member of the body, that names one case; or how the request names it. */
  readonly id: string | ((request: CaseRequest) => string)
  readonly idOf: (row: StoredRow<T['row']>) => string
  readonly machine: Machine<T['machine']>
  readonly state: StateFormat<State<T>>
  readonly store: CaseStore<T['row']>
  /** Whose move each state is and by when; absent for what nobody works on in tasks. */
  readonly clocks?: Clocks<State<T>>
  /** The application in this cell that a case with a clock follows from: its client is written to. */
  readonly applicationOf?: (row: T['row']) => string | null
  /** The edition that the case is pinned to; absent for a case that no edition judges. */
  readonly editionOf?: (row: T['row']) => string
  /** The facts of every command beyond the standing ones. */
  readonly facts?: (on: OnCase<T['row']>) => Promise<CaseFacts<T>> | CaseFacts<T>
  /** How much of it each of the staff sees; absent for a case that no client's file belongs to. */
  readonly needToKnow?: NeedToKnow<T['row']>
  /** The case as its viewer may see it; the version, where one is said, becomes the ETag. */
  readonly represent: (
    row: T['row'],
    viewer: Viewer,
    sight: Sight,
  ) => { readonly body: T['body']; readonly version?: number }
  readonly prove?: Proofs<T>
  readonly promiseEvery: (change: CaseChange<T['row']>) => T['promised']
  readonly promise: Promises<T>
}

/**
 * Defines one kind of case.
 *
 * @example
 * interface EffectCase { stream: 'effect'; machine: EffectTypes; row: EffectRow; … }
 * export const effectCase = defineCase<EffectCase>({ stream: 'effect', … })
 * export const suspendEffect = command(effectCase, operations.suspendEffect, { as: 'decision-maker' })
 */
export function defineCase<T extends CaseTypes>(definition: Case<T>): Case<T> {
  return definition
}
