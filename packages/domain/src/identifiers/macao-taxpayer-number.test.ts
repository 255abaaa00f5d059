import { describe, expect, test } from 'vitest'
import { checkMacaoTaxpayerNumber } from './macao-taxpayer-number.ts'

function violationsOf(value: string) {
  const result = checkMacaoTaxpayerNumber(value)
  return result.ok ? [] : result.violations
}

describe('Macao taxpayer number', () => {
  test.each(['89990011', '89990029'])('%s is accepted', (number) => {
    expect(checkMacaoTaxpayerNumber(` ${number} `)).toEqual({ ok: true, value: number })
  })

  test("a natural person's number is refused at position 1", () => {
    expect(violationsOf('09990011')).toEqual([
      { pointer: '', code: 'identifier-of-natural-person', params: { position: 1 } },
    ])
  })

  test('a first digit that is of neither kind is refused at position 1', () => {
    expect(violationsOf('79990011')).toMatchObject([{ code: 'identifier-character', params: { allowed: '8' } }])
  })

  test('a letter is refused at its position', () => {
    expect(violationsOf('8999O011')).toMatchObject([{ code: 'identifier-character', params: { position: 5 } }])
  })

  test.each([
    ['8999001', 8],
    ['899900110', 9],
  ])('%s has the wrong length', (number, position) => {
    expect(violationsOf(number)).toMatchObject([{ code: 'identifier-length', params: { position } }])
  })
})
