import { type AddressInfo, createServer, type Socket } from 'node:net'

/** How a daemon behaves: what it does with a question, and with what was streamed to it. */
export interface FakeBehaviour {
  readonly version?: string
  /** Null: it says nothing. */
  readonly answer?: (content: Buffer) => string | null
  readonly onQuestion?: (socket: Socket, question: string) => 'handled' | 'go on'
}

export interface FakeClamd {
  readonly address: { readonly host: string; readonly port: number }
  readonly questions: readonly string[]
  close(): Promise<void>
}

export const OFFICIAL = 'ClamAV 1.4.6/27500/Thu Nov 26 08:24:12 2026'

/** A daemon that speaks the protocol of clamd on a port of this machine, for the answers that a real one gives rarely. */
export async function startFakeClamd(behaviour: FakeBehaviour): Promise<FakeClamd> {
  const sockets = new Set<Socket>()
  const questions: string[] = []
  const server = createServer((socket) => {
    sockets.add(socket)
    let received: Buffer = Buffer.alloc(0)
    const streamed: Buffer[] = []
    let question: string | undefined
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk])
      if (question === undefined) {
        const end = received.indexOf(0)
        if (end < 0) return
        question = received.toString('latin1', 1, end)
        questions.push(question)
        received = received.subarray(end + 1)
        if (behaviour.onQuestion?.(socket, question) === 'handled') return
        if (question === 'VERSION') socket.end(`${behaviour.version ?? OFFICIAL}\0`)
      }
      if (question !== 'INSTREAM') return
      const { left, isWhole } = takeChunks(received, streamed)
      received = left
      if (!isWhole) return
      const answer = behaviour.answer?.(Buffer.concat(streamed)) ?? null
      if (answer !== null) socket.end(`${answer}\0`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: { host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    questions,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Moves the chunks that are whole, each after its length, to those that were streamed; a length of zero is the end. */
function takeChunks(received: Buffer, streamed: Buffer[]): { readonly left: Buffer; readonly isWhole: boolean } {
  let at = 0
  while (at + 4 <= received.length) {
    const length = received.readUInt32BE(at)
    if (length === 0) return { left: received.subarray(at), isWhole: true }
    if (at + 4 + length > received.length) break
    streamed.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return { left: received.subarray(at), isWhole: false }
}
