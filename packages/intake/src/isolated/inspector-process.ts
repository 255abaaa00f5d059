// The program of the process in which files are inspected. It has no file, no network and no setting of its own: it asks for bytes.
import { BytesUnavailable } from '#file-bytes.ts'
import { inspectFile } from '#inspect-file.ts'
import type { FromInspector, ToInspector } from './messages.ts'

const asked = new Map<number, (bytes: Uint8Array | null) => void>()
let questions = 0

// A signal to the group of the service is for the service, which ends this process.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)
process.on('disconnect', () => process.exit())

process.on('message', (message: ToInspector) => {
  if (message.kind === 'inspect') {
    void inspect(message)
    return
  }
  asked.get(message.question)?.(message.bytes)
  asked.delete(message.question)
})

async function inspect({ file, sizeBytes }: Extract<ToInspector, { kind: 'inspect' }>): Promise<void> {
  try {
    tell({ kind: 'found', result: await inspectFile({ ...file, bytes: { sizeBytes, read } }) })
  } catch (error) {
    if (!(error instanceof BytesUnavailable)) throw error
    tell({ kind: 'unavailable' })
  }
}

async function read(first: number, length: number): Promise<Buffer> {
  const question = questions++
  const { promise, resolve } = Promise.withResolvers<Uint8Array | null>()
  asked.set(question, resolve)
  tell({ kind: 'read', question, first, length })
  const bytes = await promise
  if (bytes === null) throw new Error('the store failed')
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function tell(message: FromInspector): void {
  process.send?.(message)
}
