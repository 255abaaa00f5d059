import type { StateFormat } from '@concert/contracts/states/state-format'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Machine, MachineTypes } from '@concert/domain/machine'
import type { StandingFacts } from '@concert/domain/standing-guards'
import type { Act, Standing, Viewer } from './act.ts'

/** A case as it is kept: its version, its state, and the columns that are kept beside the state. */
export interface CaseRow<State> {
  readonly version: number
  readonly state: State
}

/** The types that make one kind of case. */
export interface CaseTypes {
  readonly machine: MachineTypes
  readonly row: CaseRow<unknown>
  /** The facts by which every command of this kind of case is judged. */
  readonly facts: StandingFacts
  /** The body of its representation. */
  readonly body: unknown
  /** What the service has for each authority. */
  readonly context: unknown
}

export type State<T extends CaseTypes> = T['machine']['state']
export type Event<T extends CaseTypes> = T['machine']['event']
type EventOf<T extends CaseTypes, Type> = Extract<Event<T>, { readonly type: Type }>

/** A row as the store reads it: the state is still the document that is kept. */
export type StoredRow<Row> = Omit<Row, 'state'> & { readonly state: unknown }

/** A row as the store writes it: the state, with the document that keeps it. */
export type WrittenRow<Row> = Row & { readonly document: object }

/** The SQL of one kind of case. It judges nothing. */
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

/** What an event says to whoever follows it, beyond what the machine needs, by the event. */
export type Promises<T extends CaseTypes> = {
  readonly [Type in Event<T>['type']]?: (event: EventOf<T, Type>, change: CaseChange<T['row']>) => object
}

/** What the facts of a command are looked up from. */
export interface OnCase<Row> {
  readonly transaction: Transaction
  readonly row: Row
  readonly standing: Standing
  readonly act: Act
}

/** One kind of case: everything that all its commands have in common. */
export interface Case<T extends CaseTypes> {
  /** The stream of its events, and the word for it in the audit log. */
  readonly stream: string
  /** What a caller is told does not exist; the stream when absent. */
  readonly noun?: string
  /** The parameter of the path that names one case. */
  readonly id: string
  readonly idOf: (row: StoredRow<T['row']>) => string
  readonly machine: Machine<T['machine']>
  readonly state: StateFormat<State<T>>
  readonly store: CaseStore<T['row']>
  /** The edition that the case is pinned to. */
  readonly editionOf: (row: T['row']) => string
  readonly facts: (on: OnCase<T['row']>) => Promise<T['facts']> | T['facts']
  /** The case as its viewer may see it; the version becomes the ETag. */
  readonly represent: (row: T['row'], viewer: Viewer) => { readonly body: T['body']; readonly version: number }
  readonly prove?: Proofs<T>
  readonly promise?: Promises<T>
}

/**
 * Defines one kind of case.
 *
 * @example
 * interface EffectCase { machine: EffectTypes; row: EffectRow; facts: CoolingOffFacts; body: EffectBody; context: ReviewsContext }
 * export const effectCase = defineCase<EffectCase>({ stream: 'effect', … })
 * export const suspendEffect = command(effectCase, operations.suspendEffect, { as: 'decision-maker' })
 */
export function defineCase<T extends CaseTypes>(definition: Case<T>): Case<T> {
  return definition
}
