import { describe, expect, test } from 'vitest'
import { after, at, people } from '../examples.ts'
import { candidate, evaluationJourneys } from './examples.ts'
import { exclusionReason } from './exclusion-reasons.ts'
import { type Away, type StandInFacts, standInsOf } from './stand-ins.ts'
import type { Evaluation } from './state.ts'
import { evaluationMachine } from './table.ts'

const states = evaluationJourneys.flatMap((steps) =>
  steps.map((_, index) => after(evaluationMachine, steps.slice(0, index + 1))),
)
const stateIn = (status: Evaluation['status']) => {
  const found = states.find((one) => one.status === status && one.team.length > 0)
  if (found === undefined) throw new Error(`no example is ${status}`)
  return found
}
const evaluating = stateIn('evaluating')
const [member] = evaluating.team
const absentId = member?.personId ?? ''
const away = (deputyId?: string, personId = absentId): Away => ({
  personId,
  untilOn: '2026-11-27',
  deputies:
    deputyId === undefined
      ? []
      : [
          { function: 'evaluator', deputyId },
          { function: 'report-reviewer', deputyId },
        ],
})
const facts = (change: Partial<StandInFacts> = {}): StandInFacts => ({
  authority: 'hk',
  candidates: [candidate(absentId), candidate('per_deputy')],
  fewestEvaluators: 1,
  competenceOf: Object.fromEntries(evaluating.requirements.map((id) => [id, 'TS'])),
  languages: ['en', 'zh-Hant'],
  away: [away('per_deputy')],
  reportReviewers: ['per_deputy'],
  ...change,
})
const reasons = (change: Partial<StandInFacts>, state = evaluating) =>
  standInsOf(state, at, facts(change)).flatMap((one) => one.reasons.map(({ code }) => code))

describe('who is away while it is their move', () => {
  test('is told with until when and who stands in; nobody who is there is', () => {
    expect(standInsOf(evaluating, at, facts())).toEqual([
      { personId: absentId, function: 'evaluator', absentUntil: '2026-11-27', deputyId: 'per_deputy', reasons: [] },
    ])
    expect(standInsOf(evaluating, at, facts({ away: [away(undefined)] }))).toMatchObject([
      { deputyId: null, reasons: [] },
    ])
    expect(standInsOf(evaluating, at, facts({ away: [away('per_deputy', 'per_stranger')] }))).toEqual([])
    expect(standInsOf(stateIn('evaluated'), at, facts())).toEqual([])
  })

  test('is stood in for in the function in which the deputy was named alone', () => {
    const other: Away = { ...away(), deputies: [{ function: 'plan-owner', deputyId: 'per_deputy' }] }
    expect(standInsOf(evaluating, at, facts({ away: [other] }))).toMatchObject([{ deputyId: null }])
  })
})

describe('a deputy of an evaluator', () => {
  const deputy = (change: Parameters<typeof candidate>[1]) => ({ candidates: [candidate('per_deputy', change)] })

  test('is kept out by what keeps anybody out', () => {
    expect(reasons(deputy({ authorisation: null }))).toEqual(['not-authorised'])
    expect(reasons(deputy({ conflicts: [exclusionReason('conflict-declared', {})] }))).toEqual(['conflict-declared'])
    expect(reasons(deputy({ lastServedClientOn: '2026-01-01' }))).toEqual(['cooling-off'])
    expect(reasons({ candidates: [] })).toEqual(['not-authorised-for'])
  })

  test('needs every competence of what the absent person has to evaluate', () => {
    expect(reasons(deputy({ competences: ['ET', 'DP'] }))).toEqual(['competence-missing'])
  })

  test('who declared a conflict in the case, or reviews or decides it, is kept out', () => {
    const declared = (conflict: boolean, of: 'evaluator' | 'decision-maker'): Evaluation => ({
      ...evaluating,
      declarations: [
        ...evaluating.declarations,
        { personId: 'per_deputy', function: of, conflict, statement: 'x', declaredAt: at },
      ],
    })
    expect(reasons({}, declared(true, 'evaluator'))).toEqual(['conflict-declared'])
    expect(reasons({}, declared(false, 'decision-maker'))).toEqual(['judges-the-case'])
  })

  test('who is away too is not stood in for in turn', () => {
    const candidates = [candidate('per_deputy', { absentUntil: '2026-11-10' })]
    const both = [away('per_deputy'), away('per_third', 'per_deputy')]
    expect(standInsOf(evaluating, at, facts({ candidates, away: both }))).toMatchObject([
      { deputyId: 'per_deputy', reasons: [exclusionReason('absent', { until: '2026-11-10' })] },
    ])
  })
})

describe('a deputy of a report reviewer', () => {
  const inReview = stateIn('in-review')
  const reviewerId = inReview.reviewerId ?? ''
  const told = (change: Partial<StandInFacts> = {}, state = inReview) =>
    reasons({ away: [away('per_deputy', reviewerId)], ...change }, state)

  test('is authorised to review, did not evaluate, and is in no conflict', () => {
    expect(told()).toEqual([])
    expect(told({ reportReviewers: [] })).toEqual(['not-authorised-for'])
    const evaluator = people.evaluatorOne.id
    expect(told({ away: [away(evaluator, reviewerId)], reportReviewers: [evaluator] })).toContain('evaluated-the-case')
    const declared = {
      personId: 'per_deputy',
      function: 'report-reviewer' as const,
      conflict: true,
      statement: 'x',
      declaredAt: at,
    }
    expect(told({}, { ...inReview, declarations: [...inReview.declarations, declared] })).toEqual(['conflict-declared'])
    const served = [candidate('per_deputy', { lastServedClientOn: '2026-01-01', absentUntil: '2026-11-10' })]
    expect(told({ candidates: served })).toEqual(['cooling-off', 'absent'])
  })
})
