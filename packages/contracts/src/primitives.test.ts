import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { signAgreement } from './applications.ts'
import { organisation, registerAiSystem, registerOrganisation } from './organisations.ts'
import {
  applicationId,
  certificateNumber,
  emailAddress,
  keptText,
  line,
  localised,
  pageQuery,
  personId,
  text,
} from './primitives.ts'

const accepts = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success

describe('a text', () => {
  it('that was kept is read as it is, if it is well-formed Unicode without NUL and not blank', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (value) => {
        fc.pre(value.trim() !== '' && !value.includes('\u0000') && value.length <= 200)
        expect(keptText(200).parse(value)).toBe(value)
      }),
    )
  })

  it.each([
    'Two lines:\r\n\t1. one\n\t2. two',
    'A decisão da autoridade — “não conforme”; € 12,50 · 50 %',
    '關於「海港法律大模型」的意見：不適用。',
    'Tiếng Việt, עִבְרִית, العربية, हिन्दी, ไทย, 한국어, ქართული',
    '葛\u{e0100}城, ❤️, 1️⃣',
    'x\u0302\u0301 is one letter with two marks',
  ])('reads as it is written and is taken as it is: %j', (value) => {
    expect(text(200).parse(value)).toBe(value)
  })

  it('of letters, digits, marks and punctuation of any language is taken as it is', () => {
    const signs = [...'aÄñçãő中文門门한あ٣١अกעב0,.;:!?"()-–—…%€$&@/ \n']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 40 }), (chosen) => {
        const value = `x${chosen.join('')}`
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

describe('a line', () => {
  it.each([
    'Harbour Legal LLM Limited',
    '海港法律大模型有限公司',
    'Água & Luz, Lda. (Macau)',
    'الشركة',
    '葛󠄀城', // with a variation selector, by which names tell forms of one character apart
    '3',
  ])('takes %s as it is', (name) => {
    expect(line(60).parse(name)).toBe(name)
  })

  it('is brought to normalization form C before it is measured', () => {
    expect(line(4).parse('A\u0301gua')).toBe('\u00c1gua')
  })

  it.each([
    ['\u200b', 'U+200B'],
    ['Harbour\u202eMLL', 'U+202E'],
    ['Harbour\u2066 Legal', 'U+2066'],
    ['A\nB', 'U+000A'],
    ['A\u2028B', 'U+2028'],
    ['A\tB', 'U+0009'],
    ['Har\u00adbour', 'U+00AD'],
    ['\ufeffHarbour', 'U+FEFF'],
    ['Harb\u200dour', 'U+200D'],
    ['\u3164', 'U+3164'],
    ['A\u{e0041}', 'U+E0041'],
  ])('refuses %j and names the sign', (name, sign) => {
    expect(line(60).safeParse(name).error?.issues).toMatchObject([{ message: 'sign-unseen', params: { sign } }])
  })

  it('has single spaces and none at its ends', () => {
    expect(line(20).parse('\u00a0 Harbour \u2003\u3000 Legal  ')).toBe('Harbour Legal')
    expect(line(20).parse('陳　大文')).toBe('陳　大文')
  })

  it.each(['', ' ', '\u00a0\u3000', '—', '\u0301', '!?'])('refuses %j, which names nothing', (name) => {
    expect(line(60).safeParse(name).success).toBe(false)
  })

  it.each(['A\u0000', '\ud800A', 'A'.repeat(61)])('refuses %j as every text does', (name) => {
    expect(line(60).safeParse(name).success).toBe(false)
  })

  it('is what an organisation, a system and a signatory are named by, while stored names are read as they are', () => {
    const body = { ...registerOrganisation.example.body }
    const named = (names: object) => registerOrganisation.body.safeParse({ ...body, names }).success
    expect(named({ en: 'Harbour' })).toBe(true)
    expect(named({ en: 'Harbour\u202eMLL' })).toBe(false)
    expect(registerOrganisation.body.safeParse({ ...body, address: '1 Harbour\nRoad' }).success).toBe(false)
    const contact = { ...body.contact, name: 'Ho\u200b' }
    expect(registerOrganisation.body.safeParse({ ...body, contact }).success).toBe(false)
    const system = registerAiSystem.example.body
    expect(registerAiSystem.body.safeParse({ ...system, version: '2\u202e4' }).success).toBe(false)
    expect(registerAiSystem.body.safeParse({ ...system, names: { en: '\u200b' } }).success).toBe(false)
    const signature = { agreementVersion: '1', signatoryName: 'Ho\nSin-man' }
    expect(signAgreement.body.safeParse(signature).success).toBe(false)
    expect(organisation.shape.names.parse({ en: 'Harbour\u202eMLL' })).toEqual({ en: 'Harbour\u202eMLL' })
  })
})

describe('an e-mail address', () => {
  it.each([
    'info@xn--zf0ao64a.xn--j6w193g',
    'info@公司.香港',
    'info@xn--fiqs8s.xn--mix891f',
    'info@賭場.澳門',
    'info@例子.中国',
    'info@example.xn--fiqs8s',
    'info@example.xn--55qx5d',
    'info@例子.公司',
    '陳大文@例子.香港',
    'sales&marketing@example.com',
    "o'brien+tag@example.co.uk",
    "!#$%&'*+/=?^_`{|}~-@example.com",
    `${'a'.repeat(64)}@example.com`,
    'a@b-c.example.museum',
  ])('%s is one', (address) => {
    expect(emailAddress.safeParse(address).success).toBe(true)
  })

  it.each([
    'x',
    'a@b',
    'a@b.c',
    '@example.com',
    'a@',
    'a@@example.com',
    '.a@example.com',
    'a.@example.com',
    'a..b@example.com',
    'a b@example.com',
    'a@-example.com',
    'a@example-.com',
    'a@exa_mple.com',
    'a@example..com',
    'a@127.0.0.1',
    'a@[127.0.0.1]',
    'a@example.com.',
    'a@example.xn--',
    '"a b"@example.com',
    'a@example.com\n',
    `a\u202e@example.com`,
    `a\u3164@example.com`,
    `a\u200b@example.com`,
    `${'a'.repeat(65)}@example.com`,
    `a@${'a'.repeat(64)}.com`,
    `a@${'a.'.repeat(125)}com`,
  ])('%j is none', (address) => {
    expect(emailAddress.safeParse(address).success).toBe(false)
  })

  it('that is too long is told the limit', () => {
    const result = emailAddress.safeParse(`a@${'a.'.repeat(200)}com`)
    expect(result.error?.issues).toContainEqual(expect.objectContaining({ code: 'too_big', maximum: 254 }))
  })
})
