import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, request as forward, type Server, type ServerResponse } from 'node:http'
import { problemOf, RefusedRequest, routeOf } from '@concert/platform'

export type Listener = (request: IncomingMessage, response: ServerResponse) => void
type Target = Exclude<ReturnType<typeof routeOf>, undefined>
export type Targets = Readonly<Record<Target, Listener>>

/** The one origin: hands each request to the service that the route table names, and refuses what it does not name. */
export function createOriginServer(targets: Targets): Server {
  const server = createServer((request, response) => {
    const target = routeOf(request.url ?? '/')
    if (target === undefined) notRouted(request, response)
    else targets[target](request, response)
  })
  server.requestTimeout = 30_000
  server.keepAliveTimeout = 10_000
  return server
}

/** Passes requests on to a service in a process of its own. */
export function proxyTo(port: number): Listener {
  return (request, response) => {
    const upstream = forward(
      { host: '127.0.0.1', port, method: request.method, path: request.url, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      },
    )
    upstream.on('error', () => {
      if (response.headersSent) response.destroy()
      else unavailable(request, response)
    })
    response.on('close', () => upstream.destroy())
    request.pipe(upstream)
  }
}

/** Says that the service behind the path does not answer now. */
export function unavailable(request: IncomingMessage, response: ServerResponse): void {
  const detail = 'The service does not answer now.'
  refuse(request, response, new RefusedRequest('unavailable', { detail, retryAfterSeconds: 2 }))
}

function notRouted(request: IncomingMessage, response: ServerResponse): void {
  refuse(request, response, new RefusedRequest('not-found', { detail: 'Nothing here has this path.' }))
}

function refuse(request: IncomingMessage, response: ServerResponse, refused: RefusedRequest): void {
  const traceId = randomUUID()
  const { problem, headers } = problemOf(refused, { instance: (request.url ?? '/').split('?')[0] ?? '/', traceId })
  response
    .writeHead(problem.status, { 'content-type': 'application/problem+json', 'x-request-id': traceId, ...headers })
    .end(JSON.stringify(problem))
}
