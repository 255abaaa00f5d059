import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { formParts, MalformedForm } from './form-parts.ts'

const TYPE = 'multipart/form-data; boundary=ab'
const field = 'Content-Disposition: form-data; name="a"\r\n\r\none'
const file =
  'Content-Disposition: form-data; name="file"; filename="技.pdf"\r\nContent-Type: text/plain\r\n\r\n\r\n--a-\r\n'
const formOf = (...parts: string[]) => Buffer.from(`${parts.map((part) => `--ab\r\n${part}\r\n`).join('')}--ab--\r\n`)

/** A request that brings these chunks. */
function requestOf(chunks: readonly Buffer[], type = TYPE): IncomingMessage {
  return Object.assign(Readable.from(chunks), { headers: { 'content-type': type } }) as unknown as IncomingMessage
}

async function read(chunks: readonly Buffer[], type?: string) {
  const found: { headers: Record<string, readonly string[]>; body: string }[] = []
  for await (const { headers, body } of formParts(requestOf(chunks, type))) {
    found.push({ headers: { ...headers }, body: Buffer.concat(await body.toArray()).toString() })
  }
  return found
}

const chunksOf = (bytes: Buffer, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size))

test.each([1, 2, 3, 7, 1_000])('the parts are the same in chunks of %d bytes', async (size) => {
  const form = Buffer.concat([Buffer.from('before\r\n'), formOf(field, file), Buffer.from('after')])
  expect(await read(chunksOf(form, size))).toEqual([
    { headers: { 'content-disposition': ['form-data; name="a"'] }, body: 'one' },
    {
      headers: {
        'content-disposition': [Buffer.from('form-data; name="file"; filename="技.pdf"').toString('latin1')],
        'content-type': ['text/plain'],
      },
      body: '\r\n--a-\r\n',
    },
  ])
})

test('a form that is cut off after any of its bytes is never read to its end', async () => {
  const form = formOf(field, file)
  // The closing boundary is whole without the line end after it.
  for (let length = 0; length < form.length - 2; length += 1) {
    await expect(read([form.subarray(0, length)]), `after ${length} bytes`).rejects.toBeInstanceOf(MalformedForm)
  }
})

test('a request that fails is no whole form, and that is known while the body of a part is read', async () => {
  const form = formOf(field, file)
  const isRead = Promise.withResolvers<void>()
  async function* failing() {
    yield form.subarray(0, form.length - 10)
    await isRead.promise
    throw new Error('gone')
  }
  const request = Object.assign(Readable.from(failing()), { headers: { 'content-type': TYPE } })
  const parts = formParts(request as unknown as IncomingMessage)
  await (await parts.next()).value?.body.toArray()
  const { value } = await parts.next()
  isRead.resolve()
  await expect(value?.body.toArray()).rejects.toBeInstanceOf(MalformedForm)
})

test.each([
  ['more than twelve parts', formOf(...Array.from({ length: 13 }, () => field))],
  ['headers of more than 8 KiB', formOf(`${field.slice(0, -9)}${'x'.repeat(8_200)}"\r\n\r\none`)],
  ['headers that were cut off', formOf(`${field.slice(0, -9)}${'x'.repeat(80_000)}"\r\n\r\none`)],
  ['a part without headers', formOf('', field)],
  ['a part whose headers do not end', formOf('Content-Disposition: form-data; name="a"', field)],
])('%s are refused', async (_what, form) => {
  await expect(read([form])).rejects.toBeInstanceOf(MalformedForm)
})

test.each([
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; charset=utf-8',
  '; boundary=ab',
])('the type %s is that of no form', async (type) => {
  await expect(read([formOf(field)], type)).rejects.toBeInstanceOf(MalformedForm)
})

test('a boundary may be in quotes', async () => {
  expect(await read([formOf(field)], 'Multipart/Form-Data; Boundary="ab"')).toHaveLength(1)
})

test('a body that nobody reads stops the request', async () => {
  let sent = 0
  async function* endless() {
    yield formOf(file).subarray(0, -10)
    for (; sent < 1_000; sent += 1) yield Buffer.alloc(65_536)
  }
  const request = Object.assign(Readable.from(endless()), { headers: { 'content-type': TYPE } })
  const parts = formParts(request as unknown as IncomingMessage)
  expect((await parts.next()).done).toBe(false)
  // Whatever was on its way has arrived by then.
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
  expect(sent).toBeLessThan(20)
  await parts.return(undefined)
})
