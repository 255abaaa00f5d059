import { afterEach, expect, test } from 'vitest'
import { bytesInMemory, type FileBytes } from '#file-bytes.ts'
import { inspectFile } from '#inspect-file.ts'
import { createInspector, type Inspector } from '#isolated/inspector.ts'

let inspector: Inspector | undefined
afterEach(() => inspector?.close())

const text = { fileName: 'log.txt', mediaType: 'text/plain' }
const page = { fileName: 'page.html', mediaType: 'text/html' }
const ofText = (content: string) => bytesInMemory(Buffer.from(content))

test('says of a file what the checks say in this process, one file after the other', async () => {
  inspector = createInspector()
  const files = [
    { ...text, bytes: ofText('a line\n'.repeat(50_000)) },
    { ...page, bytes: ofText('<html><script>alert(1)</script></html>') },
    { ...text, fileName: '../x.txt', bytes: ofText('x') },
  ]
  const inspect = inspector.inspect
  const said = await Promise.all(files.map((file) => inspect(file)))
  expect(said).toEqual(await Promise.all(files.map(inspectFile)))
  expect(said.map(({ findings }) => findings.length)).toEqual([0, 1, 1])
})

test('a store that fails says nothing of the file', async () => {
  inspector = createInspector()
  const failing: FileBytes = { sizeBytes: 10, read: () => Promise.reject(new Error('gone')) }
  await expect(inspector.inspect({ ...text, bytes: failing })).rejects.toMatchObject({
    name: 'BytesUnavailable',
    cause: { message: 'gone' },
  })
  expect(await inspector.inspect({ ...text, bytes: ofText('x') })).toMatchObject({ findings: [] })
})

test('a file that takes too long is closed, and the next one is inspected', async () => {
  inspector = createInspector({ timeMs: 2_000 })
  const endless: FileBytes = { sizeBytes: 10, read: () => new Promise(() => undefined) }
  const [late, next] = [
    inspector.inspect({ ...text, bytes: endless }),
    inspector.inspect({ ...text, bytes: ofText('x') }),
  ]
  expect(await late).toMatchObject({
    foundType: null,
    findings: [{ code: 'content-beyond-limit', params: { limit: 'INSPECTION_MS_MAX' } }],
  })
  expect(await next).toMatchObject({ findings: [] })
})

test('a file that ends its process twice is closed', async () => {
  // No process begins with a heap of a mebibyte.
  inspector = createInspector({ heapMiB: 1 })
  expect(await inspector.inspect({ ...text, bytes: ofText('x') })).toMatchObject({
    findings: [{ code: 'content-beyond-limit', params: { limit: 'INSPECTION_HEAP_MIB' } }],
  })
})

test('closing ends an inspection without a word on its file', async () => {
  inspector = createInspector()
  const { promise: asked, resolve } = Promise.withResolvers<void>()
  const endless: FileBytes = {
    sizeBytes: 10,
    read: () => {
      resolve()
      return new Promise(() => undefined)
    },
  }
  const running = inspector.inspect({ ...text, bytes: endless })
  running.catch(() => undefined)
  await asked
  await inspector.close()
  await expect(running).rejects.toThrow('closed')
})
