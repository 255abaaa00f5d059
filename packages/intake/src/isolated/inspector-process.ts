// The program of the process in which files are inspected. It has no file, no network and no setting of its own: it asks for bytes.
import { BytesUnavailable } from '#file-bytes.ts'
import { readFileText } from '#file-text/read-file-text.ts'
import { inspectFile } from '#inspect-file.ts'
import { makePreview } from '#preview/make-preview.ts'
import { watchMemory } from './memory-watch.ts'
import type { Answer, FromInspector, Question, ToInspector } from './messages.ts'

const asked = new Map<number, (bytes: Uint8Array | null) => void>()
let questions = 0

// A signal to the group of the service is for the service, which ends this process.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)
process.on('disconnect', () => process.exit())

process.on('message', (message: ToInspector) => {
  if (message.kind !== 'bytes') {
    void answer(message)
    return
  }
  asked.get(message.question)?.(message.bytes)
  asked.delete(message.question)
})

async function answer(question: Question): Promise<void> {
  try {
    tell(await answerTo(question))
  } catch (error) {
    if (!(error instanceof BytesUnavailable)) throw error
    tell({ kind: 'unavailable' })
  }
}

async function answerTo(question: Question): Promise<Answer> {
  const bytes = { sizeBytes: question.sizeBytes, read }
  if (question.kind === 'inspect') return { kind: 'found', result: await inspectFile({ ...question.file, bytes }) }
  await using _watch = watchMemory(question.memoryMiB)
  if (question.kind === 'preview')
    return { kind: 'preview', preview: await makePreview(question.of, { ...question.page, bytes }) }
  return { kind: 'text', text: await readFileText({ ...question.file, bytes }) }
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
