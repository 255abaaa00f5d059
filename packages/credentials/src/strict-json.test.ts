import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonDepthMax, parseStrictJson } from '#strict-json.ts'

const refusedTexts: [why: string, text: string, reason: string][] = [
  ['a name occurs twice', '{"a":1,"a":2}', 'duplicate-key'],
  ['a name occurs twice, once escaped', '{"a":1,"\\u0061":2}', 'duplicate-key'],
  ['a name occurs twice deep inside', '[{"x":[{"b":{},"b":[]}]}]', 'duplicate-key'],
  ['a name occurs again after a nested object', '{"a":{"b":1},"a":2}', 'duplicate-key'],
  ['__proto__ occurs twice', '{"__proto__":1,"__proto__":2}', 'duplicate-key'],
  ['an integer is beyond 2^53', '{"n":9007199254740993}', 'number-out-of-range'],
  ['a number overflows', '{"n":1e400}', 'number-out-of-range'],
  ['a string contains a lone surrogate', '{"s":"\\ud800"}', 'lone-surrogate'],
  ['a name holds a lone surrogate', '{"\\udfff":1}', 'lone-surrogate'],
  ['there is a byte order mark', '\ufeff{}', 'not-json'],
  ['something follows', '{} {}', 'not-json'],
  ['a comma trails', '{"a":1,}', 'not-json'],
  ['NaN is written', '{"n":NaN}', 'not-json'],
  ['it is nested too deep', `${'['.repeat(jsonDepthMax + 1)}${']'.repeat(jsonDepthMax + 1)}`, 'too-deep'],
  ['it is nested absurdly deep', `${'[{"a":'.repeat(20_000)}1${'}]'.repeat(20_000)}`, 'too-deep'],
]

describe('strict JSON', () => {
  test.for(refusedTexts)('is refused when %s', ([, text, reason]) => {
    expect(() => parseStrictJson(text)).toThrow(expect.objectContaining({ reason }))
  })

  test('bytes that are not UTF-8 are refused', () => {
    expect(() => parseStrictJson(Uint8Array.of(0x22, 0xff, 0x22))).toThrow(
      expect.objectContaining({ reason: 'not-json' }),
    )
  })

  test('a text one byte over the cap is refused before it is parsed, counting bytes and not characters', () => {
    expect(parseStrictJson('"海"', 5)).toBe('海')
    expect(() => parseStrictJson('"海"', 4)).toThrow(expect.objectContaining({ reason: 'too-large' }))
    expect(() => parseStrictJson(new TextEncoder().encode('"海"'), 4)).toThrow(
      expect.objectContaining({ reason: 'too-large' }),
    )
  })

  test('equal names in different objects, and names that occur as values, are no duplicates', () => {
    const text = '{"a":{"a":"a","b":["a","a",{"a":1}]},"b":"\\"a\\":1,{","c\\"":"\\\\"}'
    expect(parseStrictJson(text)).toEqual(JSON.parse(text))
  })

  test('whatever JSON.stringify writes of I-JSON values is read back equal', () => {
    const values = fc.jsonValue({ maxDepth: 8, stringUnit: 'grapheme' }).filter(hasExactNumbers)
    fc.assert(
      fc.property(values, fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(parseStrictJson(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  test('a repeated member is found wherever it is inserted', () => {
    const name = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(name, fc.jsonValue({ maxDepth: 3 }).filter(hasExactNumbers), (repeated, value) => {
        const member = `${JSON.stringify(repeated)}:${JSON.stringify(value)}`
        expect(() => parseStrictJson(`[{${member} , ${member}}]`)).toThrow(
          expect.objectContaining({ reason: 'duplicate-key' }),
        )
      }),
    )
  })
})

function hasExactNumbers(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isInteger(value) || Number.isSafeInteger(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.values(value).every(hasExactNumbers)
}
