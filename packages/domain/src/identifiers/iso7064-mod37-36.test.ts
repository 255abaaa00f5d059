import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCharacterMod37And36 } from './iso7064-mod37-36.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

describe('ISO/IEC 7064 MOD 37,36', () => {
  test.each([
    ['A12425GABC1234002', 'M'],
    ['GBAAIG03426H00017', 'T'],
    ['GBAAIH00126L00003', '3'],
    ['GBAAIM00226M00001', '4'],
  ])('the check character of %s is %s', (payload, expected) => {
    expect(checkCharacterMod37And36(payload)).toBe(expected)
  })

  test.each(['a1', 'A-1', '１', 'é'])('"%s" is refused rather than counted as something else', (payload) => {
    expect(() => checkCharacterMod37And36(payload)).toThrow(RangeError)
  })

  test('every single substitution changes the check character', () => {
    const character = fc.constantFrom(...alphabet)
    fc.assert(
      fc.property(fc.array(character, { maxLength: 20 }), character, character, (head, one, other) => {
        fc.pre(one !== other)
        const before = head.join('')
        expect(checkCharacterMod37And36(`${before}${one}A7`)).not.toBe(checkCharacterMod37And36(`${before}${other}A7`))
      }),
    )
  })
})
