import { describe, expect, test } from 'vitest'
import { checkIdentifier, identifierSchemeOf, identifierSchemes } from './check-identifier.ts'

const seedCast = [
  ['Lingnan Clinical Vision', 'CN', '91440100MAYY000263'],
  ['Pengcheng Credit Models', 'CN', '91440300MAYY000348'],
  ['Hengqin Bilingual Assistant', 'CN', '91440400MAYY000428'],
  ['Foshan Ceramic Inspect', 'CN', '91440600MAYY00050D'],
  ['Dongguan Robotics Safety', 'CN', '91441900MAYY00093N'],
  ['Harbour Legal LLM', 'HK', '99990017'],
  ['Victoria Face Gate', 'HK', '99990025'],
  ['Kowloon Logistics Agent', 'HK', 'C0999123'],
  ['Tap Seac Tourism AI', 'MO', '89990011'],
  ['Lotus Gaming Integrity', 'MO', '89990029'],
  ['Northern Model Co.', 'CN', '91110000MAYY00018J'],
  ['Bay Social Scoring', 'HK', '99990033'],
] as const

describe('an identifier is checked by the algorithm of its register', () => {
  test.each(seedCast)('%s (%s) holds a valid identifier', (_name, place, value) => {
    expect(checkIdentifier(identifierSchemeOf(place), value)).toMatchObject({ ok: true, value })
  })

  test('an LEI is checked as an LEI', () => {
    expect(checkIdentifier('LEI', '5493001KJTIIGC8Y1R12')).toMatchObject({ ok: true })
  })

  test.each(identifierSchemes)('%s refuses a value of another form', (scheme) => {
    expect(checkIdentifier(scheme, 'not-an-identifier')).toMatchObject({ ok: false })
  })

  test("another place's identifier is refused", () => {
    expect(checkIdentifier('USCC', '99990017')).toMatchObject({ ok: false })
    expect(checkIdentifier('HK-UBI', '91440300708461136T')).toMatchObject({ ok: false })
    expect(checkIdentifier('MO-TAX', '99990017')).toMatchObject({
      ok: false,
      violations: [{ params: { position: 1 } }],
    })
  })
})
