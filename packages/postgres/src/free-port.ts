import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:net'

/** Below the ports that systems use for outgoing connections, one of which could take a port before it is used. */
const FIRST = 20_000
const BEYOND_LAST = 32_000

/** A port of the loopback interface on which nobody listens at this moment. */
export async function freePort(): Promise<number> {
  const [port] = await freePorts(1)
  if (port === undefined) throw new Error('no free port')
  return port
}

/** Different free ports: each is held until all have been found. */
export async function freePorts(count: number): Promise<number[]> {
  const held = new Map<number, Server>()
  while (held.size < count) {
    const port = randomInt(FIRST, BEYOND_LAST)
    const probe = await listening(port)
    if (probe !== undefined) held.set(port, probe)
  }
  await Promise.all([...held.values()].map((probe) => once(probe.close(), 'close')))
  return [...held.keys()]
}

/** A server that listens on the port, or undefined if another one does. */
async function listening(port: number): Promise<Server | undefined> {
  const probe = createServer().listen(port, '127.0.0.1')
  try {
    await once(probe, 'listening')
    return probe
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return undefined
    throw error
  }
}
