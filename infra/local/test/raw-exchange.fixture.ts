import { once } from 'node:events'
import { connect } from 'node:net'

/**
 * Sends these bytes as they are to a server on this machine, each further part once something was answered, and reads until it closes the connection, falls silent for `quietMs` after
 * something came, or for `silentMs` before anything came.
 */
export async function rawExchange(port: number, bytes: string | readonly string[], quietMs = 250, silentMs = 5_000) {
  const socket = connect({ host: '127.0.0.1', port })
  await once(socket, 'connect')
  let said = ''
  let quiet: NodeJS.Timeout | undefined
  socket.setEncoding('latin1').on('data', (part) => {
    said += String(part)
    clearTimeout(quiet)
    quiet = setTimeout(() => socket.destroy(), quietMs)
  })
  // A reset is an end: what was read until then counts. `once` would fail of it.
  socket.on('error', () => undefined)
  const silent = setTimeout(() => socket.destroy(), silentMs)
  const closed = new Promise((resolve) => socket.once('close', resolve))
  const [first = '', ...others] = [bytes].flat()
  socket.write(first, 'latin1')
  for (const part of others) {
    await once(socket, 'data')
    socket.write(part, 'latin1')
  }
  await closed
  clearTimeout(quiet)
  clearTimeout(silent)
  return said
}

/** A request in its bytes: the lines, an empty line, and the body. */
export function written(lines: readonly string[], body = ''): string {
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}

/** The status of the first answer, or undefined when there was none. */
export function statusOf(said: string): number | undefined {
  const status = said.match(/^HTTP\/1\.1 (\d{3})/)?.[1]
  return status === undefined ? undefined : Number(status)
}

/** The body of the only answer, as JSON. */
export function jsonOf(said: string): Record<string, unknown> {
  return JSON.parse(said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1)) as Record<string, unknown>
}
