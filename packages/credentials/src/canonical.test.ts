import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalBytes, digestHex, parseCanonical } from '#canonical.ts'

const text = (value: unknown) => new TextDecoder().decode(canonicalBytes(value))

describe('canonical bytes (RFC 8785)', () => {
  test('names are ordered by UTF-16 code units, not by code points (§3.2.3)', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
    expect(text(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}')
  })

  test('numbers are written as ECMAScript writes them (§3.2.2.3)', () => {
    expect(text([333333333.3333333, 4.5, 2e-3, 1e-27, -0, 1e-7])).toBe('[333333333.3333333,4.5,0.002,1e-27,0,1e-7]')
  })

  test('only the escapes that JSON demands are used (§3.2.2.2)', () => {
    expect(text('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"')
  })

  test('an absent member and an undefined one are the same content', () => {
    expect(text({ b: undefined, a: null })).toBe('{"a":null}')
  })

  test.for<[string, unknown, string]>([
    ['NaN', { n: Number.NaN }, 'number-out-of-range'],
    ['infinity', [Number.POSITIVE_INFINITY], 'number-out-of-range'],
    ['an integer beyond 2^53', 2 ** 53, 'number-out-of-range'],
    ['a lone surrogate', { s: 'x\ud800' }, 'lone-surrogate'],
    ['a lone surrogate in a name', { 'x\udc00': 1 }, 'lone-surrogate'],
    ['undefined', undefined, 'not-json-value'],
    ['undefined in an array', [undefined], 'not-json-value'],
    ['a bigint', { n: 1n }, 'not-json-value'],
    ['a date', { at: new Date(0) }, 'not-json-value'],
    ['a map', new Map(), 'not-json-value'],
    ['a function', { toJSON: () => 1 }, 'not-json-value'],
  ])('%s has no canonical bytes', ([, value, reason]) => {
    expect(() => canonicalBytes(value)).toThrow(expect.objectContaining({ reason }))
  })

  test('canonical bytes read back to the same bytes, whatever the order of the members was', () => {
    const value = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.oneof(fc.string(), fc.integer(), fc.boolean()))
    fc.assert(
      fc.property(value, (members) => {
        const reversed = Object.fromEntries(Object.entries(members).toReversed())
        const bytes = canonicalBytes(reversed)
        expect(bytes).toEqual(canonicalBytes(members))
        expect(canonicalBytes(parseCanonical(bytes))).toEqual(bytes)
      }),
    )
  })

  test.for([
    ['members out of order', '{"b":1,"a":2}'],
    ['a space', '{"a": 1}'],
    ['a needless escape', '{"\\u0061":1}'],
    ['another spelling of a number', '{"a":1.0}'],
    ['minus zero', '{"a":-0}'],
    ['digits beyond a double', '{"a":1.00000000000000000001}'],
  ])('a document with %s is not canonical', ([, document]) => {
    expect(() => parseCanonical(new TextEncoder().encode(document))).toThrow(
      expect.objectContaining({ reason: 'not-canonical' }),
    )
  })

  test('the digest is SHA-256 in lower-case hexadecimal', () => {
    expect(digestHex(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })
})

const vectors = join(vectorsFolder(), 'eddsa-jcs-2022')

describe('outside vectors of eddsa-jcs-2022', () => {
  const why = `no vectors at ${vectors}; set CONCERT_VECTORS to the folder that holds eddsa-jcs-2022 to run this`

  test("canonical form and digest agree with W3C's", (context) => {
    if (!existsSync(vectors)) context.skip(why)
    const unsigned: unknown = JSON.parse(read('unsigned.json'))
    expect(text(unsigned)).toBe(read('canonDocJCS.txt'))
    expect(digestHex(canonicalBytes(unsigned))).toBe(read('docHashJCS.txt'))
  })
})

function vectorsFolder(): string {
  return process.env.CONCERT_VECTORS ?? resolve(import.meta.dirname, '../../../../shared/vectors')
}

function read(name: string): string {
  return readFileSync(join(vectors, name), 'utf8').trimEnd()
}
