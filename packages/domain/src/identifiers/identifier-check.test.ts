import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkIdentifier, type IdentifierScheme } from './check-identifier.ts'
import { digitsAndLetters, normaliseIdentifier } from './identifier-check.ts'

const identifier = fc
  .array(fc.constantFrom(...digitsAndLetters), { minLength: 1, maxLength: 20 })
  .map((characters) => characters.join(''))
const separator = fc.constantFrom(
  '',
  ' ',
  '\t',
  '\u00a0',
  '\u3000',
  '-',
  '\u2010',
  '\u2011',
  '\u2013',
  '\u2212',
  '\uff0d',
)

/** The same character as somebody else would type it: small, wide, or small and wide. */
function typedOtherwise(character: string, how: number): string {
  const typed = how % 2 === 0 ? character : character.toLowerCase()
  return how < 2 ? typed : String.fromCodePoint(typed.charCodeAt(0) + 0xfee0)
}

describe('the normal form of an identifier', () => {
  test('is the same however it is typed: width, case, white space, hyphens', () => {
    fc.assert(
      fc.property(
        identifier,
        fc.array(fc.tuple(fc.nat(3), separator), { minLength: 20, maxLength: 20 }),
        (value, ways) => {
          const typed = Array.from(value, (character, index) => {
            const [how, between] = ways[index] ?? [0, '']
            return `${between}${typedOtherwise(character, how)}`
          })
          expect(normaliseIdentifier(`${typed.join('')}\n`)).toBe(value)
        },
      ),
    )
  })

  test('is its own normal form, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(normaliseIdentifier(normaliseIdentifier(typed))).toBe(normaliseIdentifier(typed))
      }),
    )
  })

  test('keeps apart what differs in more than that', () => {
    fc.assert(
      fc.property(identifier, identifier, (one, other) => {
        expect(normaliseIdentifier(one) === normaliseIdentifier(other)).toBe(one === other)
      }),
    )
  })

  test.each([
    ['HK-UBI', ' ９９９９－００１７', '99990017'],
    ['HK-UBI', 'c 0999-123', 'C0999123'],
    ['MO-TAX', '8999 0011', '89990011'],
    ['USCC', '91440300mayy000348', '91440300MAYY000348'],
    ['USCC', '91440300-ＭＡＹＹ-0003-48', '91440300MAYY000348'],
    ['LEI', '5493 001K JTII GC8Y 1R12', '5493001KJTIIGC8Y1R12'],
  ] as const)('of a %s that is typed as "%s" is what is checked', (scheme: IdentifierScheme, typed, value) => {
    expect(checkIdentifier(scheme, typed)).toMatchObject({ ok: true, value })
  })

  test.each(['9999\u200b0017', '999\u0660\u066017', '\u0421' + '0999123', '99990017\ufeff'])(
    'does not hide a look-alike or an invisible character: %j is refused',
    (typed) => {
      expect(checkIdentifier('HK-UBI', typed)).toMatchObject({ ok: false })
    },
  )
})
