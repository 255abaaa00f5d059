import { expect, test } from 'vitest'
import { Allowance } from './allowance.ts'

test('so much is there at once, and no more of it', () => {
  const allowance = new Allowance(100, 10)
  expect([60, 40, 1].map((amount) => allowance.take(amount, 5_000))).toEqual([true, true, false])
})

test('what is refused takes nothing', () => {
  const allowance = new Allowance(100, 10)
  expect([101, 100].map((amount) => allowance.take(amount, 0))).toEqual([false, true])
})

test('it grows by so much a second, in small steps too, and never beyond what is there at once', () => {
  const allowance = new Allowance(100, 10)
  expect(allowance.take(100, 1_000)).toBe(true)
  for (let at = 1_100; at < 2_000; at += 100) expect(allowance.take(10, at)).toBe(false)
  expect(allowance.take(10, 2_000)).toBe(true)
  expect(allowance.take(101, 1_000_000)).toBe(false)
  expect(allowance.take(100, 1_000_000)).toBe(true)
})
