import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkLegalEntityIdentifier } from './legal-entity-identifier.ts'

const valid = '5493001KJTIIGC8Y1R12'

function violationsOf(value: string) {
  const result = checkLegalEntityIdentifier(value)
  return result.ok ? [] : result.violations
}

describe('legal entity identifier', () => {
  test('the ISO 17442 vector is accepted and normalised', () => {
    expect(checkLegalEntityIdentifier(' 5493001kjtiigc8y1r12')).toEqual({ ok: true, value: valid })
  })

  test('each wrong check digit is named with the digit expected', () => {
    expect(violationsOf('5493001KJTIIGC8Y1R13')).toMatchObject([
      { code: 'identifier-check-character', params: { position: 20 } },
    ])
    expect(violationsOf('5493001KJTIIGC8Y1R21').map((violation) => violation.params.position)).toEqual([19, 20])
    expect(violationsOf('5493001KJTIIGC8Y1R13')).toMatchObject([{ params: { expected: '2', over: '1-18' } }])
  })

  test('check digits that only leave the same remainder are refused', () => {
    // 03 and 100 are congruent modulo 97, and so are 02 and 99: a payload whose digits are 02 must not pass with 99.
    const payloads = Array.from({ length: 200 }, (_, index) => String(index).padStart(18, '0'))
    const withTwo = payloads.filter((payload) => checkLegalEntityIdentifier(`${payload}02`).ok)
    expect(withTwo.length).toBeGreaterThan(0)
    for (const payload of withTwo) expect(checkLegalEntityIdentifier(`${payload}99`).ok).toBe(false)
  })

  test('a character out of place and a wrong length are named by position', () => {
    expect(violationsOf('5493001KJTIIGC8Y1R1A')).toMatchObject([
      { code: 'identifier-character', params: { position: 20 } },
    ])
    expect(violationsOf('5493001KJTIIGC8Y1R')).toMatchObject([{ code: 'identifier-length', params: { position: 19 } }])
  })

  test('every single digit changed into another digit is caught', () => {
    const places = Array.from(valid).flatMap((character, index) => (/\d/.test(character) ? [index] : []))
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(...'0123456789'), (index, digit) => {
        fc.pre(valid.charAt(index) !== digit)
        expect(violationsOf(valid.slice(0, index) + digit + valid.slice(index + 1)).length).toBeGreaterThan(0)
      }),
    )
  })
})
