import { expect, test } from 'vitest'
import { attempt, refused } from '#examples.ts'
import { notice } from './examples.ts'
import { clockNoticeMachine } from './table.ts'

const given = (...args: Parameters<typeof notice>) => attempt(clockNoticeMachine, null, notice(...args)(null))

test('a clock whose day has passed is noticed, with all that its followers need', () => {
  const decision = given()
  expect(decision.ok ? decision.events : []).toMatchObject([
    { type: 'ClockNoticed', point: 'overdue', whoseMove: 'applicant', applicationId: 'app_1', dueOn: '2026-03-16' },
  ])
})

test('a clock whose day comes near is noticed as that', () => {
  expect(given({ at: '2026-03-12T00:00:00.000Z', point: 'reminder' }).ok).toBe(true)
})

test.each<[string, Parameters<typeof notice>]>([
  ['before its point', [{ at: '2026-03-10T00:00:00.000Z' }]],
  ['as late while its day is not over', [{ at: '2026-03-12T00:00:00.000Z' }]],
  ['as near when its day is over', [{ point: 'reminder' }]],
  ['a second time', [{}, { escalatedAt: '2026-03-16T17:00:00.000Z' }]],
  ['without a day', [{}, { remindAt: null, dueAt: null }]],
])('a clock is not noticed %s', (_name, args) => {
  expect(refused(given(...args))).toEqual(['/point clock-not-at-its-point'])
})

test('a clock of another authority is not noticed here', () => {
  expect(refused(given({ authority: 'mo' }))).toEqual(['/authority authority-not-pinned'])
})
