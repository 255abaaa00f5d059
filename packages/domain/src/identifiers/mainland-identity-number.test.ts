import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isMainlandIdentityNumber } from './mainland-identity-number.ts'

describe("a mainland citizen's number", () => {
  // The examples of GB 11643-1999.
  test.each(['11010519491231002X', '440524188001010014'])('%s is one', (value) => {
    expect(isMainlandIdentityNumber(value)).toBe(true)
  })

  test.each([
    ['110105194912310021', 'check'],
    ['11010519491231002x', 'small letter'],
    ['99010519491231002X', 'division'],
    ['11010519491331002X', 'month'],
    ['11010519490229002X', 'day'],
    ['1101051949123100', 'length'],
    ['', 'length'],
  ])('%j is none: its %s', (value) => {
    expect(isMainlandIdentityNumber(value)).toBe(false)
  })

  test('every other digit in one place is noticed', () => {
    const valid = '11010519491231002X'
    fc.assert(
      fc.property(fc.nat(16), fc.nat(9), (place, digit) => {
        fc.pre(valid.charAt(place) !== String(digit))
        expect(isMainlandIdentityNumber(valid.slice(0, place) + digit + valid.slice(place + 1))).toBe(false)
      }),
    )
  })
})
