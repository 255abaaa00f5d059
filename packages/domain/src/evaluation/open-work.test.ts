import { expect, test } from 'vitest'
import { people } from '../examples.ts'
import { afterSteps } from '../given-when-then.fixture.ts'
import * as example from './examples.ts'
import { openWorkOf } from './open-work.ts'
import { evaluationMachine } from './table.ts'

const { givenSteps } = afterSteps(evaluationMachine)
const [one, two] = [people.evaluatorOne.id, people.evaluatorTwo.id]

test.each([
  ['nobody before anybody is assigned', example.toPlanning, []],
  ['its team while it is planned', example.toAssigned, [one, two]],
  ['its team while it is evaluated', example.toEvaluating, [one, two]],
  ['nobody while the client has a nonconformity to answer', example.toNonconformitiesOpen, []],
  ['whoever has an answer to examine', [...example.toNonconformitiesOpen, example.respond()], [one]],
  ['its team again once the nonconformities are closed', example.toClosed, [one, two]],
  ['nobody of its team once the evaluation is complete', example.toEvaluated, []],
  ['nobody of its team while it is reviewed', example.toInReview, []],
  ['nobody of its team while it is decided on', example.toReviewed, []],
  ['nobody once it is granted', example.toGranted, []],
] as const)('a case is the work of %s', (_name, steps, persons) => {
  const { state } = givenSteps(...steps)
  if (state === null || state === undefined) throw new Error('no state')
  expect(openWorkOf(state)).toEqual(persons)
})
