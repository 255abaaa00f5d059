import type { Service } from '@concert/contracts/operation'
import { operationsOf } from '@concert/contracts/operations'
import type { Authority } from '@concert/domain/jurisdictions'
import { detail } from '@concert/sentences/detail'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { csvText } from './csv-text.ts'
import { answerUnreadableRequest } from './answer-unreadable-request.ts'
import { browserHeaders } from './browser-headers.ts'
import { checkArrival } from './check-arrival.ts'
import { noteUndeclaredProblem } from './declared-statuses.ts'
import { followRoutes } from './follow-routes.ts'
import { shedLoad } from './load-shedding.ts'
import { loggedCaller } from './logged-caller.ts'
import { mountRoute } from './mount-route.ts'
import { registerOpenApi } from './openapi.ts'
import { targetOf } from './origin/target-of.ts'
import { parseJson } from './parse-json.ts'
import { prepareServer, readingOptions } from './prepare-server.ts'
import { methodNotAllowed, RefusedRequest } from './refused-request.ts'
import { sendProblem } from './render-problem.ts'
import { countWhatIsNoOperation, createRequestLimiter } from './request-limits.ts'
import { REQUEST_TIME_MS, SILENCE_MS_MAX } from './request-time.ts'
import type { CellContext, ServiceOptions } from './service-options.ts'
import { authorityIn, requestIdOf } from './trace.ts'
import { compileValidator } from './validate-request.ts'

/**
 * Builds one service. Mounts every operation of its contract once, and its OpenAPI document.
 *
 * @throws Error when the routes are not exactly the operations of the service's contract
 */
export async function createService<Context>(options: ServiceOptions<Context>): Promise<FastifyInstance> {
  assertComplete(options.service, options.routes)
  const app = bareService(options)
  app.setValidatorCompiler(compileValidator)
  // Answers are already text (`answerText`). This serialises problems and the health pages.
  app.setSerializerCompiler(() => JSON.stringify)
  app.setErrorHandler(sendProblem)
  prepareServer(app.server)
  if (options.loadLimits !== undefined) await shedLoad(app, options.loadLimits, options.contexts)
  const limiter =
    options.requestLimits === undefined
      ? undefined
      : await createRequestLimiter(app, options.requestLimits, options.countStores)
  if (limiter !== undefined) countWhatIsNoOperation(app, limiter)
  refuseUnroutable(app)
  acceptOnlyDeclaredBodies(app)
  refuseWhileClosing(app)
  logResponses(app)
  addHeaders(app, options)
  await options.plugins?.(app)
  await registerOpenApi(app, options.service)
  mountHealth(app, options)
  // After the OpenAPI plugin, which collects routes as they are added.
  await app.register(async (scope) => {
    for (const route of options.routes) mountRoute(scope, route, options, limiter)
  })
  return app
}

function bareService<Context>(options: ServiceOptions<Context>): FastifyInstance {
  const { trustedProxies = [] } = options
  const timeMs = options.requestTimeMs ?? REQUEST_TIME_MS
  return fastify({
    loggerInstance: options.logger as FastifyBaseLogger,
    genReqId: requestIdOf,
    logController: new LogController({ requestIdLogLabel: 'traceId', disableRequestLogging: true }),
    childLoggerFactory: (logger, bindings, settings, request) =>
      logger.child({ ...bindings, authority: authorityIn(request.url) }, settings),
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    requestTimeout: timeMs,
    connectionTimeout: options.silenceMsMax ?? SILENCE_MS_MAX,
    // Node checks for late requests at this interval. The headers may not take longer than the whole request.
    http: {
      ...readingOptions,
      connectionsCheckingInterval: Math.min(timeMs, 5_000),
      headersTimeout: Math.min(timeMs, REQUEST_TIME_MS),
    },
    rewriteUrl: ({ url = '' }) => targetOf(url).path,
    routerOptions: { ignoreTrailingSlash: false, caseSensitive: true, maxParamLength: 300 },
    // Fastify's own answer would not be a problem document; `refuseWhileClosing` sends one.
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => {
      reply.header('x-request-id', request.id)
      sendProblem(error, request, reply)
    },
    clientErrorHandler: answerUnreadableRequest,
  })
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

/**
 * Refuses what no service takes, and what no route takes: before its body is read, because what a body breaks says nothing about an
 * address that is not there.
 */
function refuseUnroutable(app: FastifyInstance): void {
  const routes = followRoutes(app)
  app.addHook('onRequest', (request, _reply, done) => {
    checkArrival(request.raw, request.originalUrl)
    if (!request.is404) return done()
    const methods = routes.methodsAt(request.url)
    done(
      methods.length === 0 || methods.includes(request.method)
        ? new RefusedRequest('not-found', { detail: detail('operation-not-found') })
        : methodNotAllowed(request.method, methods.join(', ')),
    )
  })
}

/** Parses only JSON and the declared types: for a text/plain body Fastify would run the handler without validation. */
function acceptOnlyDeclaredBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) =>
    parseJson(body),
  )
  app.addContentTypeParser('text/csv', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => csvText(body))
  app.addContentTypeParser('application/jose', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body)
  })
}

/** Refuses requests that reach a closing service on an open connection: its pools may close before the request ends. */
function refuseWhileClosing(app: FastifyInstance): void {
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.addHook('onRequest', (_request, _reply, done) => {
    if (!isClosing) done()
    else done(new RefusedRequest('unavailable', { detail: detail('service-closing'), retryAfterSeconds: 2 }))
  })
}

function logResponses(app: FastifyInstance): void {
  app.decorateRequest('operationId')
  app.addHook('onResponse', (request, reply, done) => {
    if (reply.statusCode >= 400) noteUndeclaredProblem(request, reply)
    request.log.info(
      {
        req: request,
        res: reply,
        operation: request.operationId,
        caller: request.caller && loggedCaller(request.caller, authorityIn(request.url)),
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
    done()
  })
  app.addHook('onSend', (request, reply, _payload, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
}

/** A policy of its own stays: pages load their style. */
function addHeaders<Context>(app: FastifyInstance, { headers = {} }: ServiceOptions<Context>): void {
  const all = Object.entries({ ...browserHeaders, ...headers })
  app.addHook('onSend', (_request, reply, _payload, done) => {
    for (const [name, value] of all) if (!reply.hasHeader(name)) reply.header(name, value)
    done()
  })
}

function mountHealth<Context>(app: FastifyInstance, options: ServiceOptions<Context>): void {
  app.get('/health', { schema: { hide: true }, logLevel: 'silent' }, async () => ({
    status: 'ok',
    service: options.service,
  }))
  app.get('/ready', { schema: { hide: true }, logLevel: 'silent' }, async (_request, reply) => {
    const reasons = await (options.readiness?.() ?? databasesNotAnswering(options.contexts))
    return reply.code(reasons.length === 0 ? 200 : 503).send({ ready: reasons.length === 0, reasons })
  })
}

async function databasesNotAnswering(contexts: ReadonlyMap<Authority, CellContext> = new Map()): Promise<string[]> {
  const reasons = await Promise.all(
    [...contexts.values()].map(({ authority, pool }) =>
      pool.query('select 1').then(
        () => [],
        () => [`the database of ${authority} does not answer`],
      ),
    ),
  )
  return reasons.flat()
}
