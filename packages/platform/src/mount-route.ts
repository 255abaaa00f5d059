import {
  type OperationId,
  type OperationShape,
  policy,
  problem,
  type ProblemCode,
  problemCatalogue,
  surfacePrefix,
} from '@concert/contracts'
import { type Authority, authorities } from '@concert/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { anonymous, type Caller } from './caller.ts'
import type { OperationRequest, PlainRequest, Route } from './operation-route.ts'
import { versionFromIfMatch } from './preconditions.ts'
import { RefusedRequest } from './refused-request.ts'
import { sceneOf } from './render-problem.ts'
import { inCallersTransaction, type Outcome, rolesAllowed, runOperation } from './run-operation.ts'
import type { CellContext, ServiceOptions } from './service.ts'

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller
  }
}

/** Binds one operation to its URL: who may call, what is valid, what is answered. */
export function mountRoute<Context>(
  app: FastifyInstance,
  route: Route<Context>,
  options: ServiceOptions<Context>,
): void {
  const { operation } = route
  app.route({
    method: operation.method,
    url: `${surfacePrefix(operation.surface)}${operation.path}`.replaceAll(/\{(\w+)\}/g, ':$1'),
    schema: schemaOf(operation),
    onRequest: async (request) => {
      request.caller = await authenticated(operation, request, options)
    },
    handler: async (request, reply) => {
      const scope = scopeOf(route, request, options)
      if (!route.transactional) return answerPlainly(route, request, reply, scope, options)
      const outcome = await runOperation(runOf(operation, request, scope), async (transaction, actor) =>
        route.handle({ ...operationRequest(operation, request), actor }, scope.context, transaction),
      )
      return send(reply, operation, outcome)
    },
  })
}

/** Whether the policy lets callers in without a token: the public, and peers whose message carries its own signature. */
function needsToken(operation: OperationShape): boolean {
  const allowed: readonly string[] = policy[operation.id as OperationId]
  return !allowed.includes('anyone') && !allowed.includes('peer-authority')
}

async function authenticated<Context>(
  operation: OperationShape,
  request: FastifyRequest,
  options: ServiceOptions<Context>,
): Promise<Caller> {
  if (operation.surface !== 'joint' && contextOf(request, options) === undefined) {
    throw new RefusedRequest('not-found', { detail: 'This authority is not served here.' })
  }
  if (!needsToken(operation)) return anonymous
  const { authority } = request.params as { authority: Authority }
  if (options.authenticate === undefined) throw new Error(`service ${options.service} has no authentication`)
  const caller = await options.authenticate(authority, request.headers.authorization)
  if (rolesAllowed(operation, caller).length === 0) {
    throw new RefusedRequest('forbidden', { detail: `This operation is not for callers of the kind ${caller.kind}.` })
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
  if (context === undefined) throw new RefusedRequest('not-found', { detail: 'This authority is not served here.' })
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

function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || !/^[\u0021-\u007e]{1,255}$/.test(key)) {
    throw new RefusedRequest('invalid-request', {
      detail: 'Idempotency-Key must be 1 to 255 visible ASCII characters.',
      errors: [
        {
          pointer: '',
          code: 'idempotency-key-malformed',
          message: 'Use 1 to 255 visible ASCII characters, for example a UUID.',
        },
      ],
    })
  }
  return key
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
    version: (operation.ifMatch === true ? versionFromIfMatch(request.headers['if-match']) : undefined) as never,
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
  const plain: PlainRequest<OperationShape> = {
    ...operationRequest(route.operation, request),
    raw: request,
    reply,
    authority: scope.cell?.authority,
    inTransaction: async (work) => {
      if (scope.cell === undefined) throw new Error(`service ${options.service} has no cell transaction`)
      const { authority, pool } = scope.cell
      return inCallersTransaction(
        { operation: route.operation, authority, pool, caller: request.caller ?? anonymous },
        work,
      )
    },
  }
  const answer = await route.handle(plain, scope.context)
  const etag = answer.version === undefined ? undefined : `"${answer.version}"`
  return send(reply, route.operation, {
    status: answer.status ?? route.operation.success.status,
    body: answer.body,
    etag,
    replayed: false,
  })
}

function send(reply: FastifyReply, operation: OperationShape, outcome: Outcome): FastifyReply {
  reply.code(outcome.status)
  if (outcome.etag !== undefined) reply.header('etag', outcome.etag)
  if (outcome.replayed) reply.header('idempotency-replayed', 'true')
  if (outcome.status >= 400) {
    // A kept problem was rendered when it happened; it is repeated as it was.
    return reply
      .type('application/problem+json')
      .serializer((kept: unknown) => JSON.stringify(kept))
      .send(outcome.body)
  }
  return reply.type(operation.success.mediaType ?? 'application/json').send(outcome.body)
}

const EVERY_OPERATION: readonly ProblemCode[] = ['invalid-request', 'not-found', 'internal', 'unavailable']

/** Every problem code an operation can answer. */
export function problemsOf(operation: OperationShape): ProblemCode[] {
  const codes = new Set<ProblemCode>([...EVERY_OPERATION, ...(operation.problems ?? [])])
  if (needsToken(operation)) for (const code of ['unauthenticated', 'forbidden'] as const) codes.add(code)
  if (operation.method !== 'GET' && operation.rawBody === undefined) {
    for (const code of ['malformed-json', 'unsupported-media-type', 'payload-too-large'] as const) codes.add(code)
  }
  if (operation.method === 'POST' && operation.surface !== 'joint' && operation.rawBody === undefined) {
    for (const code of ['idempotency-in-progress', 'idempotency-key-reused'] as const) codes.add(code)
  }
  return [...codes]
}

function schemaOf(operation: OperationShape) {
  const inCell = operation.surface !== 'joint'
  const params = operation.params ?? z.strictObject({})
  return {
    operationId: operation.id,
    summary: operation.summary,
    description: operation.description ?? operation.summary,
    tags: [operation.surface],
    ...(needsToken(operation) ? { security: [{ accessToken: [] }] } : {}),
    // The segment is a plain string here: an authority that is not served answers 404, like everything else that is not here.
    params: inCell ? params.extend({ authority: z.string().meta({ example: 'hk' }) }) : params,
    ...(operation.query === undefined ? {} : { querystring: operation.query }),
    ...(operation.body === undefined ? {} : { body: operation.body }),
    response: {
      [operation.success.status]: {
        description: operation.summary,
        content: { [operation.success.mediaType ?? 'application/json']: { schema: operation.success.body } },
      },
      ...problemResponses(operation),
    },
  }
}

function problemResponses(operation: OperationShape) {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of problemsOf(operation)) {
    const { status } = problemCatalogue[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      { description: codes.join(', '), content: { 'application/problem+json': { schema: problem } } },
    ]),
  )
}
