import { bodyBytesMaxOf } from '@concert/contracts/body-limits'
import { type OperationShape, surfacePrefix } from '@concert/contracts/operation'
import { type Authority, authorities } from '@concert/domain/jurisdictions'
import { detail } from '@concert/sentences/detail'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { mediaTypeOf } from './answer-text.ts'
import { letBodyIn } from './body-arrival.ts'
import { anonymous, type Caller } from './caller.ts'
import { declaredStatus } from './declared-statuses.ts'
import type { OperationRequest, PlainRequest, Route, StreamedAnswer } from './operation-route.ts'
import { needsToken, schemaOf } from './operation-schema.ts'
import { versionsFromIfMatch } from './preconditions.ts'
import type { RequestLimiter } from './request-limits.ts'
import { RefusedRequest } from './refused-request.ts'
import { sceneOf } from './render-problem.ts'
import { idempotencyKeyOf, refuseLargeBody, refuseUndeclaredContent } from './request-headers.ts'
import { inCallersTransaction, mayCall, type Outcome, outcomeOf, runOperation } from './run-operation.ts'
import type { CellContext, ServiceOptions } from './service-options.ts'

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller
    /** The id of the operation that the path and method select. */
    operationId?: string
  }
}

/** Mounts one operation at its URL: checks the caller and the request, and sends the answer. */
export function mountRoute<Context>(
  app: FastifyInstance,
  route: Route<Context>,
  options: ServiceOptions<Context>,
  limiter?: RequestLimiter,
): void {
  const { operation } = route
  const bytesMax = bytesMaxOf(operation, options)
  const isOpen = operation.surface === 'joint' && !needsToken(operation)
  app.route({
    method: operation.method,
    url: `${surfacePrefix(operation.surface)}${operation.path}`.replaceAll(/\{(\w+)\}/g, ':$1'),
    schema: schemaOf(operation),
    ...(bytesMax === undefined ? {} : { bodyLimit: bytesMax }),
    // No promise for operations without identification: the public register receives far more requests than all others.
    onRequest: isOpen
      ? [
          (request, _reply, done) => {
            request.operationId = operation.id
            done()
          },
          ...(limiter === undefined ? [] : [limiter.countAddress]),
          (request, _reply, done) => {
            refuseUndeclaredContent(operation, request)
            refuseLargeBody(request, bytesMax)
            done()
          },
        ]
      : async (request, reply) => {
          request.operationId = operation.id
          // The answers of a cell are private: no proxy or browser may keep them.
          if (operation.surface !== 'joint') reply.header('cache-control', 'no-store')
          request.caller = await countedCaller(operation, request, reply, options, limiter)
          refuseUndeclaredContent(operation, request)
          refuseLargeBody(request, bytesMax)
        },
    // Whatever a header tells of the request has been judged, but of a part of an upload, which its handler holds against what is there.
    preParsing: (_request, reply, _payload, done) => {
      if (operation.rawBody !== 'offset') letBodyIn(reply.raw)
      done()
    },
    handler: async (request, reply) => {
      const scope = scopeOf(route, request, options)
      if (!route.transactional) return answerPlainly(route, request, reply, scope, options)
      // Before the transaction, so that a refusal of the request itself is not kept under its Idempotency-Key.
      const given = operationRequest(operation, request)
      const outcome = await runOperation(runOf(operation, request, scope), (transaction, actor) =>
        route.handle({ ...given, actor }, scope.context, transaction),
      )
      return send(reply, operation, outcome)
    },
  })
}

function bytesMaxOf<Context>(operation: OperationShape, options: ServiceOptions<Context>): number | undefined {
  switch (operation.rawBody) {
    case 'multipart':
      return options.uploadBytesMax
    case 'offset':
      return options.resumableBytesMax
    default:
      return bodyBytesMaxOf(operation)
  }
}

/** A request is its client's once the token is verified. What proves no client is its address's, and verified no further. */
async function countedCaller<Context>(
  operation: OperationShape,
  request: FastifyRequest,
  reply: FastifyReply,
  options: ServiceOptions<Context>,
  limiter: RequestLimiter | undefined,
): Promise<Caller> {
  if (limiter === undefined || operation.surface === 'internal') return authenticated(operation, request, options)
  if (!needsToken(operation)) {
    await limiter.countAddress(request, reply)
    return authenticated(operation, request, options)
  }
  await limiter.requireAddress(request, reply)
  try {
    request.caller = await authenticated(operation, request, options)
  } catch (error) {
    if (error instanceof RefusedRequest && error.code === 'unauthenticated') await limiter.countAddress(request, reply)
    throw error
  }
  await limiter.countClient(request, reply)
  return request.caller
}

