import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { EVIDENCE_BYTES_MAX } from '@concert/evidence-service/settings'
import { answerUnreadableRequest } from '@concert/platform/answer-unreadable-request'
import { dropRest, hasBody } from '@concert/platform/body-arrival'
import { browserHeaders } from '@concert/platform/browser-headers'
import { checkArrival } from '@concert/platform/check-arrival'
import { languageOf, writeProblem } from '@concert/platform/form-of-problem'
import { hostIn, isOwnHost } from '@concert/platform/origin/own-host'
import { routeOf } from '@concert/platform/origin/route-table'
import { targetOf } from '@concert/platform/origin/target-of'
import { METHODS, prepareServer, readingOptions } from '@concert/platform/prepare-server'
import { methodNotAllowed, RefusedRequest } from '@concert/platform/refused-request'
import { problemOf } from '@concert/platform/render-problem'
import { REQUEST_TIME_MS, requestTimeMs, SILENCE_MS_MAX } from '@concert/platform/request-time'
import { requestIdOf } from '@concert/platform/trace'
import { detail } from '@concert/sentences/detail'
import { takeOffNamed } from './hop-by-hop.ts'

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

/**
 * The one origin: hands each request to the service that the route table names, and refuses what it does not name, and what is not
 * meant for it. Besides addresses and `localhost` it answers under the names in `hosts`.
 */
export function createOriginServer(
  targets: Targets,
  hosts: readonly string[] = [],
  limits: OriginLimits = ownLimits,
): Server {
  const server = createServer(readingOptions, (request, response) => {
    try {
      receive(request, hosts)
      const target = routeOf(request.url ?? '/')
      refuseLate(request, limits.timeMsOf(target))
      if (target === undefined) throw notRouted(request)
      targets[target](request, response)
    } catch (error) {
      refuse(request, response, error)
    }
  })
  server.requestTimeout = limits.timeMsMax
  server.timeout = limits.silenceMsMax
  server.headersTimeout = REQUEST_TIME_MS
  server.keepAliveTimeout = 10_000
  server.on('clientError', answerUnreadableRequest)
  prepareServer(server)
  return server
}

/**
 * Brings a request into the one form in which the services read it.
 *
 * @throws RefusedRequest as `checkArrival`, and 421 when it is for another host
 */
function receive(request: IncomingMessage, hosts: readonly string[]): void {
  checkArrival(request)
  const { path, authority = request.headers.host } = targetOf(request.url ?? '/')
  if (authority !== undefined) {
    const host = hostIn(authority)
    if (host === undefined) throw new RefusedRequest('invalid-request', { detail: detail('request-unreadable') })
    if (!isOwnHost(host, hosts)) {
      throw new RefusedRequest('misdirected', { detail: detail('host-not-ours', { host, setting: 'CONCERT_HOSTS' }) })
    }
  }
  takeOffNamed(request)
  if (path === request.url) return
  request.url = path
  if (authority !== undefined) setHost(request, authority)
}

/** The host of a target that is a whole URL counts in place of the header (RFC 9112 3.2.2). */
function setHost(request: IncomingMessage, host: string): void {
  request.headers.host = host
  const at = request.rawHeaders.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === 'host')
  request.rawHeaders.splice(Math.max(at, 0), at < 0 ? 0 : 2, 'host', host)
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

function notRouted({ method = '', url }: IncomingMessage): RefusedRequest {
  // Of the server as a whole, which has no options.
  if (url === '*') return methodNotAllowed(method, METHODS)
  return new RefusedRequest('not-found', { detail: detail('path-not-found') })
}

/** Answers a request that goes no further with a problem. */
export function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  // Where the next request begins nobody knows; of one that is its headers alone, behind these.
  if (hasBody(request) && !request.complete) response.shouldKeepAlive = false
  dropRest(request, response)
  const traceId = requestIdOf(request)
  const instance = (request.url ?? '/').split('?')[0] ?? '/'
  const language = languageOf(request)
  const rendered = problemOf(error, { instance, traceId, language })
  const { headers, text } = writeProblem(rendered, request, language)
  response
    .writeHead(rendered.problem.status, {
      ...browserHeaders,
      'content-length': Buffer.byteLength(text),
      'x-request-id': traceId,
      ...headers,
    })
    .end(text)
}
