import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** Where a daemon listens: a socket of this machine, or a port. */
export type ClamdAddress = { readonly path: string } | { readonly host: string; readonly port: number }

/** The daemon cannot be reached, is silent, or breaks off before its answer. */
export class ClamdDown extends Error {
  override readonly name = 'ClamdDown'
}

/** No answer is longer: a name and the word for it. */
const ANSWER_BYTES_MAX = 4_096

export interface ClamdTimes {
  readonly connectMs: number
  /** Without a byte in either direction. */
  readonly silenceMs: number
}

/**
 * One question to a daemon, which ends a question and an answer with a zero byte.
 *
 * @param body sent after the question, unless the answer comes before its end
 * @throws ClamdDown; whatever `body` throws
 */
export async function askClamd(
  address: ClamdAddress,
  times: ClamdTimes,
  question: string,
  body: AsyncIterable<Uint8Array> = nothing(),
): Promise<string> {
  const socket = connect(address)
  const answer = answerOf(socket, times)
  // It can fail while a chunk is read; it is awaited in the end.
  answer.catch(() => undefined)
  try {
    await send(socket, answer, Buffer.from(`z${question}\0`))
    let hasAnswered = false
    void answer.then(
      () => (hasAnswered = true),
      () => (hasAnswered = true),
    )
    for await (const chunk of body) {
      if (hasAnswered) break
      await send(socket, answer, chunk)
    }
    return await answer
  } finally {
    socket.destroy()
  }
}

/** Waits until the socket takes more, or there is an answer, or none can come. */
async function send(socket: Socket, answer: Promise<string>, bytes: Uint8Array): Promise<void> {
  if (socket.destroyed || socket.write(bytes)) return
  const drained = new AbortController()
  try {
    await Promise.race([once(socket, 'drain', { signal: drained.signal }), answer])
  } finally {
    drained.abort()
  }
}

function answerOf(socket: Socket, { connectMs, silenceMs }: ClamdTimes): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = ''
    const fail = (reason: string) => {
      reject(new ClamdDown(reason))
      socket.destroy()
    }
    socket.setTimeout(connectMs, () => fail('silent'))
    socket.once('connect', () => socket.setTimeout(silenceMs))
    socket.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message))
    socket.on('close', () => fail('closed'))
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1')
      const end = received.indexOf('\0')
      if (end >= 0) resolve(received.slice(0, end))
      else if (received.length > ANSWER_BYTES_MAX) fail('answer too long')
    })
  })
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
