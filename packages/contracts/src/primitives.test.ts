import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { applicationId, certificateNumber, localised, pageQuery, personId, text } from './primitives.ts'

const accepts = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success

describe('a text', () => {
  it('of well-formed Unicode without NUL that is not blank is accepted as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (value) => {
        fc.pre(value.trim() !== '' && !value.includes('\u0000') && value.length <= 200)
        expect(text(200).parse(value)).toBe(value)
      }),
    )
  })

  it.each(['', ' ', '\u3000', 'a\u0000', '\ud800', 'a\udfffb', 'x'.repeat(11)])('%j is refused', (value) => {
    expect(accepts(text(10), value)).toBe(false)
  })
})

describe('an identifier', () => {
  const good = 'app_0197f3a0-0000-7000-8000-000000000001'
  it.each([
    good.toUpperCase(),
    good.replace('app', 'org'),
    good.replace('-7', '-4'),
    good.replace('-8000', '-c000'),
    `${good}\n`,
    ` ${good}`,
    good.slice(4),
    `app_{${good.slice(4)}}`,
  ])('%j is refused', (value) => {
    expect(accepts(applicationId, good)).toBe(true)
    expect(accepts(applicationId, value)).toBe(false)
  })

  it.each(['*', 'Mei', '-mei', 'm', 'mei lin', 'mei\n', 'x'.repeat(64)])('%j is no person', (value) => {
    expect(accepts(personId, value)).toBe(false)
  })

  it('of a certificate has its form', () => {
    expect(accepts(certificateNumber, 'GBAAI-H001-26-L-00003-3')).toBe(true)
    expect(accepts(certificateNumber, 'GBAAI-X001-26-L-00003-3')).toBe(false)
  })
})

describe('a localised text', () => {
  it('is in one language at least, and in none that is not known', () => {
    expect(accepts(localised(10), { pt: 'x' })).toBe(true)
    expect(accepts(localised(10), {})).toBe(false)
    expect(accepts(localised(10), { fr: 'x' })).toBe(false)
  })
})

describe('the limit of a page', () => {
  const query = z.strictObject(pageQuery)
  it('is twenty where none is given, and what the digits say', () => {
    expect(query.parse({}).limit).toBe(20)
    expect(query.parse({ limit: '100' }).limit).toBe(100)
  })

  it.each(['', '0', '101', '-1', '1e1', '0x1', ' 5', '5 ', '1.5', '５', ['5'], true, null])(
    'is never read from %j',
    (limit) => {
      expect(accepts(query, { limit })).toBe(false)
    },
  )
})
