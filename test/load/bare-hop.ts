import { createHash } from 'node:crypto'
import { Agent, createServer, type IncomingMessage, request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'

// A bare hop in a process of its own: it passes on each request and its answer, and nothing else. Where it is told to, it hashes what comes
// back, as an authority does that countersigns what it read.

const target = new URL(process.env['TARGET'] ?? '')
const isHashing = process.env['IS_HASHING'] === 'yes'
const agent = new Agent({ keepAlive: true })

const server = createServer((request, answer) => {
  const { method, url: path, rawHeaders, socket } = request
  const headers = [...rawHeaders, 'x-forwarded-for', socket.remoteAddress ?? '']
  const { hostname: host, port } = target
  const upstream = ask({ host, port, method, path, headers, agent }, (found: IncomingMessage) => {
    answer.writeHead(found.statusCode ?? 502, found.rawHeaders)
    if (isHashing) {
      const hash = createHash('sha256')
      found.on('data', (piece: Buffer) => hash.update(piece))
      found.on('end', () => hash.digest())
    }
    found.on('error', () => answer.destroy())
    found.pipe(answer)
  })
  upstream.on('error', () => {
    if (!answer.headersSent) answer.writeHead(502).end()
  })
  // What the handler does not take of a body is read here, because a client that still writes does not read the answer.
  upstream.on('close', () => request.unpipe(upstream).resume())
  request.on('error', () => upstream.destroy())
  answer.on('close', () => {
    if (!answer.writableFinished) upstream.destroy()
  })
  request.pipe(upstream)
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.once('disconnect', () => {
  agent.destroy()
  server.closeAllConnections()
  server.close()
})
