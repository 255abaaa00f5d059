import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isResidencyCategory, residencyCategories } from './category.ts'
import { isAtLeastAsStrict, strictestOf } from './strictness.ts'

const category = fc.constantFrom(...residencyCategories)

describe('the order of strictness', () => {
  test('is an order: each is as strict as itself, no two differ and are as strict as one another, and it is transitive', () => {
    fc.assert(
      fc.property(category, category, category, (a, b, c) => {
        expect(isAtLeastAsStrict(a, a)).toBe(true)
        if (isAtLeastAsStrict(a, b) && isAtLeastAsStrict(b, a)) expect(a).toBe(b)
        if (isAtLeastAsStrict(a, b) && isAtLeastAsStrict(b, c)) expect(isAtLeastAsStrict(a, c)).toBe(true)
      }),
    )
  })

  test.each(residencyCategories)('has C0 above %s, and C1 below it', (one) => {
    expect(isAtLeastAsStrict('C0', one)).toBe(true)
    expect(isAtLeastAsStrict(one, 'C1')).toBe(true)
  })

  test.each([
    ['C9', 'C8'],
    ['C11', 'C8'],
    ['C12', 'C8'],
    ['C10', 'C3'],
    ['C7', 'C6'],
  ] as const)('has %s above %s', (above, below) => {
    expect(isAtLeastAsStrict(above, below)).toBe(true)
    expect(isAtLeastAsStrict(below, above)).toBe(false)
  })

  test.each([
    ['C4', 'C8'],
    ['C5', 'C3'],
    ['C9', 'C11'],
  ] as const)('does not compare %s and %s', (one, other) => {
    expect(isAtLeastAsStrict(one, other)).toBe(false)
    expect(isAtLeastAsStrict(other, one)).toBe(false)
  })
})

describe('the strictest of some categories', () => {
  test('is one of them and at least as strict as all, or there is none', () => {
    fc.assert(
      fc.property(fc.array(category, { minLength: 1, maxLength: 5 }), (all) => {
        const strictest = strictestOf(all)
        if (strictest === null) {
          expect(all.some((one) => all.every((other) => isAtLeastAsStrict(one, other)))).toBe(false)
          return
        }
        expect(all).toContain(strictest)
        for (const one of all) expect(isAtLeastAsStrict(strictest, one)).toBe(true)
      }),
    )
  })

  test('is not there where no category protects the whole, and of nothing', () => {
    expect(strictestOf(['C1', 'C8', 'C9'])).toBe('C9')
    expect(strictestOf(['C4', 'C8'])).toBeNull()
    expect(strictestOf([])).toBeNull()
  })
})

test.each(['C16', 'c1', '', 'constructor'])('%j is no category', (text) => {
  expect(isResidencyCategory(text)).toBe(false)
  expect(isResidencyCategory('C15')).toBe(true)
})
