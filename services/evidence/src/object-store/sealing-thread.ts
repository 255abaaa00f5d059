import { on } from 'node:events'
import { open } from 'node:fs/promises'
import { type MessagePort, parentPort } from 'node:worker_threads'
import { appendHashed } from './append-hashed.ts'
import { codeOf } from './code-of.ts'
import type { FromThread, GrowingFile, ToThread } from './sealer.ts'
import { sealRecords } from './sealed-records.ts'

// A thread of its own: it seals what comes, hashes what is sealed, and writes it. The thread of the requests hashes the content meanwhile.

parentPort?.on('message', ({ file, port }: { file: GrowingFile; port: MessagePort }) => void serve(file, port))

async function serve({ path, seal, begun, position }: GrowingFile, port: MessagePort): Promise<void> {
  const say = (message: FromThread, given: ArrayBuffer[] = []) => port.postMessage(message, given)
  let behind: Extract<ToThread, { behind: unknown }>['behind'] = 'nothing so far'
  async function* arriving(): AsyncGenerator<Uint8Array> {
    for await (const [message] of on(port, 'message', { close: ['close'] }) as AsyncIterable<[ToThread]>) {
      if ('behind' in message) {
        behind = message.behind
        return
      }
      yield message.bytes
      say({ free: message.bytes.buffer }, [message.bytes.buffer])
    }
  }
  try {
    await using file = await open(path, 'r+')
    const { bytes: sizeBytes, digest } = await appendHashed(
      file,
      sealRecords(arriving(), { ...seal, key: Buffer.from(seal.key) }, begun && asBuffer(begun), () => behind),
      position,
    )
    say({ stored: { sizeBytes, digest } })
  } catch (error) {
    say({ failed: String(error), code: codeOf(error) })
  } finally {
    port.close()
  }
}

/** A buffer comes to another thread as the array that it is made of. */
function asBuffer({ record, content }: NonNullable<GrowingFile['begun']>) {
  return { record, content: Buffer.from(content) }
}
