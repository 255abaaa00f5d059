import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import type { FoundBytes } from './object-store.ts'
import type { Begun, Behind, Seal } from './sealed-records.ts'

/** What goes to the thread at one time, and how much of one stream is between the two at most, in bytes. */
const PIECE_BYTES = 262_144
const PIECES = 4

/** A file to which sealed records are appended. */
export interface GrowingFile {
  readonly path: string
  readonly seal: Seal
  /** The record that is sealed again with what comes, and where it begins. */
  readonly begun: Begun | undefined
  readonly position: number
}

export type End = Exclude<Behind, 'more'>
export type ToThread = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly behind: End }
export type FromThread =
  | { readonly free: ArrayBuffer }
  | { readonly stored: FoundBytes }
  | { readonly failed: string; readonly code: string }

/** Seals what uploads bring in a thread of its own: two cores share what a byte costs, and requests beside are answered meanwhile. */
export interface Sealer {
  /**
   * Seals a stream, and appends the records to a file. What came before an error of the stream is sealed and written all the same.
   *
   * @param end what stands behind the last record; asked when the stream has ended
   * @returns what was written from `position` on
   * @throws whatever the stream throws; an error with the code of the system when the device fails
   */
  append(file: GrowingFile, bytes: AsyncIterable<Uint8Array>, end: () => End): Promise<FoundBytes>
  close(): Promise<void>
}

/** The thread begins with the first stream, and again after it has failed. */
export function createSealer(): Sealer {
  let thread: Worker | undefined
  const running = (): Worker => {
    if (thread !== undefined) return thread
    const begun = new Worker(new URL('sealing-thread.ts', import.meta.url))
    begun.unref()
    begun.once('exit', () => {
      if (thread === begun) thread = undefined
    })
    // It has ended then; who waits for it hears of it by the closing of its port.
    begun.on('error', () => undefined)
    return (thread = begun)
  }
  return {
    async append(file, bytes, end) {
      const { port1: port, port2 } = new MessageChannel()
      running().postMessage({ file, port: port2 }, [port2])
      return appendThrough(port, bytes, end)
    },
    close: async () => void (await thread?.terminate()),
  }
}

async function appendThrough(port: MessagePort, bytes: AsyncIterable<Uint8Array>, end: () => End): Promise<FoundBytes> {
  const pieces = piecesOf(port)
  try {
    let failure: { readonly error: unknown } | undefined
    try {
      for await (const chunk of bytes) await pieces.add(chunk)
    } catch (error) {
      failure = { error }
    }
    const stored = await pieces.end(failure === undefined ? end() : 'nothing so far')
    if (failure !== undefined) throw failure.error
    return stored
  } finally {
    port.close()
  }
}

/** Fills pieces of memory that the thread gives back, and hands them to it. */
function piecesOf(port: MessagePort) {
  const free: ArrayBuffer[] = []
  const heard = Promise.withResolvers<FoundBytes>()
  // It is thrown where it is awaited.
  heard.promise.catch(() => undefined)
  let [made, filled] = [0, 0]
  let piece: Uint8Array<ArrayBuffer> | undefined
  let wake: () => void = () => undefined
  port.on('message', (message: FromThread) => {
    if ('free' in message) free.push(message.free)
    else if ('stored' in message) heard.resolve(message.stored)
    else heard.reject(Object.assign(new Error(message.failed), { code: message.code }))
    wake()
  })
  port.once('close', () => {
    heard.reject(new Error('the thread that seals has ended'))
    wake()
  })
  const nextPiece = async (): Promise<Uint8Array<ArrayBuffer>> => {
    while (free.length === 0 && made === PIECES) {
      const freed = new Promise<void>((resolve) => (wake = resolve))
      await Promise.race([freed, heard.promise])
    }
    const buffer = free.pop()
    if (buffer === undefined) made += 1
    return new Uint8Array(buffer ?? new ArrayBuffer(PIECE_BYTES))
  }
  const send = (bytes: Uint8Array<ArrayBuffer>) => {
    port.postMessage({ bytes } satisfies ToThread, [bytes.buffer])
    piece = undefined
    filled = 0
  }
  return {
    async add(chunk: Uint8Array): Promise<void> {
      for (let taken = 0; taken < chunk.byteLength;) {
        piece ??= await nextPiece()
        const part = chunk.subarray(taken, taken + PIECE_BYTES - filled)
        piece.set(part, filled)
        filled += part.byteLength
        taken += part.byteLength
        if (filled === PIECE_BYTES) send(piece)
      }
    },
    end(behind: End): Promise<FoundBytes> {
      if (piece !== undefined) send(piece.subarray(0, filled))
      port.postMessage({ behind } satisfies ToThread)
      return heard.promise
    },
  }
}
