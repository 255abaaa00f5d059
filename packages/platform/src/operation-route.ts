import type { OperationShape } from '@concert/contracts/operation'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Actor, Caller } from './caller.ts'

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined

/** A request after everything that the contract says of it has been checked. */
export interface OperationRequest<Operation extends OperationShape> {
  readonly params: Parsed<Operation['params']>
  readonly query: Parsed<Operation['query']>
  readonly body: Parsed<Operation['body']>
  readonly caller: Caller
  readonly actor: Actor
  /** The version named by If-Match; set whenever the operation requires it. */
  readonly version: Operation['ifMatch'] extends true ? number : undefined
  readonly requestId: string
}

export interface Answer<Body> {
  readonly body: Body
  /** The version of the representation; becomes its ETag. */
  readonly version?: number
  /** Replaces the operation's success status: its `repetition`, or 304 where it has `notModified`. */
  readonly status?: number
}

/** An answer that is text already, as it was kept: it is sent as it is, and was checked when it was kept. */
export interface PreparedAnswer {
  readonly text: string
  readonly version?: number
  readonly status?: number
}

export type AnswerBody<Operation extends OperationShape> = z.input<Operation['success']['body']>

/** Work in one transaction behind the wall of the caller's authority; replayed safely, so it has no other effect. */
export type TransactionalHandler<Operation extends OperationShape, Context> = (
  request: OperationRequest<Operation>,
  context: Context,
  transaction: Transaction,
) => Promise<Answer<AnswerBody<Operation>>>

/**
 * Opens the transaction that a transactional handler would have been given, with the request that it would have been given; for
 * what must hold none while it waits.
 */
export type InTransaction<Operation extends OperationShape> = <Result>(
  work: (transaction: Transaction, request: OperationRequest<Operation>) => Promise<Result>,
) => Promise<Result>

/** What a handler without a transaction of its own may use. */
export interface PlainRequest<Operation extends OperationShape> extends Omit<
  OperationRequest<Operation>,
  'actor' | 'version'
> {
  readonly raw: FastifyRequest
  readonly reply: FastifyReply
  readonly authority: Authority | undefined
  readonly inTransaction: InTransaction<Operation>
}

/** For streams, envelopes and the joint plane: the handler opens its transaction where it needs one. */
export type PlainHandler<Operation extends OperationShape, Context> = (
  request: PlainRequest<Operation>,
  context: Context,
) => Promise<Answer<AnswerBody<Operation>> | PreparedAnswer>

/** A handler whose operation is only known by its shape and id, as the service mounts it. */
export type Route<Context, Id extends string = string> = {
  readonly operation: OperationShape & { readonly id: Id }
} & (
  | { readonly transactional: true; readonly handle: TransactionalHandler<OperationShape, Context> }
  | { readonly transactional: false; readonly handle: PlainHandler<OperationShape, Context> }
)

/**
 * Binds an operation to work in the transaction of its request. The operation types the handler; what it is bound to at run
 * time is checked by the operation's own schemas, which is why the handler may be widened here.
 */
export function transactional<const Operation extends OperationShape, Context>(
  operation: Operation,
  handle: TransactionalHandler<Operation, Context>,
): Route<Context, Operation['id']> {
  return { operation, transactional: true, handle: handle as unknown as TransactionalHandler<OperationShape, Context> }
}

/** Binds an operation to a handler that opens its own transaction, or none: streams, envelopes, the joint plane. */
export function plain<const Operation extends OperationShape, Context>(
  operation: Operation,
  handle: PlainHandler<Operation, Context>,
): Route<Context, Operation['id']> {
  return { operation, transactional: false, handle: handle as unknown as PlainHandler<OperationShape, Context> }
}

/** The two ways to bind an operation, with the context of one service. */
export function routesFor<Context>() {
  return {
    transactional: <const Operation extends OperationShape>(
      operation: Operation,
      handle: TransactionalHandler<Operation, Context>,
    ) => transactional(operation, handle),
    plain: <const Operation extends OperationShape>(operation: Operation, handle: PlainHandler<Operation, Context>) =>
      plain(operation, handle),
  }
}
