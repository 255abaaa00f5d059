import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { Allowance } from './allowance.ts'
import { giveBack } from './give-back.ts'

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

/** The most bytes that are read of one refused body, so that a client that sends it all first can read why. */
const REFUSED_BYTES_MAX = 25 * 1_048_576

/** And of all of them in a process, at once and then a second: callers who send nothing else would have it read nothing else. */
const REFUSED_BYTES_AT_ONCE = 32 * 1_048_576
/** To read them takes turns from those who are answered. */
const REFUSED_BYTES_PER_SECOND = 2 * 1_048_576

const dropping = new WeakSet<IncomingMessage>()
const refused = new Allowance(REFUSED_BYTES_AT_ONCE, REFUSED_BYTES_PER_SECOND)

/**
 * Reads and discards what the client of a refused request still sends, so that it can read the reason. A body that is longer than is
 * read of one, or one too many, is not waited for: the connection is closed behind the answer.
 */
export function dropRest(incoming: IncomingMessage, response: ServerResponse): void {
  if (!hasBody(incoming) || incoming.complete || incoming.destroyed || dropping.has(incoming)) return
  dropping.add(incoming)
  incoming.unpipe()
  const cutOff = (): void => {
    incoming.pause()
    if (response.writableFinished) incoming.destroy()
    else response.once('finish', () => incoming.destroy())
  }
  const declared = Number(incoming.headers['content-length'] ?? 0)
  if (declared > REFUSED_BYTES_MAX || !refused.take(declared, performance.now())) {
    response.shouldKeepAlive = false
    cutOff()
    return
  }
  let undeclared = 0
  incoming.on('data', (chunk: Buffer) => {
    const { byteLength } = chunk
    // Whoever else listens may keep it.
    if (incoming.listenerCount('data') === 1) giveBack(chunk)
    if (declared > 0) return
    undeclared += byteLength
    if (undeclared > REFUSED_BYTES_MAX || !refused.take(byteLength, performance.now())) cutOff()
  })
  incoming.resume()
}

/** Whether the headers of a request say that something comes behind them. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
