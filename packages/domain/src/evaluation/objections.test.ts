import { describe, expect, test } from 'vitest'
import { clockRuleOf } from '../clock/clock.ts'
import { at, by, next, noInterests, people, person } from '../examples.ts'
import { afterSteps } from '../given-when-then.fixture.ts'
import { evaluationClocks } from './clocks.ts'
import * as example from './examples.ts'
import { exclusionReason } from './exclusion-reasons.ts'
import { lastDayToObject } from './objection-terms.ts'
import { evaluationMachine } from './table.ts'

const { applicant, evaluatorOne, evaluatorTwo, planOwner } = people
const { approve, assign, begin, candidate, complete, declare, decideOn, evaluatorThree, objectTo, reassign } = example
const { toAssigned, toEvaluating, toNonconformitiesOpen, toPlanned } = example
const { givenSteps, givenStored } = afterSteps(evaluationMachine)

const objected = objectTo(evaluatorOne.id)
const objection = { objectionId: 'obj_1', personId: evaluatorOne.id, reasons: 'She advises our competitor.' }
const undecided = {
  violation: 'objection-undecided obj_1',
  params: { personId: evaluatorOne.id },
} as const
const states = [
  ['planning', toAssigned],
  ['planned', toPlanned],
  ['evaluating', toEvaluating],
  ['nonconformities-open', toNonconformitiesOpen],
] as const

describe('the client objects', () => {
  test.each(states)('while the case is %s', (status, steps) => {
    const state = givenSteps(...steps)
      .when(objected)
      .then([{ type: 'EvaluatorObjectedTo', ...by(applicant), ...objection }])
    expect(state).toMatchObject({ status, objections: [{ id: 'obj_1', personId: evaluatorOne.id, by: applicant.id }] })
  })

  test('not to who does not evaluate, nor twice to the same person, nor without reasons', () => {
    const stranger = 'per_stranger'
    givenSteps(...toAssigned)
      .when(objectTo(stranger, applicant, { reasons: ' ' }))
      .then([
        { violation: `/personId not-an-evaluator ${stranger}`, params: { personId: stranger } },
        { violation: '/reasons text-missing', params: { text: 'reasons' } },
      ])
    givenSteps(...toAssigned, objected, decideOn('dismissed'))
      .when(objectTo(evaluatorOne.id, applicant, { objectionId: 'obj_2' }))
      .then([`/personId already-objected ${evaluatorOne.id}`])
  })

  test('to the last day that was told, and not on the day after it', () => {
    const told = (day: string | null) => ({ objectBy: { [evaluatorOne.id]: day } })
    givenStored(toAssigned, told('2026-11-02'))
      .when(objected)
      .then([{ type: 'EvaluatorObjectedTo', ...by(applicant), ...objection }])
    givenStored(toAssigned, told('2026-11-01'))
      .when(objected)
      .then([
        {
          violation: `/personId objection-late ${evaluatorOne.id}`,
          params: { personId: evaluatorOne.id, until: '2026-11-01' },
        },
      ])
  })

  test('without a last day where no calendar says one', () => {
    expect(lastDayToObject('2040-05-01T00:00:00.000Z', 'hk')).toBeNull()
    givenStored(toAssigned, { objectBy: { [evaluatorOne.id]: null } })
      .when(objected)
      .then([{ type: 'EvaluatorObjectedTo', ...by(applicant), ...objection }])
  })

  test('in five working days of the authority, which are not those of another', () => {
    expect(lastDayToObject('2026-02-12T02:00:00.000Z', 'hk')).toBe('2026-02-24')
    expect(lastDayToObject('2026-02-12T02:00:00.000Z', 'cn-gd')).toBe('2026-02-26')
  })

  test('with a day of their own for whoever joins later', () => {
    const told = { [evaluatorOne.id]: '2026-10-20', [evaluatorTwo.id]: '2026-10-20' }
    const { state } = givenStored(toPlanned, { objectBy: told })
    expect(next(evaluationMachine, state, reassign([evaluatorTwo.id])).objectBy).toEqual({
      [evaluatorOne.id]: '2026-10-20',
      [evaluatorThree.id]: '2026-11-09',
    })
  })
})

