import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isInPeriod, newestKeyAt } from './key-periods.ts'

const [monday, wednesday, friday] = ['2026-11-02T00:00:00Z', '2026-11-04T00:00:00Z', '2026-11-06T00:00:00Z']

describe('a key signs', () => {
  test.each([
    ['always, without a period', null, null, wednesday, true],
    ['from its first instant', wednesday, null, wednesday, true],
    ['not before it', wednesday, null, '2026-11-03T23:59:59.999Z', false],
    ['up to its end', null, wednesday, '2026-11-03T23:59:59.999Z', true],
    ['not at its end', null, wednesday, wednesday, false],
    ['not at an instant that is none', null, null, 'soon', false],
  ])('%s', (_when, from, until, at, isSigning) => {
    expect(isInPeriod({ from, until }, at)).toBe(isSigning)
  })
})

describe('of several keys signs', () => {
  const older = { kid: 'older', from: null, until: friday }
  const newer = { kid: 'newer', from: wednesday, until: null }

  test.each([
    [monday, 'older'],
    [wednesday, 'newer'],
    [friday, 'newer'],
  ])('at %s the %s one, in whichever order they are published', (at, kid) => {
    expect(newestKeyAt([older, newer], at)?.kid).toBe(kid)
    expect(newestKeyAt([newer, older], at)?.kid).toBe(kid)
  })

  test('none where no period has the instant', () => {
    expect(newestKeyAt([older], friday)).toBeUndefined()
    expect(newestKeyAt([], friday)).toBeUndefined()
  })

  const instant = fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
  const key = fc.record({ from: fc.option(instant), until: fc.option(instant) })

  test('always one whose period it is, and none that signs began later', () => {
    fc.assert(
      fc.property(fc.array(key), instant, (keys, at) => {
        const signing = keys.filter((one) => isInPeriod(one, at))
        const newest = newestKeyAt(keys, at)
        if (newest === undefined) return signing.length === 0
        const begins = ({ from }: typeof newest) => (from === null ? Number.NEGATIVE_INFINITY : Date.parse(from))
        return signing.includes(newest) && signing.every((one) => begins(one) <= begins(newest))
      }),
    )
  })
})
