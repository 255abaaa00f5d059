import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson } from './parse-json.ts'
import { RefusedRequest } from './refused-request.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const json = fc.jsonValue({ maxDepth: 6 }).filter((value) => !JSON.stringify(value).includes('__proto__'))

function refusalOf(text: string | Uint8Array): RefusedRequest {
  try {
    parseJson(typeof text === 'string' ? bytes(text) : text)
  } catch (error) {
    if (error instanceof RefusedRequest) return error
    throw error
  }
  throw new Error('not refused')
}

test('whatever JSON.stringify writes is read as JSON.parse reads it, however it is spaced', () => {
  fc.assert(
    fc.property(json, fc.nat(4), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      expect(parseJson(bytes(text))).toEqual(JSON.parse(text))
    }),
  )
})

test('a name twice is found wherever it stands, behind whatever comes before it', () => {
  fc.assert(
    fc.property(fc.string(), json, json, fc.array(json), (name, one, two, before) => {
      fc.pre(name !== '__proto__')
      const member = JSON.stringify(name)
      const object = `{${member}:${JSON.stringify(one)},${member}:${JSON.stringify(two)}}`
      const text = `[${[...before.map((value) => JSON.stringify(value)), object].join(',')}]`
      const [error] = refusalOf(text).details.errors ?? []
      const escaped = name.replaceAll('~', '~0').replaceAll('/', '~1')
      expect(error).toMatchObject({ pointer: `/${before.length}/${escaped}`, code: 'duplicate-name' })
    }),
  )
})

test('one name in two objects is no duplicate', () => {
  expect(parseJson(bytes('[{"a":{"a":1}},{"a":2}]'))).toEqual([{ a: { a: 1 } }, { a: 2 }])
})

test('text that looks like structure inside a string is not read as structure', () => {
  const text = String.raw`{"a":"{\"a\":1,\"a\":2}\\","b":"\\\""}`
  expect(parseJson(bytes(text))).toEqual(JSON.parse(text))
})

test('64 levels are read and 65 are not', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)
  expect(() => parseJson(bytes(nested(64)))).not.toThrow()
  expect(refusalOf(nested(65)).code).toBe('malformed-json')
})

test('a byte order mark before the text is passed over, one of them', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(parseJson(bytes(`\uFEFF${JSON.stringify(value)}`))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
  expect(refusalOf('\uFEFF{"a":1,"a":2}').details.errors).toMatchObject([{ pointer: '/a', code: 'duplicate-name' }])
  expect(refusalOf('\uFEFF').details.detail.key).toBe('body-empty')
  expect(refusalOf('\uFEFF\uFEFF{}').details.detail.key).toBe('body-not-json')
})

test.each([
  ['UTF-16', 2],
  ['UTF-32', 4],
] as const)('a text in %s is refused by that name, in either order of its bytes, marked or not', (encoding, width) => {
  for (const marked of ['\uFEFF', ''])
    for (const text of ['{"a":1}', '[]', '"認證"', '12']) {
      const low = Uint8Array.from([...(marked + text)].flatMap((sign) => unitOf(sign, width)))
      const high = Uint8Array.from([...(marked + text)].flatMap((sign) => unitOf(sign, width).toReversed()))
      for (const one of [low, high]) expect(refusalOf(one).details.detail.params).toEqual({ encoding })
    }
})

test('100 members of an object are read and 101 are not, and the object is named', () => {
  const object = (members: number): string =>
    `{${Array.from({ length: members }, (_, index) => `"n${index}":[1,{}]`).join(',')}}`
  expect(Object.keys(parseJson(bytes(object(100))) as object)).toHaveLength(100)
  for (const members of [101, 75_000])
    expect(refusalOf(`{"before":{},"a/b":[0,${object(members)}]}`).details.errors).toEqual([
      { pointer: '/a~1b/1', code: 'too-big', params: { of: 'object', most: 100 } },
    ])
})

test('1,000 elements of an array are read and 1,001 are not, and the array is named', () => {
  const array = (elements: number): string => JSON.stringify(Array.from({ length: elements }, () => ({ a: [1, 2] })))
  expect(parseJson(bytes(array(1_000)))).toHaveLength(1_000)
  for (const elements of [1_001, 75_000])
    expect(refusalOf(`{"b":[],"a":${array(elements)}}`).details.errors).toEqual([
      { pointer: '/a', code: 'too-big', params: { of: 'array', most: 1_000 } },
    ])
})

test('10,000 values are read and more are not, however few stand in each object and array', () => {
  const row = JSON.stringify(Array.from({ length: 99 }, (_, index) => index))
  const table = (rows: number): string => `[${Array.from({ length: rows }, () => row).join(',')}]`
  expect(parseJson(bytes(table(99)))).toHaveLength(99)
  expect(refusalOf(table(101)).details.detail).toEqual({ key: 'body-too-many-values', params: { values: 10_000 } })
})

function unitOf(sign: string, width: number): number[] {
  return Array.from({ length: width }, (_, index) => (sign.charCodeAt(0) >> (8 * index)) & 255)
}