describe('as long as nobody has decided', () => {
  test('the plan is not approved, the evaluation neither begun nor completed', () => {
    const declared = [declare('evaluator', evaluatorOne), declare('evaluator', evaluatorTwo)]
    givenSteps(...toAssigned, ...declared, objected)
      .when(approve())
      .then([undecided])
    givenSteps(...toPlanned, objected)
      .when(begin())
      .then([undecided])
    const done = [...toEvaluating, ...['TS-01', 'ET-01'].map((id) => example.record(evaluatorOne, example.finding(id)))]
    givenSteps(...done, example.record(evaluatorTwo, example.finding('DP-01')), objected)
      .when(complete())
      .then([undecided])
  })

  test.each(states)('the clock of a case that is %s stands, and the plan owner has the move', (_status, steps) => {
    const state = givenSteps(...steps, objected).state
    if (state === null) throw new Error('there is no case')
    expect(clockRuleOf(evaluationClocks, state)).toMatchObject({
      whoseMove: 'plan-owner',
      stands: { because: 'objection-undecided', capWorkingDays: 3 },
    })
    const before = givenSteps(...steps).state
    const decided = givenSteps(...steps, objected, decideOn('dismissed')).state
    if (before === null || decided === null) throw new Error('there is no case')
    expect(clockRuleOf(evaluationClocks, decided)).toEqual(clockRuleOf(evaluationClocks, before))
  })

  test('taking the person off the team answers the objection too, and so does their own conflict', () => {
    const end = { outcome: 'person-left', reasons: '', at }
    const taken = givenSteps(...toPlanned, objected, reassign([evaluatorOne.id])).state
    expect(taken?.objections).toMatchObject([{ end: { ...end, by: planOwner.id } }])
    const recused = givenSteps(...toPlanned, objected, declare('evaluator', evaluatorOne, true)).state
    expect(recused?.objections).toMatchObject([{ end: { ...end, by: evaluatorOne.id } }])
    const others = givenSteps(...toAssigned, objected, assign([candidate('per_new')])).state
    expect(others?.objections).toMatchObject([{ end }])
  })

  test('who left so can be chosen again, and objected to again', () => {
    const again = objectTo(evaluatorOne.id, applicant, { objectionId: 'obj_2' })
    const back = [objected, assign([candidate('per_new')]), assign()]
    const state = givenSteps(...toAssigned, ...back, again).state
    expect(state?.objections?.map((one) => one.end?.outcome)).toEqual(['person-left', undefined])
  })
})

describe('the plan owner', () => {
  const decided = {
    type: 'ObjectionDecided',
    ...by(planOwner),
    objectionId: 'obj_1',
    personId: evaluatorOne.id,
  } as const
  const reasons = 'It was looked into.'

  test('dismisses: the person stays, and the client reads why', () => {
    const state = givenSteps(...toEvaluating, objected)
      .when(decideOn('dismissed'))
      .then([{ ...decided, outcome: 'dismissed', reasons }])
    expect(state?.team.map((member) => member.personId)).toContain(evaluatorOne.id)
    expect(state?.objections).toMatchObject([{ end: { outcome: 'dismissed', reasons } }])
  })

  test.each(states)(
    'upholds while the case is %s: the person leaves it for good, and others are found',
    (_s, steps) => {
      const state = givenSteps(...steps, objected)
        .when(decideOn('upheld'))
        .then([{ ...decided, outcome: 'upheld', reasons }])
      expect(state?.team.map((member) => member.personId)).toEqual([evaluatorTwo.id])
      const why = {
        personId: evaluatorOne.id,
        function: 'evaluator',
        reasons: [exclusionReason('objection-upheld', {})],
      }
      expect(state?.exclusions).toContainEqual(why)
    },
  )

  test('cannot choose the person again, nor name them, whatever the store says of a conflict', () => {
    const pool = [candidate(evaluatorOne.id, { conflicts: [exclusionReason('conflict-declared', {})] })]
    const away = [...toAssigned, objected, decideOn('upheld')]
    const again = givenSteps(...away, assign([...pool, candidate('per_new')])).state
    expect(again?.team.map((member) => member.personId)).toEqual(['per_new'])
    const reasons = [exclusionReason('objection-upheld', {})]
    expect(again?.exclusions).toEqual([{ personId: evaluatorOne.id, function: 'evaluator', reasons }])
  })

  test('does not decide twice, without reasons, or on themselves', () => {
    givenSteps(...toAssigned, objected, decideOn('dismissed'))
      .when(decideOn('upheld'))
      .then([{ violation: 'objection-not-open obj_1', params: { objectionId: 'obj_1' } }])
    const both = person(evaluatorOne.id, 'plan-owner')
    givenSteps(...toAssigned, objected)
      .when(decideOn('dismissed', { reasons: '' }, both))
      .then([
        { violation: `objection-to-oneself ${evaluatorOne.id}`, params: { objectionId: 'obj_1' } },
        { violation: '/reasons text-missing', params: { text: 'reasons' } },
      ])
  })

  test('finds nobody to object to once the evaluation is complete', () => {
    givenSteps(...example.toEvaluated)
      .when(objected)
      .then({
        kind: 'not-allowed',
        status: 'evaluated',
        command: 'objectToEvaluator',
        allowed: ['assignReview', 'declareImpartiality', 'reassignEvaluators'],
      })
  })
})

test('work of a person to whom an objection was upheld is tainted, and done again', () => {
  const found = [example.record(evaluatorOne, example.finding('TS-01'))]
  const away = [...toEvaluating, ...found, objected, decideOn('upheld'), reassign()]
  const facts = { ...noInterests, inConflict: [evaluatorOne.id] }
  const rest = [
    declare('evaluator', evaluatorThree),
    example.record(evaluatorThree, example.finding('ET-01')),
    example.record(evaluatorTwo, example.finding('DP-01')),
  ]
  givenSteps(...away, ...rest)
    .when(complete(evaluatorTwo, facts))
    .then([{ violation: 'finding-tainted TS-01', params: { requirementId: 'TS-01' } }])
})
