import { expect, test } from 'vitest'
import { people } from '../examples.ts'
import { given } from '../given-when-then.fixture.ts'
import { moved, recount } from './examples.ts'
import { clockRecountMachine } from './table.ts'

const nothing = given(clockRecountMachine, [])

test('a recount records every day that is another one, a day that is lost as one that is found', () => {
  const lost = { ...moved, caseId: 'app_2', dueOn: null, undated: 'calendar-missing' } as const
  const found = { ...moved, caseId: 'app_3', wasDueOn: null }
  const moves = [moved, lost, found]
  const at = '2026-06-09T02:00:00.000Z'
  const event = { type: 'ClocksRecounted', at, by: people.system.id, authority: 'hk', recountId: 'clr_1' } as const
  expect(nothing.when(recount(moves)).then([{ ...event, moves }])).toEqual({
    status: 'recounted',
    authority: 'hk',
    recountId: 'clr_1',
    moved: 3,
  })
})

test('a day that is the same is no move, and without a move there is nothing to record', () => {
  nothing
    .when(recount([moved, { ...moved, caseId: 'app_2', wasDueOn: moved.dueOn }]))
    .then(['/moves clock-not-moved app_2'])
  expect(nothing.when(recount([])).then(['/moves clock-not-moved'])).toBeNull()
})
