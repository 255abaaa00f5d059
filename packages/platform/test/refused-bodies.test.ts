import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { operationsOf } from '@concert/contracts/operations'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createLogger } from '../src/logger.ts'
import type { Route } from '../src/operation-route.ts'
import { RefusedRequest } from '../src/refused-request.ts'
import { createService } from '../src/service.ts'
import { detail } from '@concert/sentences/detail'

const MIB = 1_048_576

let app: FastifyInstance
/** The sockets of the server, in the order in which they came. */
const accepted: Socket[] = []

beforeAll(async () => {
  const routes: Route<unknown>[] = operationsOf('registry').map((operation) => ({
    operation,
    transactional: false,
    handle: async () => {
      throw new RefusedRequest('not-found', { detail: detail('operation-not-found') })
    },
  }))
  const logger = createLogger({ service: 'registry', level: 'silent' })
  app = await createService({ service: 'registry', logger, routes, joint: {} })
  app.server.on('connection', (socket) => accepted.push(socket))
  await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => app.close())

interface Sending {
  readonly status: number
  readonly closes: boolean
  /** What the server has read of it by the time at which the client has its answer and the connection is quiet or closed. */
  readonly read: () => number
  readonly socket: Socket
}

/** Sends a body of so many bytes to an address that is not there, and reads the answer. */
async function send(bytes: number, { sends = bytes } = {}): Promise<Sending> {
  const { port } = app.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  // Whoever is cut off while writing sees it as an error.
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  const here = socket.localPort
  socket.write(`POST /registry/v1/nowhere HTTP/1.1\r\nhost: x\r\ncontent-length: ${bytes}\r\n\r\n`)
  socket.write(Buffer.alloc(sends, 32))
  const head = await new Promise<string>((resolve) => {
    let text = ''
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1')
      if (text.includes('\r\n\r\n')) resolve(text)
    })
    socket.once('close', () => resolve(text))
  })
  return {
    status: Number(head.split(' ')[1]),
    closes: /connection: close/i.test(head),
    read: () => accepted.find(({ remotePort }) => remotePort === here)?.bytesRead ?? 0,
    socket,
  }
}

describe('the body of a refused request', () => {
  it('is read to its end, and the connection goes on', async () => {
    const { status, closes, read, socket } = await send(3 * MIB)
    expect([status, closes]).toEqual([404, false])
    await vi.waitFor(() => expect(read()).toBeGreaterThan(3 * MIB))
    expect(socket.destroyed).toBe(false)
    socket.destroy()
  })

  it('is not read where it is declared longer than is read of one: the connection is closed behind the answer', async () => {
    const { status, closes, read, socket } = await send(26 * MIB, { sends: 4 * MIB })
    expect([status, closes]).toEqual([404, true])
    await vi.waitFor(() => expect(socket.destroyed).toBe(true))
    expect(read()).toBeLessThan(2 * MIB)
  })

  it('is answered also where it is one too many, and of all of them no more is read than is said', async () => {
    const before = accepted.length
    const all = await Promise.all(Array.from({ length: 40 }, () => send(4 * MIB)))
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 404))
    await vi.waitFor(() => {
      for (const { closes, socket, read } of all) expect(closes ? socket.destroyed : read() > 4 * MIB).toBe(true)
    })
    const cut = all.filter(({ closes }) => closes)
    expect(cut.length).toBeGreaterThan(0)
    for (const { read } of cut) expect(read()).toBeLessThan(2 * MIB)
    expect(accepted.length).toBe(before + 40)
    for (const { socket } of all) socket.destroy()
  })
})
