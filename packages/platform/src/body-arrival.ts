import type { IncomingMessage, Server, ServerResponse } from 'node:http'

/** The answers to clients that ask first whether they may send their body (`Expect: 100-continue`), until they are told. */
const waiting = new WeakSet<ServerResponse>()

/** Has a server leave it to whoever reads the body to let it in: Node would let every body in before anybody has seen its size. */
export function askBeforeBodies(server: Server): void {
  server.on('checkContinue', (request, response) => {
    if (hasBody(request)) waiting.add(response)
    server.emit('request', request, response)
  })
}

/** Whether the client waits to be told that it may send its body. */
export function awaitsLeave(response: ServerResponse): boolean {
  return waiting.has(response)
}

/** Tells a client that waits that it may send its body. */
export function letBodyIn(response: ServerResponse): void {
  if (waiting.delete(response)) response.writeContinue()
}

/**
 * Reads and discards what a refused client still sends, so that it can read the reason; after `bytesMax` more the connection is
 * closed.
 */
export function dropRest(incoming: IncomingMessage, bytesMax: number): void {
  if (incoming.readableEnded || incoming.destroyed) return
  let dropped = 0
  incoming.unpipe()
  incoming.on('data', (chunk: Buffer) => {
    dropped += chunk.byteLength
    if (dropped > bytesMax) incoming.destroy()
  })
  incoming.resume()
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
