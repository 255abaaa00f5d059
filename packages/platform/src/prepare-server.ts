import type { Server } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { answerOnSocket } from './answer-on-socket.ts'
import { askBeforeBodies } from './body-arrival.ts'
import { methodNotAllowed } from './refused-request.ts'

/*
 * Bodies come in buffers beside the heap. Each 64 MiB of them would set off a collection of the whole heap, which takes more processor time than
 * an upload or a download does itself. With this flag the buffers count as a part of the heap, and are collected when it has grown.
 */
setFlagsFromString('--external-memory-accounted-in-global-limit')

/** Node reads more than is taken, and takes what it would refuse by itself, so that a problem can be answered. */
export const readingOptions = { maxHeaderSize: 32_768, requireHostHeader: false } as const

/** What some address here takes. */
export const METHODS = 'DELETE, GET, HEAD, OPTIONS, PATCH, POST'

/** Has a server answer what Node would pass over, cut off or answer without a body. */
export function prepareServer(server: Server): void {
  // By default it silently leaves out the fields after the two thousandth.
  server.maxHeadersCount = 0
  server.on('connect', (_request, socket) => {
    socket.on('error', () => socket.destroy())
    answerOnSocket(socket, methodNotAllowed('CONNECT', METHODS))
  })
  askBeforeBodies(server)
  // A server need not know every expectation (RFC 9110 10.1.1).
  server.on('checkExpectation', (request, response) => server.emit('request', request, response))
}
