import { describe, expect, test } from 'vitest'
import { by, digestB, people } from '../examples.ts'
import type { Step } from '../examples.ts'
import { afterSteps } from '../given-when-then.fixture.ts'
import * as example from './examples.ts'
import type { EvaluationTypes } from './evolve.ts'
import { evaluationMachine } from './table.ts'

const { accept, complete, declare, evaluatorThree, finding, reassign, record } = example
const { evaluatorOne, evaluatorTwo } = people
const { givenSteps } = afterSteps(evaluationMachine)

const reasons = 'The evidence was read again, and shows it.'
/** The evaluation was complete when evaluatorOne, who has TS-01 and ET-01, declared a conflict; another one has taken over. */
const takenOver: readonly Step<EvaluationTypes>[] = [
  ...example.toEvaluated,
  declare('evaluator', evaluatorOne, true),
  reassign(),
  declare('evaluator', evaluatorThree),
]

test('an impartial evaluator accepts with reasons what somebody in conflict found, and it is theirs from then on', () => {
  const state = givenSteps(...takenOver)
    .when(accept(['TS-01'], evaluatorThree))
    .then([
      {
        type: 'FindingsAccepted',
        ...by(evaluatorThree),
        findings: [{ ...finding('TS-01'), acceptedFrom: evaluatorOne.id }],
        reasons,
      },
    ])
  expect(state?.findings['TS-01']).toMatchObject({
    evaluatorId: evaluatorThree.id,
    grade: 'conforms',
    acceptedFrom: { personId: evaluatorOne.id, reasons },
  })
  const completed = givenSteps(...takenOver, accept(['TS-01', 'ET-01'], evaluatorThree)).when(complete(evaluatorThree))
  expect(completed.then([{ type: 'EvaluationCompleted', ...by(evaluatorThree) }])?.status).toBe('evaluated')
})

describe('nothing is accepted', () => {
  test.each([
    ['that stands', accept(['DP-01'], evaluatorTwo), '/requirementIds/0 finding-not-tainted DP-01'],
    ['without a reason', accept(['TS-01'], evaluatorThree, ' '), '/reasons text-missing'],
    [
      'of a requirement of another',
      accept(['TS-01'], evaluatorTwo),
      '/requirementIds/0 requirement-not-assigned TS-01',
    ],
    ['twice at once', accept(['TS-01', 'TS-01'], evaluatorThree), '/requirementIds/1 requirement-repeated TS-01'],
    [
      'whose evidence the evaluator has not read',
      accept(['TS-01'], evaluatorThree, reasons, { isRead: false }),
      '/requirementIds/0 evidence-not-read TS-01',
    ],
    [
      'that cites what is not on record any more',
      accept(['TS-01'], evaluatorThree, reasons, { digest: digestB }),
      '/requirementIds/0 evidence-unknown',
    ],
  ] as const)('%s', (_what, step, refusal) => {
    givenSteps(...takenOver)
      .when(step)
      .then([refusal])
  })

  test('by whoever is in conflict', () => {
    const own = givenSteps(...example.toFound, declare('evaluator', evaluatorOne, true)).when(
      accept(['TS-01'], evaluatorOne),
    )
    own.then(['impartiality-not-declared', 'not-on-team', '/requirementIds/0 requirement-not-assigned TS-01'])
  })

  test('that its taker has found again', () => {
    givenSteps(...takenOver, record(evaluatorThree, finding('TS-01')))
      .when(accept(['TS-01'], evaluatorThree))
      .then(['/requirementIds/0 finding-not-tainted TS-01'])
  })
})
