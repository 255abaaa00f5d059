import { describe, expect, test } from 'vitest'
import { both } from '../authorisation/examples.ts'
import { happened, people } from '../examples.ts'
import { afterSteps } from '../given-when-then.fixture.ts'
import { fold } from '../machine.ts'
import {
  confirmCorrection,
  declineCorrection,
  endEngagement,
  engage,
  link,
  proposeCorrection,
  register,
} from './examples.ts'
import { personMachine } from './table.ts'

const { administrator, otherAdministrator } = people
const { givenSteps } = afterSteps(personMachine)
const engaged = [register(), engage()]
const account = { of: 'account', subject: 'mei.lin.2' } as const

describe('what was recorded by mistake', () => {
  test('is taken back by two, and stays in the file with both names', () => {
    const { state } = givenSteps(...engaged, proposeCorrection(), confirmCorrection())
    expect(state?.engagements).toEqual([])
    expect(state?.corrections).toMatchObject([
      {
        of: 'engagement',
        subject: 'eng_1',
        engagement: { engagementId: 'eng_1', identifierValue: '99990017', untilOn: null },
        status: 'confirmed',
        proposedBy: administrator.id,
        decision: { by: otherAdministrator.id, reason: null },
      },
    ])
  })

  test('is kept as it was when it was taken back, though it was ended since the proposal', () => {
    const { state } = givenSteps(...engaged, proposeCorrection(), endEngagement('2026-06-30'), confirmCorrection())
    expect(state?.corrections[0]?.engagement?.untilOn).toBe('2026-06-30')
  })

  test('counts until it is confirmed, and goes on to count where that is declined', () => {
    expect(givenSteps(...engaged, proposeCorrection()).state?.engagements).toHaveLength(1)
    const { state } = givenSteps(...engaged, proposeCorrection(), declineCorrection())
    expect(state).toMatchObject({
      engagements: [{ engagementId: 'eng_1' }],
      corrections: [{ status: 'declined', decision: { by: administrator.id, reason: 'The contract was found.' } }],
    })
  })

  test('may be an account, which may be linked again', () => {
    const steps = [register(), link(), proposeCorrection(account), confirmCorrection()]
    expect(givenSteps(...steps).state?.accounts).toEqual(['mei.lin'])
    expect(givenSteps(...steps, link()).state?.accounts).toEqual(['mei.lin', 'mei.lin.2'])
  })

  test('is on record, as what it is called', () => {
    givenSteps(...engaged)
      .when(proposeCorrection({ subject: 'eng_2' }))
      .then(['/subject engagement-unknown'])
    givenSteps(...engaged)
      .when(proposeCorrection(account))
      .then(['/subject account-not-linked'])
    givenSteps(...engaged)
      .when(proposeCorrection({ of: 'account' }))
      .then(['/subject account-not-linked'])
  })

  test('is corrected by one proposal at a time, with a reason, and decided once', () => {
    const proposed = [...engaged, proposeCorrection()]
    givenSteps(...proposed)
      .when(proposeCorrection({ correctionId: 'cor_2' }))
      .then(['/subject correction-open cor_1'])
    givenSteps(...engaged)
      .when(proposeCorrection({ reason: ' ' }))
      .then(['/reason text-missing'])
    givenSteps(...proposed)
      .when(declineCorrection(' '))
      .then(['/reason text-missing'])
    givenSteps(...proposed)
      .when(declineCorrection('Why not.', 'cor_2'))
      .then(['correction-not-open cor_2'])
    givenSteps(...proposed, declineCorrection())
      .when(confirmCorrection())
      .then(['correction-not-open cor_1'])
    givenSteps(...proposed, declineCorrection(), proposeCorrection({ correctionId: 'cor_2' }))
      .when(confirmCorrection(otherAdministrator, both, 'cor_1'))
      .then(['correction-not-open cor_1'])
  })

  test('is confirmed by another one than who proposed it, who is an administrator still', () => {
    const proposed = [...engaged, proposeCorrection()]
    givenSteps(...proposed)
      .when(confirmCorrection(administrator))
      .then([`corrected-by-proposer ${administrator.id}`])
    // Also where there is nobody else: a second one is authorised first.
    givenSteps(...proposed)
      .when(confirmCorrection(administrator, both.slice(0, 1)))
      .then([`corrected-by-proposer ${administrator.id}`])
    for (const administrators of [
      both.slice(1),
      [{ personId: administrator.id, isInForce: false }, ...both.slice(1)],
    ]) {
      givenSteps(...proposed)
        .when(confirmCorrection(otherAdministrator, administrators))
        .then(['proposer-no-administrator'])
    }
  })

  test('is neither proposed nor confirmed by the person concerned', () => {
    const own = { ...administrator, id: 'mei.lin' }
    givenSteps(...engaged)
      .when(proposeCorrection({ actor: own }))
      .then(['own-file'])
    givenSteps(...engaged, proposeCorrection())
      .when(confirmCorrection(own))
      .then(['own-file'])
  })

  test('was on record for whoever looks at the events up to then', () => {
    const events = happened(personMachine, [...engaged, proposeCorrection(), confirmCorrection()])
    const before = fold(personMachine, events.slice(0, -1))
    expect(before?.engagements).toHaveLength(1)
    expect(fold(personMachine, events)?.engagements).toHaveLength(0)
  })
})
