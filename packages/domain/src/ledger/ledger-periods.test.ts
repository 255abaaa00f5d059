import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparedPeriod, daysOf, firstIdAt, SETTLED_AFTER_MS } from './ledger-periods.ts'

const now = '2026-11-28T05:00:00.000Z'

test('compared are 35 days up to an hour ago', () => {
  expect(comparedPeriod(now, SETTLED_AFTER_MS)).toEqual({
    from: '2026-10-24T04:00:00.000Z',
    until: '2026-11-28T04:00:00.000Z',
  })
})

test('its days follow each other without a gap and end where it ends', () => {
  const whole = comparedPeriod(now, SETTLED_AFTER_MS)
  const days = daysOf({ ...whole, until: '2026-11-28T03:00:00.000Z' })
  expect(days).toHaveLength(35)
  expect([days[0]?.from, days.at(-1)?.until]).toEqual([whole.from, '2026-11-28T03:00:00.000Z'])
  for (const [index, day] of days.slice(1).entries()) expect(day.from).toBe(days[index]?.until)
  expect(daysOf({ from: now, until: now })).toEqual([])
})

test('an envelope is in the time in which its id was made, and in no other', () => {
  expect(firstIdAt('2025-07-10T04:04:49.504Z')).toBe('env_0197f281-e8e0')
  const ms = fc.integer({ min: 0, max: Date.parse('2100-01-01T00:00:00Z') })
  fc.assert(
    fc.property(ms, ms, (made, bound) => {
      const [madeAt, boundAt] = [new Date(made).toISOString(), new Date(bound).toISOString()]
      return `${firstIdAt(madeAt)}-7000-8000-000000000001` >= firstIdAt(boundAt) === made >= bound
    }),
  )
})
