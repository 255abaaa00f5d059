import { expect, test } from 'vitest'
import { isMacaoIdentityCard } from './macao-identity-card.ts'

test.each(['1234567(8)', '5123456(0)', '7/123456/7'])(
  '%s is written like the number of a Macao identity card',
  (value) => {
    expect(isMacaoIdentityCard(value)).toBe(true)
  },
)

test.each(['12345678', '2123456(7)', '512345(6)', '5123456(77)', '5/123456(7)', ''])('%j is not', (value) => {
  expect(isMacaoIdentityCard(value)).toBe(false)
})
