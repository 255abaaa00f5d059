import { expect, test } from 'vitest'
import { at, people } from '../examples.ts'
import { given } from '../given-when-then.fixture.ts'
import { end, hold, place } from './examples.ts'
import type { LegalHoldPlaced } from './events.ts'
import { legalHoldMachine } from './table.ts'

const stamp = { at, by: people.signatory.id }
const placed: LegalHoldPlaced = { type: 'LegalHoldPlaced', ...stamp, ...hold }

test('a hold lasts from when it is placed until it is ended, each with its reason', () => {
  expect(given(legalHoldMachine, []).when(place()).then([placed])).toEqual({
    ...hold,
    status: 'placed',
    endReason: null,
  })
  const ended = given(legalHoldMachine, [placed])
    .when(end())
    .then([{ type: 'LegalHoldEnded', ...stamp, reason: 'The order was lifted.' }])
  expect(ended).toEqual({ ...hold, status: 'ended', endReason: 'The order was lifted.' })
})

test('neither is without a reason', () => {
  given(legalHoldMachine, []).when(place(' ')).then(['/reason text-missing'])
  given(legalHoldMachine, [placed]).when(end('')).then(['/reason text-missing'])
})
