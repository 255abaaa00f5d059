import { expect, test } from 'vitest'
import { at, attempt, people, standing } from '../examples.ts'
import { afterSteps } from '../given-when-then.fixture.ts'
import { sign } from './examples.ts'
import { effectStatementMachine } from './table.ts'

const { givenSteps } = afterSteps(effectStatementMachine)

const { authority, edition } = standing
const certificateNumber = 'GBAAI-H001-26-L-00003-3'

function signed(sequence: number) {
  const base = { at, by: people.system.id }
  return { type: 'EffectStatementSigned', ...base, authority, edition, certificateNumber, sequence } as const
}

test('the changes of an effect are signed one after the other', () => {
  givenSteps()
    .when(sign(1))
    .then([signed(1)])
  const state = givenSteps(sign(1))
    .when(sign(2))
    .then([signed(2)])
  expect(state).toEqual({ authority, edition, status: 'signed', certificateNumber, sequence: 2 })
})

test('no change is signed that was not decided, neither as the first nor later', () => {
  const said = [{ violation: '/sequence not-decided', params: { sequence: 2 } }]
  givenSteps()
    .when(sign(2, { decided: null }))
    .then(said)
  givenSteps(sign(1))
    .when(sign(2, { decided: null }))
    .then(said)
})

test('the receipt says which change was decided, and when', () => {
  const decision = attempt(effectStatementMachine, null, sign(1)(null))
  const inputs = { certificateNumber, sequence: 1, status: 'action-pending', at }
  expect(decision.ok && decision.receipts).toContainEqual(expect.objectContaining({ guard: 'effect-decided', inputs }))
})
