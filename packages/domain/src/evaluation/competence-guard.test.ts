import { describe, expect, test } from 'vitest'
import { attempt, people, type Step } from '../examples.ts'
import { afterSteps } from '../given-when-then.fixture.ts'
import * as example from './examples.ts'
import type { EvaluationTypes } from './evolve.ts'
import { evaluationMachine } from './table.ts'

const { accept, close, declare, evaluatorThree, finding, reassign, record, respond } = example
const { evaluatorOne } = people
const { givenSteps } = afterSteps(evaluationMachine)

/** The step, by somebody who is competent in these alone. */
function competentIn(step: Step<EvaluationTypes>, ...competences: string[]): Step<EvaluationTypes> {
  return (state) => {
    const made = step(state)
    return { ...made, facts: { ...made.facts, competences } } as typeof made
  }
}

const takenOver = [
  ...example.toEvaluated,
  declare('evaluator', evaluatorOne, true),
  reassign(),
  declare('evaluator', evaluatorThree),
]

describe('whose competence is not in force any more grades nothing that needs it', () => {
  test.each([
    [
      'a finding',
      example.toEvaluating,
      record(evaluatorOne, finding('TS-01'), finding('ET-01')),
      '/findings/1/requirementId competence-not-in-force ET-01',
    ],
    [
      'what somebody in conflict found',
      takenOver,
      accept(['TS-01', 'ET-01'], evaluatorThree),
      '/requirementIds/1 competence-not-in-force ET-01',
    ],
    [
      'an answer to a nonconformity',
      [...example.toNonconformitiesOpen, respond()],
      close(),
      '/finding/grade competence-not-in-force ET-01',
    ],
  ])('%s', (_what, steps, step, expected) => {
    const given = givenSteps(...steps)
    given.when(competentIn(step, 'TS', 'DP')).then([expected])
    expect(attempt(evaluationMachine, given.state, competentIn(step, 'TS', 'ET')(given.state))).toMatchObject({
      ok: true,
    })
  })
})

test('what needs another competence is found all the same', () => {
  const { state } = givenSteps(...example.toEvaluating)
  const step = competentIn(record(evaluatorOne, finding('TS-01')), 'TS')
  expect(attempt(evaluationMachine, state, step(state))).toMatchObject({ ok: true })
})