async function authenticated<Context>(
  operation: OperationShape,
  request: FastifyRequest,
  options: ServiceOptions<Context>,
): Promise<Caller> {
  if (operation.surface !== 'joint' && contextOf(request, options) === undefined) {
    throw new RefusedRequest('not-found', { detail: detail('authority-not-served') })
  }
  if (!needsToken(operation)) return anonymous
  const { authority } = request.params as { authority: Authority }
  if (options.authenticate === undefined) throw new Error(`service ${options.service} has no authentication`)
  const caller = await options.authenticate(authority, request.headers.authorization)
  // Also who is not let in stands in the log.
  request.caller = caller
  if (!mayCall(operation, caller)) {
    throw new RefusedRequest('forbidden', { detail: detail('caller-kind-refused', { kind: caller.kind }) })
  }
  return caller
}

function contextOf<Context>(
  request: FastifyRequest,
  options: ServiceOptions<Context>,
): (Context & CellContext) | undefined {
  const { authority } = request.params as { authority?: string }
  const known = authorities.find((candidate) => candidate === authority)
  return known === undefined ? undefined : options.contexts?.get(known)
}

interface Scope<Context> {
  readonly context: Context
  readonly cell: CellContext | undefined
}

function scopeOf<Context>(
  route: Route<Context>,
  request: FastifyRequest,
  options: ServiceOptions<Context>,
): Scope<Context> {
  if (route.operation.surface === 'joint') {
    if (options.joint === undefined) throw new Error(`service ${options.service} has no joint context`)
    return { context: options.joint, cell: undefined }
  }
  const context = contextOf(request, options)
  if (context === undefined) throw new RefusedRequest('not-found', { detail: detail('authority-not-served') })
  return { context, cell: context }
}

function runOf<Context>(operation: OperationShape, request: FastifyRequest, scope: Scope<Context>) {
  if (scope.cell === undefined) throw new Error(`operation ${operation.id} of the joint plane has no cell transaction`)
  return {
    operation,
    authority: scope.cell.authority,
    pool: scope.cell.pool,
    caller: request.caller ?? anonymous,
    scene: sceneOf(request),
    idempotencyKey: idempotencyKeyOf(request),
    fingerprint: `${request.method}\n${request.url}\n${request.headers['if-match'] ?? ''}\n${JSON.stringify(request.body ?? null)}`,
  }
}

function operationRequest(
  operation: OperationShape,
  request: FastifyRequest,
): Omit<OperationRequest<OperationShape>, 'actor'> {
  return {
    params: request.params as never,
    query: request.query as never,
    body: request.body as never,
    caller: request.caller ?? anonymous,
    versions: (operation.ifMatch === true ? versionsFromIfMatch(request.headers['if-match']) : undefined) as never,
    requestId: request.id,
  }
}

async function answerPlainly<Context>(
  route: Extract<Route<Context>, { transactional: false }>,
  request: FastifyRequest,
  reply: FastifyReply,
  scope: Scope<Context>,
  options: ServiceOptions<Context>,
): Promise<FastifyReply> {
  const given = operationRequest(route.operation, request)
  const plain: PlainRequest<OperationShape> = {
    ...given,
    raw: request,
    reply,
    authority: scope.cell?.authority,
    inTransaction: async (work, first) => {
      if (scope.cell === undefined) throw new Error(`service ${options.service} has no cell transaction`)
      const { authority, pool } = scope.cell
      return inCallersTransaction(
        { operation: route.operation, authority, pool, caller: given.caller },
        (transaction, actor, _claimed, answers) => work(transaction, { ...given, actor }, answers),
        undefined,
        first,
      )
    },
  }
  const answer = await route.handle(plain, scope.context)
  if ('stream' in answer) return sendStream(reply, route.operation, answer)
  if (!('body' in answer) && !('text' in answer)) {
    return reply.code(route.operation.success.status).headers(answer.headers).send()
  }
  return send(reply, route.operation, outcomeOf(route.operation, answer))
}

function sendStream(reply: FastifyReply, operation: OperationShape, answer: StreamedAnswer): FastifyReply {
  const status = declaredStatus(operation, answer.status)
  return reply.code(status).type(mediaTypeOf(operation)).headers(answer.headers).send(answer.stream)
}

/** Sends an outcome, fresh or replayed. It is already text. */
function send(reply: FastifyReply, operation: OperationShape, outcome: Outcome): FastifyReply {
  reply.code(outcome.status).headers(outcome.headers)
  if (outcome.replayed) reply.header('idempotency-replayed', 'true')
  const mediaType = outcome.status >= 400 ? 'application/problem+json' : mediaTypeOf(operation)
  return reply.type(mediaType).send(outcome.text)
}
