import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addCalendarDays } from '#instant.ts'
import { contractOf, filingOf } from './examples.ts'
import { filingStateOf } from './filing-clock.ts'
import { transferSides } from './transfer-basis.ts'

const day = fc.integer({ min: 0, max: 250 }).map((days) => addCalendarDays('2026-01-05', days))
const side = fc.constantFrom(...transferSides)
const filings = fc.subarray([
  filingOf('exporter', 'CN', { filedOn: '2026-03-20' }),
  filingOf('recipient', 'HK', { filedOn: '2026-04-20' }),
])
const between = fc
  .record({ effectiveOn: day, endedOn: day, today: day, filings, side })
  .filter(({ effectiveOn, endedOn }) => effectiveOn <= endedOn)

describe('a termination', () => {
  test('of a later day changes nothing of the filings before that day: what is due is due', () => {
    fc.assert(
      fc.property(between, ({ endedOn, today, side, ...terms }) => {
        fc.pre(today < endedOn)
        const basis = contractOf('CN-GBASC-HK', terms)
        const terminated = { ...basis, termination: { on: endedOn, proof: null } }
        expect(filingStateOf(terminated, side, today)).toEqual(filingStateOf(basis, side, today))
      }),
    )
  })

  test('ends the time for filing with the basis: from that day on nothing is due, and what was filed was filed', () => {
    fc.assert(
      fc.property(between, ({ endedOn, today, side, ...terms }) => {
        fc.pre(today >= endedOn)
        const basis = contractOf('CN-GBASC-HK', terms)
        const terminated = { ...basis, termination: { on: endedOn, proof: null } }
        const isFiled = filingStateOf(basis, side, today).kind === 'filed'
        expect(filingStateOf(terminated, side, today)).toEqual({ kind: isFiled ? 'filed' : 'ended' })
      }),
    )
  })

  test('on a day before the time has ended leaves no day on which the filing is overdue', () => {
    const basis = contractOf('CN-GBASC-HK', { effectiveOn: '2026-03-02', filings: [] })
    const on = (today: string, endedOn: string) =>
      filingStateOf({ ...basis, termination: { on: endedOn, proof: null } }, 'exporter', today).kind
    expect(['2026-03-16', '2026-03-17', '2026-03-18'].map((today) => on(today, '2026-03-17'))).toEqual([
      'in-time',
      'ended',
      'ended',
    ])
    expect(['2026-03-16', '2026-03-17', '2026-03-18'].map((today) => on(today, '2026-03-18'))).toEqual([
      'in-time',
      'overdue',
      'ended',
    ])
  })
})
