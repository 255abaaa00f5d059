import type { Readable } from 'node:stream'
import type { OperationShape } from '@concert/contracts/operation'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { QueryConfig, QueryResult } from 'pg'
import type { z } from 'zod'
import type { Actor, Caller } from './caller.ts'

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined

/** A request that has passed all checks of the contract. */
export interface OperationRequest<Operation extends OperationShape> {
  readonly params: Parsed<Operation['params']>
  readonly query: Parsed<Operation['query']>
  readonly body: Parsed<Operation['body']>
  readonly caller: Caller
  readonly actor: Actor
  /** The versions in If-Match; always set if the operation requires it. */
  readonly versions: Operation['ifMatch'] extends true ? readonly number[] : undefined
  readonly requestId: string
}

export interface Answer<Body> {
  readonly body: Body
  /** The version of the representation; becomes its ETag. */
  readonly version?: number
  /** Replaces the operation's success status: with its `repetition`, or with 304 if it declares `notModified`. */
  readonly status?: number
}

/** An answer that was kept as text. It was checked before it was kept, and is sent unchanged. */
export interface PreparedAnswer {
  readonly text: string
  readonly version?: number
  readonly status?: number
}

/** An answer whose bytes are sent as they are read. The stream is destroyed when the caller is gone. */
export interface StreamedAnswer {
  readonly stream: Readable
  readonly headers: Readonly<Record<string, string>>
  /** Replaces the operation's success status, with 206 if it declares `ranges`. */
  readonly status?: number
}

export type AnswerBody<Operation extends OperationShape> = z.input<Operation['success']['body']>

/** Works in one transaction, which sees only the caller's authority. Must have no effect outside it. */
export type TransactionalHandler<Operation extends OperationShape, Context> = (
  request: OperationRequest<Operation>,
  context: Context,
  transaction: Transaction,
) => Promise<Answer<AnswerBody<Operation>>>

/**
 * Opens the transaction that a transactional handler would get, with the same request. For handlers that must not hold a
 * transaction while they wait.
 *
 * @param first statements that are sent together with the beginning; what they did is rolled back where the caller may not act. `work` is given
 *   their answers
 */
export type InTransaction<Operation extends OperationShape> = <Result>(
  work: (
    transaction: Transaction,
    request: OperationRequest<Operation>,
    answers: readonly QueryResult[],
  ) => Promise<Result>,
  first?: readonly QueryConfig[],
) => Promise<Result>

/** The request of a handler that opens its own transactions. */
export interface PlainRequest<Operation extends OperationShape> extends Omit<
  OperationRequest<Operation>,
  'actor' | 'versions'
> {
  readonly raw: FastifyRequest
  readonly reply: FastifyReply
  readonly authority: Authority | undefined
  readonly inTransaction: InTransaction<Operation>
}

/** For streams, envelopes and the joint plane: the handler opens a transaction where it requires one. */
export type PlainHandler<Operation extends OperationShape, Context> = (
  request: PlainRequest<Operation>,
  context: Context,
) => Promise<Answer<AnswerBody<Operation>> | PreparedAnswer | StreamedAnswer | EmptyAnswer>

/** An answer without a body: what it says is in its headers. */
export interface EmptyAnswer {
  readonly headers: Readonly<Record<string, string>>
}

/** An operation with its handler, in the general type that the service mounts. */
export type Route<Context, Id extends string = string> = {
  readonly operation: OperationShape & { readonly id: Id }
} & (
  | { readonly transactional: true; readonly handle: TransactionalHandler<OperationShape, Context> }
  | { readonly transactional: false; readonly handle: PlainHandler<OperationShape, Context> }
)

/**
 * Binds an operation to a handler that works in the transaction of the request. The cast is safe: the operation types the
 * handler here, and its schemas check the request at run time.
 */
export function transactional<const Operation extends OperationShape, Context>(
  operation: Operation,
  handle: TransactionalHandler<Operation, Context>,
): Route<Context, Operation['id']> {
  return { operation, transactional: true, handle: handle as unknown as TransactionalHandler<OperationShape, Context> }
}

/** Binds an operation to a handler that opens its own transaction or none: for streams, envelopes and the joint plane. */
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
