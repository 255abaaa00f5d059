import { createServer, type IncomingMessage, request as forward, type Server, type ServerResponse } from 'node:http'
import { routeOf } from '@concert/platform'

export type Listener = (request: IncomingMessage, response: ServerResponse) => void
type Target = Exclude<ReturnType<typeof routeOf>, undefined>
export type Targets = Readonly<Record<Target, Listener>>

const PROBLEM_NOT_ROUTED = JSON.stringify({
  type: '/problems/not-found',
  title: 'Not found',
  status: 404,
  detail: 'Nothing here has this path.',
  code: 'not-found',
})

/** The one origin: hands each request to the service that the route table names, and refuses what it does not name. */
export function createOriginServer(targets: Targets): Server {
  const server = createServer((request, response) => {
    const target = routeOf(request.url ?? '/')
    if (target === undefined) {
      response.writeHead(404, { 'content-type': 'application/problem+json' }).end(PROBLEM_NOT_ROUTED)
      return
    }
    targets[target](request, response)
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
      else response.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '2' }).end(UNAVAILABLE)
    })
    response.on('close', () => upstream.destroy())
    request.pipe(upstream)
  }
}

const UNAVAILABLE = JSON.stringify({
  type: '/problems/unavailable',
  title: 'Temporarily unavailable',
  status: 503,
  detail: 'The service does not answer now.',
  code: 'unavailable',
})
