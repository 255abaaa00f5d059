import { describe, expect, test } from 'vitest'
import { people, person } from '../examples.ts'
import { afterSteps, given } from '../given-when-then.fixture.ts'
import { absent, endAbsence, enter, nameDeputies, standsIn } from './examples.ts'
import { absenceMachine } from './table.ts'

const { givenSteps } = afterSteps(absenceMachine)
const givenNobodyAway = () => given(absenceMachine, [])

describe('an absence', () => {
  test('is entered by the person for themselves, by an administrator for others, of a person on record', () => {
    expect(givenSteps(enter()).state).toMatchObject({ status: 'entered', personId: absent.id, deputies: standsIn })
    expect(givenSteps(enter({}, {}, 'administrator')).state).toMatchObject({ personId: absent.id })
    givenNobodyAway()
      .when(enter({ personId: people.evaluatorTwo.id }))
      .then(['absence-of-another', '/deputies/0/deputyId own-deputy'])
    givenNobodyAway()
      .when(enter({}, { isOnRecord: false }))
      .then(['/personId person-not-on-record'])
  })

  test('of another is changed by an administrator alone', () => {
    const change = { actor: person(people.evaluatorTwo.id, 'staff-member') }
    givenSteps(enter()).when(endAbsence(null, change)).then(['absence-of-another'])
    givenSteps(enter())
      .when(nameDeputies([], {}, change))
      .then(['absence-of-another'])
    expect(givenSteps(enter(), endAbsence(null, {}, 'administrator')).state).toMatchObject({ status: 'ended' })
  })

  test('runs forward, is not over, and is 180 days long at most', () => {
    givenNobodyAway()
      .when(enter({ untilOn: '2026-11-08' }))
      .then(['/untilOn period-backwards'])
    givenNobodyAway()
      .when(enter({ fromOn: '2026-10-01', untilOn: '2026-11-01' }))
      .then(['/untilOn absence-over'])
    expect(givenSteps(enter({ fromOn: '2026-10-01', untilOn: '2026-11-02' })).state).toBeDefined()
    givenNobodyAway()
      .when(enter({ fromOn: '2026-11-09', untilOn: '2027-05-08' }))
      .then(['/untilOn absence-too-long'])
    expect(givenSteps(enter({ fromOn: '2026-11-09', untilOn: '2027-05-07' })).state).toBeDefined()
  })

  test('does not overlap another one of the same person, which is named', () => {
    givenNobodyAway()
      .when(enter({}, { overlapping: [{ absenceId: 'abs_0', fromOn: '2026-11-20' }] }))
      .then(['/fromOn absence-overlaps abs_0'])
  })

  test('ends earlier than was said, not before yesterday; one that has not begun need not take place', () => {
    expect(givenSteps(enter(), endAbsence('2026-11-13')).state).toMatchObject({
      status: 'ended',
      untilOn: '2026-11-13',
    })
    expect(givenSteps(enter(), endAbsence(null)).state).toMatchObject({ status: 'ended', untilOn: null })
    givenSteps(enter()).when(endAbsence('2026-11-27')).then(['/untilOn absence-not-earlier'])
    givenSteps(enter()).when(endAbsence('2026-11-08')).then(['/untilOn period-backwards'])
    const begun = enter({ fromOn: '2026-10-20' })
    givenSteps(begun).when(endAbsence('2026-10-31')).then(['/untilOn absence-end-in-the-past'])
    expect(givenSteps(begun, endAbsence('2026-11-01')).state).toMatchObject({ untilOn: '2026-11-01' })
    givenSteps(begun).when(endAbsence(null)).then(['/untilOn absence-has-begun'])
  })

  test('that is over is changed by nobody', () => {
    const at = '2026-11-28T02:00:00Z'
    givenSteps(enter())
      .when(nameDeputies([], {}, { at }))
      .then(['absence-over'])
  })
})

describe('a deputy', () => {
  test('is another person, one for each function, who is authorised for it', () => {
    const own = { function: 'evaluator', deputyId: absent.id } as const
    const unauthorised = { function: 'plan-owner', deputyId: people.evaluatorTwo.id } as const
    givenNobodyAway()
      .when(enter({ deputies: [own] }))
      .then(['/deputies/0/deputyId own-deputy'])
    givenNobodyAway()
      .when(enter({ deputies: [...standsIn, ...standsIn] }))
      .then(['/deputies/1/function deputy-repeated'])
    givenNobodyAway()
      .when(enter({ deputies: [...standsIn, unauthorised] }))
      .then(['/deputies/1/deputyId deputy-not-authorised per_evaluator2'])
  })

  test('is named anew by the same rules, also nobody', () => {
    expect(givenSteps(enter(), nameDeputies([])).state).toMatchObject({ deputies: [] })
    givenSteps(enter())
      .when(nameDeputies(standsIn, { authorised: [] }))
      .then(['/deputies/0/deputyId deputy-not-authorised per_evaluator2'])
  })
})
