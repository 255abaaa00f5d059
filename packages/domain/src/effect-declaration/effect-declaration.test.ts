import { expect, test } from 'vitest'
import { at, attempt, by, people, standing } from '../examples.ts'
import { afterSteps } from '../given-when-then.fixture.ts'
import { declare } from './examples.ts'
import type { EffectImpartialityDeclared } from './events.ts'
import { effectDeclarationMachine } from './table.ts'

const { evaluatorOne } = people
const { givenSteps } = afterSteps(effectDeclarationMachine)

function declared(conflict: boolean): EffectImpartialityDeclared {
  const said = { personId: evaluatorOne.id, function: 'evaluator', conflict, statement: 'No relation.' } as const
  const certificateNumber = 'GBAAI-H001-26-L-00003-3'
  return { type: 'EffectImpartialityDeclared', ...by(evaluatorOne), ...standing, certificateNumber, ...said }
}

test('a declaration leaves its event and a receipt of every guard, the cooling-off among them', () => {
  const state = givenSteps()
    .when(declare())
    .then([declared(false)])
  const said = { personId: evaluatorOne.id, function: 'evaluator', conflict: false, statement: 'No relation.' }
  expect(state).toMatchObject({ status: 'declared', declarations: [{ ...said, declaredAt: at }] })
  const decision = attempt(effectDeclarationMachine, null, declare()(null))
  expect(decision.ok ? decision.receipts.map((receipt) => receipt.clause) : []).toContain('iso17065-4.2.10')
})

test('who served the holder within two years declares the conflict, and nothing else', () => {
  const served = { lastServedClientOn: '2025-01-31' }
  givenSteps()
    .when(declare({}, served))
    .then([`/conflict cooling-off ${evaluatorOne.id}`])
  givenSteps()
    .when(declare({ conflict: true }, served))
    .then([declared(true)])
})

test('a conflict of the case that led to the certificate stands on its effect', () => {
  const made = { personId: evaluatorOne.id, function: 'evaluator', statement: 'Looked into it.' } as const
  const earlier = [{ ...made, conflict: true, declaredAt: at }]
  givenSteps()
    .when(declare({}, { earlier }))
    .then([`/conflict conflict-declared ${evaluatorOne.id}`])
  givenSteps()
    .when(declare({ conflict: true }, { earlier }))
    .then([declared(true)])
  givenSteps()
    .when(declare({}, { earlier: [{ ...made, conflict: false, declaredAt: at }] }))
    .then([declared(false)])
})

test('a conflict declared on the effect is not declared away', () => {
  givenSteps(declare({ conflict: true }))
    .when(declare())
    .then([`/conflict conflict-declared ${evaluatorOne.id}`])
  const state = givenSteps(declare())
    .when(declare({ conflict: true }))
    .then([declared(true)])
  expect(state?.declarations.map(({ conflict }) => conflict)).toEqual([false, true])
})

test('it is made under an authorisation in force, and says something', () => {
  givenSteps()
    .when(declare({}, { authorisation: null }))
    .then(['not-authorised'])
  givenSteps()
    .when(declare({ statement: ' ' }))
    .then(['/statement text-missing'])
})
