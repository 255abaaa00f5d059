import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { EVIDENCE_BYTES_MAX } from '@concert/evidence-service/settings'
import { answerUnreadableRequest } from '@concert/platform/answer-unreadable-request'
import { routeOf } from '@concert/platform/origin/route-table'
import { RefusedRequest } from '@concert/platform/refused-request'
import { problemOf } from '@concert/platform/render-problem'
import { REQUEST_TIME_MS, requestTimeMs, SILENCE_MS_MAX } from '@concert/platform/request-time'
import { detail } from '@concert/sentences/detail'
import { preferredLanguage } from '@concert/sentences/preferred-language'

export type Listener = (request: IncomingMessage, response: ServerResponse) => void
type Target = Exclude<ReturnType<typeof routeOf>, undefined>
export type Targets = Readonly<Record<Target, Listener>>

/** How long a request to a service may take to arrive, and how long its connection may be silent, ms. */
export interface OriginLimits {
  readonly timeMsOf: (target: Target | undefined) => number
  readonly timeMsMax: number
  readonly silenceMsMax: number
}

const UPLOAD_TIME_MS = requestTimeMs(EVIDENCE_BYTES_MAX)

/** As the services themselves have it: in one process they see the origin's connections and none of their own. */
const ownLimits: OriginLimits = {
  timeMsOf: (target) => (target === 'evidence' ? UPLOAD_TIME_MS : REQUEST_TIME_MS),
  timeMsMax: UPLOAD_TIME_MS,
  silenceMsMax: SILENCE_MS_MAX,
}

/** The one origin: hands each request to the service that the route table names, and refuses what it does not name. */
export function createOriginServer(targets: Targets, limits: OriginLimits = ownLimits): Server {
  const server = createServer((request, response) => {
    const target = routeOf(request.url ?? '/')
    refuseLate(request, limits.timeMsOf(target))
    if (target === undefined) notRouted(request, response)
    else targets[target](request, response)
  })
  server.requestTimeout = limits.timeMsMax
  server.timeout = limits.silenceMsMax
  server.headersTimeout = REQUEST_TIME_MS
  server.keepAliveTimeout = 10_000
  server.on('clientError', answerUnreadableRequest)
  // A server need not know every expectation (RFC 9110 10.1.1), and the services behind this one know none besides.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response))
  return server
}

/** The server has one time for all requests, the longest; this keeps the others to theirs. */
function refuseLate(request: IncomingMessage, timeMs: number): void {
  const { headers } = request
  // Nothing is still to come of a request without a body.
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return
  const late = setTimeout(() => {
    if (request.complete) return
    answerUnreadableRequest(Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), request.socket)
  }, timeMs).unref()
  request.once('close', () => clearTimeout(late))
}

/** Says that the service behind the path does not answer now. */
export function unavailable(request: IncomingMessage, response: ServerResponse): void {
  refuse(
    request,
    response,
    new RefusedRequest('unavailable', { detail: detail('service-silent'), retryAfterSeconds: 2 }),
  )
}

function notRouted(request: IncomingMessage, response: ServerResponse): void {
  refuse(request, response, new RefusedRequest('not-found', { detail: detail('path-not-found') }))
}

function refuse(request: IncomingMessage, response: ServerResponse, refused: RefusedRequest): void {
  const traceId = randomUUID()
  const instance = (request.url ?? '/').split('?')[0] ?? '/'
  const language = preferredLanguage(request.headers['accept-language'])
  const { problem, headers } = problemOf(refused, { instance, traceId, language })
  response
    .writeHead(problem.status, { 'content-type': 'application/problem+json', 'x-request-id': traceId, ...headers })
    .end(JSON.stringify(problem))
}
