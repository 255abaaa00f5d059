import { describe, expect, test } from 'vitest'
import { people } from '../examples.ts'
import { given } from '../given-when-then.fixture.ts'
import { at, closing, correct, record, recorded, withdraw } from './examples.ts'
import type { ClosedDayRecorded } from './events.ts'
import { closedDayMachine } from './table.ts'

const stamp = { at, by: people.administrator.id }
const event: ClosedDayRecorded = { type: 'ClosedDayRecorded', ...stamp, ...recorded }

test('a closed day counts from when it is recorded until it is withdrawn, and keeps what was said before', () => {
  const kept = { ...recorded, status: 'recorded', recordedBy: stamp.by, corrected: [], endReason: null }
  expect(given(closedDayMachine, []).when(record()).then([event])).toEqual(kept)
  const gale = { closedOn: '2026-06-09', cause: 'gale', reason: 'Signal 8, the day after.' } as const
  const corrected = { type: 'ClosedDayCorrected', ...stamp, ...gale } as const
  expect(given(closedDayMachine, [event]).when(correct(gale)).then([corrected])).toEqual({
    ...kept,
    ...gale,
    corrected: [{ ...closing, correctedAt: at, correctedBy: stamp.by }],
  })
  const withdrawn = { type: 'ClosedDayWithdrawn', ...stamp, reason: 'It was another place.' } as const
  expect(given(closedDayMachine, [event]).when(withdraw(withdrawn.reason)).then([withdrawn])).toMatchObject({
    status: 'withdrawn',
    endReason: withdrawn.reason,
    closedOn: closing.closedOn,
  })
})

describe('a day that cannot be closed', () => {
  test.each([
    ['a Sunday', '2026-06-07', 'closed-on-day-off'],
    ['a general holiday', '2026-05-25', 'closed-on-day-off'],
    ['a day of a year without a calendar', '2025-12-31', 'closed-day-without-calendar'],
    ['the day after tomorrow', '2026-06-11', 'closed-day-ahead'],
  ])('%s', (_what, closedOn, code) => {
    given(closedDayMachine, [])
      .when(record({ closedOn }))
      .then([`/closedOn ${code}`])
    given(closedDayMachine, [event])
      .when(correct({ closedOn }))
      .then([`/closedOn ${code}`])
  })

  test('one that is on record already', () => {
    const refused = ['/closedOn closed-day-on-record']
    given(closedDayMachine, [])
      .when(record({}, ['2026-06-08']))
      .then(refused)
    given(closedDayMachine, [event])
      .when(correct({ closedOn: '2026-06-05' }, ['2026-06-05']))
      .then(refused)
  })

  test('but tomorrow can be, when the signal is hoisted in the evening', () => {
    const closedOn = '2026-06-10'
    given(closedDayMachine, [])
      .when(record({ closedOn }))
      .then([{ ...event, closedOn }])
  })
})

test('nothing is recorded, corrected or withdrawn without a reason', () => {
  const refused = ['/reason text-missing']
  given(closedDayMachine, [])
    .when(record({ reason: ' ' }))
    .then(refused)
  given(closedDayMachine, [event])
    .when(correct({ reason: '' }))
    .then(refused)
  given(closedDayMachine, [event]).when(withdraw(' ')).then(refused)
})

test('a correction says something else', () => {
  given(closedDayMachine, [event]).when(correct({})).then(['closed-day-unchanged'])
})
