import { afterEach, describe, expect, test } from 'vitest'
import { bytesInMemory, type FileBytes } from '#file-bytes.ts'
import { inspectFile } from '#inspect-file.ts'
import { createInspector, type Inspector } from '#isolated/inspector.ts'
import { textPdf } from './files/text-pdf.ts'

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

describe('the text of a file', () => {
  const pdf = (content: Buffer | FileBytes) => ({
    foundType: 'application/pdf',
    bytes: Buffer.isBuffer(content) ? bytesInMemory(content) : content,
  })
  const endless: FileBytes = { sizeBytes: 100, read: () => new Promise(() => undefined) }

  test('is read in the same process, where no text becomes a program', async () => {
    inspector = createInspector()
    const text = await inspector.readText(pdf(textPdf(['The model card'])))
    expect(text).toMatchObject({ isWhole: true, findings: [] })
    expect(text?.pages.join('')).toContain('The model card')
  })

  test('is unknown where it takes too long, and the next file is inspected', async () => {
    inspector = createInspector({ textTimeMs: 500 })
    const late = inspector.readText(pdf(endless))
    const next = inspector.inspect({ ...text, bytes: ofText('x') })
    expect(await late).toBeNull()
    expect(await next).toMatchObject({ findings: [] })
  })

  test('is unknown where it takes too much memory, long before its time', async () => {
    inspector = createInspector({ textMemoryMiB: 1, textTimeMs: 3_600_000 })
    expect(await inspector.readText(pdf(endless))).toBeNull()
    expect(await inspector.inspect({ ...text, bytes: ofText('x') })).toMatchObject({ findings: [] })
  })

  test('is unknown while the store fails, and that is thrown', async () => {
    inspector = createInspector()
    const failing: FileBytes = { sizeBytes: 100, read: () => Promise.reject(new Error('gone')) }
    await expect(inspector.readText(pdf(failing))).rejects.toMatchObject({ name: 'BytesUnavailable' })
  })
})

describe('the image of a page', () => {
  const type = 'application/pdf'
  const width = (image: Uint8Array | null) => image && new DataView(image.buffer, image.byteOffset).getUint32(16)

  test('is a PNG of a fixed width, drawn in the same process', async () => {
    inspector = createInspector()
    const bytes = bytesInMemory(textPdf(['The model card']))
    const image = await inspector.preview('image', { type, page: 1, bytes })
    expect(Buffer.from(image ?? []).toString('latin1', 1, 4)).toBe('PNG')
    expect(width(image)).toBe(1_240)
    expect(await inspector.preview('image', { type, page: 2, bytes })).toBeNull()
    expect(await inspector.preview('image', { type, page: 1, bytes: ofText('%PDF-1.7 and nothing else') })).toBeNull()
  })

  test('is narrower of a page that is very long', async () => {
    inspector = createInspector()
    const bytes = bytesInMemory(textPdf(['long'], { page: '/MediaBox [0 0 10 14400]' }))
    expect(width(await inspector.preview('image', { type, page: 1, bytes }))).toBeLessThan(1_240)
  })

  test('is made of other files in the same process, and of some nothing', async () => {
    inspector = createInspector()
    const { preview } = inspector
    const ofTable = { type: 'text/csv', page: 1, bytes: ofText('a,b\n1,=1+1\n') }
    expect(await preview('table', ofTable)).toMatchObject({
      rows: [
        ['a', 'b'],
        ['1', '=1+1'],
      ],
    })
    expect(await preview('text', ofTable)).toMatchObject({ text: 'a,b\n1,=1+1\n', pages: 1 })
    expect(await preview('image', ofTable)).toBeNull()
  })

  test('is not made where that takes too much memory', async () => {
    inspector = createInspector({ textMemoryMiB: 1 })
    const endless: FileBytes = { sizeBytes: 100, read: () => new Promise(() => undefined) }
    expect(await inspector.preview('image', { type, page: 1, bytes: endless })).toBeNull()
  })
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
