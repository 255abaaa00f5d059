import { expect, test } from 'vitest'
import { after, at } from '../examples.ts'
import { evaluationSet } from './evaluation-set.ts'
import { toClosed } from './examples.ts'
import type { Evaluation } from './state.ts'
import { evaluationMachine } from './table.ts'

const whole = after(evaluationMachine, toClosed)
const nobody: Evaluation = {
  ...whole,
  priorEvaluators: [],
  team: [],
  declarations: [],
  findings: {},
  nonconformities: [],
}
const [member] = whole.team
const [nonconformity] = whole.nonconformities
const [requirementId = '', finding] = Object.entries(whole.findings)[0] ?? []
if (member === undefined || nonconformity === undefined || finding === undefined)
  throw new Error('the example is not whole')
const { closedBy: _closedBy, ...open } = nonconformity
const declared = { personId: 'per_a', conflict: false, statement: 'None.', declaredAt: at }

test('is empty where nobody has evaluated', () => {
  expect([...evaluationSet(nobody)]).toEqual([])
})

test.each<[string, Partial<Evaluation>, string[]]>([
  ['who evaluated in an earlier cycle', { priorEvaluators: ['per_a'] }, ['per_a']],
  ['who is in the team', { team: [{ ...member, personId: 'per_a' }] }, ['per_a']],
  ['who declared as an evaluator', { declarations: [{ ...declared, function: 'evaluator' }] }, ['per_a']],
  ['not who declared to decide', { declarations: [{ ...declared, function: 'decision-maker' }] }, []],
  ['who recorded a finding', { findings: { [requirementId]: { ...finding, evaluatorId: 'per_a' } } }, ['per_a']],
  ['who raised a nonconformity', { nonconformities: [{ ...open, raisedBy: 'per_a' }] }, ['per_a']],
  [
    'who closed one',
    { nonconformities: [{ ...nonconformity, raisedBy: 'per_a', closedBy: 'per_b' }] },
    ['per_a', 'per_b'],
  ],
])('has %s', (_who, change, people) => {
  expect([...evaluationSet({ ...nobody, ...change })]).toEqual(people)
})
