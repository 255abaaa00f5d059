import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseIdentifier } from './identifier-check.ts'
import { checkUnifiedSocialCreditCode } from './unified-social-credit-code.ts'

const registered = ['91440300708461136T', '91110000600037341L', '91110102MAD55U9H0F', '91420000737944946L']
const seedCast = [
  '91440100MAYY000263',
  '91440300MAYY000348',
  '91440400MAYY000428',
  '91440600MAYY00050D',
  '91440700MAYY00069F',
  '91441200MAYY00077W',
  '91441300MAYY00085W',
  '91441900MAYY00093N',
  '91442000MAYY00106A',
  '91110000MAYY00018J',
]
const checkCharacterZero = '91440300MAYX000760'
const valid = [...registered, ...seedCast, checkCharacterZero]
const printable = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_*. 粤１'

function violationsOf(value: string) {
  const result = checkUnifiedSocialCreditCode(value)
  return result.ok ? [] : result.violations
}

describe('unified social credit code', () => {
  test.each(valid)('%s is accepted and keeps its spelling', (code) => {
    expect(checkUnifiedSocialCreditCode(code)).toEqual({ ok: true, value: code, divisionCode: code.slice(2, 8) })
  })

  test('white space around it and lower case are normalised', () => {
    expect(checkUnifiedSocialCreditCode(' 91440300mayx000760\n')).toMatchObject({ ok: true, value: checkCharacterZero })
  })

  test('a wrong last character is refused at position 18 with the character expected there', () => {
    const [violation, ...others] = violationsOf('91440300708461136A')
    expect(others).toEqual([])
    expect(violation).toMatchObject({
      pointer: '',
      code: 'identifier-check-character',
      params: { identifier: 'USCC', position: 18, found: 'A', expected: 'T', over: '1-17' },
    })
  })

  test('an error in the organisation code is refused at both check characters', () => {
    // Position 12 of 91440100MAYY000263 changed from Y to X.
    const violations = violationsOf('91440100MAYX000263')
    expect(violations.map((violation) => violation.params.position)).toEqual([17, 18])
    expect(violations[0]).toMatchObject({ params: { over: '9-16' } })
  })

  test('an organisation code with a wrong check character is refused even when the outer check passes', () => {
    // Position 17 of 91440100MAYY000263 changed from 6 to 7; one of the last characters satisfies the outer check.
    const violations = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY')
      .map((last) => violationsOf(`91440100MAYY00027${last}`))
      .filter((found) => found.every((violation) => violation.params.position !== 18))
    expect(violations).toHaveLength(1)
    expect(violations[0]).toMatchObject([{ code: 'identifier-check-character', params: { position: 17 } }])
  })

  test.each([
    ['91440300MAYI000348', 12],
    ['9144O300MAYY000348', 5],
    ['91440300MAYY00034\u0668', 18],
  ])('%s holds a character that the alphabet has not, named by its position', (code, position) => {
    expect(violationsOf(code)).toMatchObject([{ code: 'identifier-character', params: { position } }])
  })

  test('a refusal names the characters that may stand there, neighbours as a range', () => {
    expect(violationsOf('I1440100MAYY000348')).toMatchObject([{ params: { allowed: '0-9 A-H J-N P-R TU W-Y' } }])
  })

  test('every character out of place is named, not only the first', () => {
    expect(violationsOf('I1440A00MAYY000348').map((violation) => violation.params.position)).toEqual([1, 6])
  })

  test.each([
    ['', 1],
    ['91440300708461136', 18],
    ['91440300708461136T0', 19],
  ])('"%s" has the wrong length and the refusal names where', (code, position) => {
    expect(violationsOf(code)).toMatchObject([{ code: 'identifier-length', params: { position } }])
  })

  test('every single-character substitution is caught and the reason names a position', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...valid),
        fc.integer({ min: 0, max: 17 }),
        fc.constantFrom(...printable),
        (code, index, character) => {
          fc.pre(code.charAt(index) !== normaliseIdentifier(character))
          const violations = violationsOf(code.slice(0, index) + character + code.slice(index + 1))
          expect(violations.length).toBeGreaterThan(0)
          for (const violation of violations) {
            expect(violation.params.position).toBeGreaterThanOrEqual(1)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})
