import { randomUUID } from 'node:crypto'
import { operationsOf, type Service } from '@concert/contracts'
import type { Authority } from '@concert/domain'
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Authenticate } from './authenticate.ts'
import { mountRoute } from './mount-route.ts'
import { registerOpenApi } from './openapi.ts'
import type { Route } from './operation-route.ts'
import { RefusedRequest } from './refused-request.ts'
import { sendProblem } from './render-problem.ts'

/** What every cell service has for each authority it serves; a service's own context extends it. */
export interface CellContext {
  readonly authority: Authority
  readonly pool: Pool
}

export interface ServiceOptions<Context> {
  readonly service: Service
  readonly logger: Logger
  readonly routes: readonly Route<Context>[]
  /** One context an authority for a cell service. */
  readonly contexts?: ReadonlyMap<Authority, Context & CellContext>
  /** The one context of the joint plane. */
  readonly joint?: Context
  readonly authenticate?: Authenticate
  /** Says why the service is not ready, or nothing when it is. */
  readonly readiness?: () => Promise<readonly string[]>
  readonly bodyBytesMax?: number
  /** Registers what only this service needs before its routes are mounted, for example the parser of multipart bodies. */
  readonly plugins?: (app: FastifyInstance) => Promise<void>
}

const REQUEST_ID = /^[\w.-]{8,64}$/
const TRACEPARENT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/

/**
 * Builds one service: every operation of its contract mounted once, each with its policy, its problems and its document.
 *
 * @throws Error when the routes are not exactly the operations of the service's contract
 */
export async function createService<Context>(options: ServiceOptions<Context>): Promise<FastifyInstance> {
  assertComplete(options.service, options.routes)
  const app: FastifyInstance = fastify({
    loggerInstance: options.logger as FastifyBaseLogger,
    genReqId: requestIdOf,
    requestIdLogLabel: 'traceId',
    disableRequestLogging: true,
    bodyLimit: options.bodyBytesMax ?? 1_048_576,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    routerOptions: { ignoreTrailingSlash: false, caseSensitive: true, maxParamLength: 300 },
    return503OnClosing: true,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler((request, reply) => {
    sendProblem(new RefusedRequest('not-found', { detail: 'No operation has this path and method.' }), request, reply)
  })
  acceptOnlyDeclaredBodies(app)
  logResponses(app)
  await options.plugins?.(app)
  await registerOpenApi(app, options.service)
  mountHealth(app, options)
  // After the OpenAPI plugin, which collects routes as they are added.
  await app.register(async (scope) => {
    for (const route of options.routes) mountRoute(scope, route, options)
  })
  return app
}

function assertComplete(service: Service, routes: readonly { readonly operation: { readonly id: string } }[]): void {
  const declared = operationsOf(service).map((operation) => operation.id)
  const mounted = routes.map((route) => route.operation.id)
  const missing = declared.filter((id) => !mounted.includes(id))
  const foreign = mounted.filter((id, index) => !declared.includes(id) || mounted.indexOf(id) !== index)
  if (missing.length + foreign.length > 0) {
    throw new Error(`service ${service}: missing routes [${missing.join(', ')}], unexpected [${foreign.join(', ')}]`)
  }
}

/** A trace that the caller began is continued; otherwise the request begins its own. */
function requestIdOf(request: { headers: Record<string, string | string[] | undefined> }): string {
  const trace =
    typeof request.headers['traceparent'] === 'string'
      ? request.headers['traceparent'].match(TRACEPARENT)?.[1]
      : undefined
  const given = request.headers['x-request-id']
  if (trace !== undefined) return trace
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID()
}

/** Fastify would run a handler without validating a text/plain body, so only JSON and what an operation declares is parsed. */
function acceptOnlyDeclaredBodies(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser('application/jose', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body)
  })
}

function logResponses(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const params = request.params as { authority?: string } | undefined
    request.log.info(
      {
        req: request,
        res: reply,
        authority: params?.authority,
        operation: request.routeOptions.schema?.operationId,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
  app.addHook('onSend', async (request: FastifyRequest, reply) => {
    reply.header('x-request-id', request.id)
    reply.header('x-content-type-options', 'nosniff')
  })
}

function mountHealth<Context>(app: FastifyInstance, options: ServiceOptions<Context>): void {
  app.get('/health', { schema: { hide: true }, logLevel: 'silent' }, async () => ({
    status: 'ok',
    service: options.service,
  }))
  app.get('/ready', { schema: { hide: true }, logLevel: 'silent' }, async (_request, reply) => {
    const reasons = (await options.readiness?.()) ?? []
    return reply.code(reasons.length === 0 ? 200 : 503).send({ ready: reasons.length === 0, reasons })
  })
}
