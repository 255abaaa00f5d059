import { describe, expect, test } from 'vitest'
import { at, by, people, person } from '../examples.ts'
import { afterSteps } from '../given-when-then.fixture.ts'
import { accept, closeIt, identify, identifying, reopen, treat } from './examples.ts'
import { riskMachine } from './table.ts'

const { givenSteps } = afterSteps(riskMachine)
const { administrator, evaluatorOne } = people

describe('a risk to impartiality', () => {
  test('is identified with whom it is about, who sees to it and when it is looked at again', () => {
    const { name: _name, actor: _actor, ...rest } = identifying
    const state = givenSteps()
      .when(identify())
      .then([{ ...rest, type: 'RiskIdentified', ...by(administrator) }])
    expect(state).toMatchObject({ status: 'identified', isBlocking: true, answers: [] })
  })

  test('is not identified without words, of people who are not there, or for a day that has passed', () => {
    const today = at.slice(0, 10)
    givenSteps()
      .when(identify({ statement: ' ', reviewOn: today }, { unknown: [evaluatorOne.id] }))
      .then([
        { violation: '/statement text-missing', params: { text: 'risk' } },
        { violation: '/personId person-not-on-record', params: { personId: evaluatorOne.id } },
        { violation: '/reviewOn review-in-the-past', params: { on: today } },
      ])
  })

  test('blocks somebody or nobody, and is not seen to by whom it is about', () => {
    givenSteps()
      .when(identify({ personId: null }))
      .then(['/isBlocking blocks-nobody'])
    givenSteps()
      .when(identify({ ownerId: evaluatorOne.id }))
      .then([`/ownerId own-risk ${evaluatorOne.id}`])
    const own = person(evaluatorOne.id, 'personnel-administrator')
    givenSteps(identify())
      .when(accept('It is nothing.', own))
      .then([`own-risk ${evaluatorOne.id}`])
    givenSteps(identify({ personId: null, isBlocking: false }), treat())
      .when(reopen(true))
      .then(['/isBlocking blocks-nobody'])
  })

  test('keeps every answer with its reason, in their order', () => {
    const state = givenSteps(identify(), treat(), reopen(true), accept(), closeIt()).state
    expect(state?.answers.map((one) => one.status)).toEqual(['treated', 'identified', 'accepted', 'closed'])
    expect(state).toMatchObject({ status: 'closed', isBlocking: true })
    givenSteps(identify()).when(treat('')).then(['/reason text-missing'])
    givenSteps(identify()).when(treat('Done.', '2026-10-01')).then(['/reviewOn review-in-the-past'])
  })
})
