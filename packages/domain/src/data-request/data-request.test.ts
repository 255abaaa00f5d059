import { describe, expect, test } from 'vitest'
import { clockRuleOf } from '../clock/clock.ts'
import { dueOf } from '../clock/due-day.ts'
import { runClock } from '../clock/run-clock.ts'
import { at, people, person } from '../examples.ts'
import { afterSteps, given } from '../given-when-then.fixture.ts'
import { dataRequestClocks } from './clocks.ts'
import { answer, asker, handOver, record, refuse, request } from './examples.ts'
import type { DataRequest } from './state.ts'
import { dataRequestMachine } from './table.ts'

const { givenSteps } = afterSteps(dataRequestMachine)
const givenNothing = () => given(dataRequestMachine, [])
const dueOn = (state: DataRequest | null | undefined) => {
  if (state === null || state === undefined) throw new Error('nothing was asked')
  const clock = runClock(null, clockRuleOf(dataRequestClocks, state), at)
  return clock === null ? null : dueOf(clock, 'hk', new Set()).dueOn
}

describe('a request for one’s own data', () => {
  test('is the person’s, who is on record, one of a kind at a time', () => {
    givenNothing()
      .when(request({ personId: people.evaluatorTwo.id }))
      .then(['data-of-another'])
    givenNothing()
      .when(request({}, { fileVersion: null }))
      .then(['/personId person-not-on-record'])
    givenNothing()
      .when(request({}, { waiting: 'dar_0' }))
      .then(['data-request-waits dar_0'])
  })

  test('for a correction says what is wrong; its words are in no event', () => {
    for (const statement of [null, '  ']) {
      givenNothing()
        .when(request({ asks: 'correction', statement }))
        .then(['/statement text-missing'])
    }
    const statement = 'My name is Lin Mei-yee.'
    const { state } = givenSteps(request({ asks: 'correction', statement }))
    expect(JSON.stringify(state)).not.toContain('Mei-yee')
  })

  test('has 40 calendar days from the day on which it came, whoever entered it and when', () => {
    expect(dueOn(givenSteps(request()).state)).toBe('2026-12-12')
    expect(dueOn(givenSteps(record()).state)).toBe('2026-12-02')
    expect(dueOn(givenSteps(record({ receivedOn: '2026-01-01' })).state)).toBe('2026-11-02')
    givenNothing()
      .when(record({ receivedOn: '2026-11-03' }))
      .then(['/receivedOn received-in-the-future'])
    expect(dueOn(givenSteps(request(), answer()).state)).toBeNull()
    // Until it is handed over a copy on paper is not given.
    expect(dueOn(givenSteps(record(), answer()).state)).toBe('2026-12-02')
  })

  test('is entered, answered, refused and handed over by another person', () => {
    const own = person(asker.id, 'personnel-administrator')
    givenNothing()
      .when(record({ actor: own }))
      .then(['/personId own-data-request'])
    givenSteps(request()).when(answer(3, own)).then(['own-data-request'])
    givenSteps(request()).when(refuse('No.', own)).then(['own-data-request'])
  })

  test('is refused with reasons', () => {
    givenSteps(request()).when(refuse(' ')).then(['/reason text-missing'])
    expect(givenSteps(request(), refuse()).state).toMatchObject({
      status: 'refused',
      decidedBy: people.administrator.id,
    })
  })

  test('for a correction is answered once the file has changed', () => {
    const asked = request({ asks: 'correction', statement: 'Misspelt.' })
    givenSteps(asked).when(answer(3)).then(['file-not-corrected'])
    expect(givenSteps(asked, answer(4)).state).toMatchObject({ status: 'answered' })
  })

  test('is handed over where it came without an account, saying how', () => {
    givenSteps(request(), answer()).when(handOver()).then(['not-handed-over'])
    givenSteps(record(), answer()).when(handOver(' ')).then(['/how text-missing'])
    expect(givenSteps(record(), answer(), handOver()).state).toMatchObject({ status: 'handed-over' })
  })
})
