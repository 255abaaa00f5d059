import { describe, expect, test } from 'vitest'
import { isHongKongIdentityCard } from './hong-kong-identity-card.ts'

describe('the number of a Hong Kong identity card', () => {
  // Samples that are printed in many places, and one reckoned by hand.
  test.each(['A1234563', 'G123456A', 'AB9876543', 'C6543217'])('%s is one', (value) => {
    expect(isHongKongIdentityCard(value)).toBe(true)
  })

  test.each(['A1234564', 'A123456', 'A12345630', '11234563', 'A123456(3)', 'a1234563', 'ABC1234563', ''])(
    '%j is none',
    (value) => {
      expect(isHongKongIdentityCard(value)).toBe(false)
    },
  )

  test('one digit in eleven fits a number', () => {
    const fitting = [...'0123456789A'].filter((check) => isHongKongIdentityCard(`C654321${check}`))
    expect(fitting).toHaveLength(1)
  })
})
