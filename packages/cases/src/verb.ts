import type { OperationShape } from '@concert/contracts/operation'
import type { Transaction } from '@concert/db/authority-transaction'
import type { CommandBase } from '@concert/domain/machine'
import type { StaffRole } from '@concert/domain/roles'
import type { Answer, AnswerBody, OperationRequest } from '@concert/platform/operation-route'
import type { CaseTypes } from './case.ts'
import type { Pointers } from './change-case.ts'

// The types of what a verb says. They make everything optional that can be derived, and nothing that cannot.

export type CommandNameOf<T extends CaseTypes> = T['machine']['command']['name']
/** The facts of one command. */
export type FactsOf<T extends CaseTypes, N> = N extends keyof T['machine']['facts'] ? T['machine']['facts'][N] : never
/** The facts of one command beyond those of every command of its case. */
export type OwnFactsOf<T extends CaseTypes, N> = Omit<FactsOf<T, N>, keyof T['facts']>
/** One command without what every command carries. */
export type PayloadOf<T extends CaseTypes, N> = Omit<
  Extract<T['machine']['command'], { readonly name: N }>,
  keyof CommandBase
>

/** What a verb may look at: the request, the case as it is locked, the service's context. */
export interface Asked<T extends CaseTypes, Operation extends OperationShape> {
  readonly transaction: Transaction
  readonly row: T['row']
  readonly request: OperationRequest<Operation>
  readonly context: T['context']
}

type Eventually<Value> = Promise<Value> | Value
type FromRequest<Operation extends OperationShape> = OperationRequest<Operation>['params'] &
  OperationRequest<Operation>['body']
type OptionalWhen<Condition extends boolean, Option> = Condition extends true ? Partial<Option> : Option

/** What one verb adds to its case. */
export type Verb<T extends CaseTypes, Operation extends OperationShape, N = Operation['id']> = {
  /** The function in which staff act; absent for applicants and the system. */
  readonly as?: StaffRole | ((request: OperationRequest<Operation>) => StaffRole)
  /** Where members of the command stand in the body, when elsewhere. */
  readonly pointers?: Pointers
  /**
   * The columns beside the state that the verb changes, from the facts by which it was judged. They are made once every rule is
   * met and before anything of the case is written: a signature, for example, of what is stored.
   */
  readonly columns?: (
    asked: Asked<T, Operation>,
    facts: FactsOf<T, N>,
  ) => Eventually<Partial<Omit<T['row'], 'version' | 'state'>>>
  /** The authorisation on which the caller acts, when it is not the caller's own: the system on a signatory's. */
  readonly onAuthorisation?: (facts: FactsOf<T, N>) => string | undefined
  /** True when the case is already what is asked for: the case is answered, and nothing changes. */
  readonly isDone?: (asked: Asked<T, Operation>) => boolean
} & OptionalWhen<
  FromRequest<Operation> extends PayloadOf<T, N> ? true : false,
  {
    /** The command's payload; the parameters of the path and the members of the body when absent. */
    readonly given: (asked: Asked<T, Operation>) => Eventually<PayloadOf<T, N>>
  }
> &
  OptionalWhen<
    object extends OwnFactsOf<T, N> ? true : false,
    { readonly facts: (asked: Asked<T, Operation>) => Eventually<OwnFactsOf<T, N>> }
  > &
  OptionalWhen<
    T['body'] extends AnswerBody<Operation> ? true : false,
    {
      /** What is answered, where it is not the case itself. */
      readonly answer: (row: T['row'], request: OperationRequest<Operation>) => Answer<AnswerBody<Operation>>
    }
  >

/** A verb without its types: the compiler checked them where the verb was written. */
export interface AnyVerb<T extends CaseTypes> {
  readonly as?: StaffRole | ((request: OperationRequest<OperationShape>) => StaffRole)
  readonly pointers?: Pointers
  readonly columns?: (asked: Asked<T, OperationShape>, facts: never) => Eventually<object>
  readonly onAuthorisation?: (facts: never) => string | undefined
  readonly isDone?: (asked: Asked<T, OperationShape>) => boolean
  readonly given?: (asked: Asked<T, OperationShape>) => Eventually<object>
  readonly facts?: (asked: Asked<T, OperationShape>) => Eventually<object>
  readonly answer?: (row: T['row'], request: OperationRequest<OperationShape>) => Answer<unknown>
}
