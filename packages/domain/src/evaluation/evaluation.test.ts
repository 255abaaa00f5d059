import { describe, expect, test } from 'vitest'
import { after, attempt, codes, digestB, people, person, refused, staff } from '../examples.ts'
import type { Step } from '../examples.ts'
import * as example from './examples.ts'
import type { EvaluationTypes } from './evolve.ts'
import type { Evaluation } from './state.ts'
import { evaluationMachine } from './table.ts'

const { assign, begin, candidate, close, complete, declare, finding, minor, minorFinding, open } = example
const { raise, record, requirements, respond } = example
const { toAssigned, toClosed, toEvaluating, toFound, toNonconformitiesOpen, toPlanned, toPlanning } = example
const evaluator = people.evaluatorOne

function judge(from: readonly Step<EvaluationTypes>[], step: Step<EvaluationTypes>, change: Partial<Evaluation> = {}) {
  const state = from.length === 0 ? null : { ...after(evaluationMachine, from), ...change }
  return attempt(evaluationMachine, state, step(state))
}

describe('the plan', () => {
  test('assigns every requirement and tells of everyone who was not chosen', () => {
    expect(after(evaluationMachine, toAssigned)).toMatchObject({
      status: 'planning',
      team: [
        { personId: 'per_evaluator1', requirements: ['TS-01', 'ET-01'] },
        { personId: 'per_evaluator2', requirements: ['DP-01'] },
      ],
      exclusions: [
        { personId: 'per_evaluator3', reasons: [{ code: 'engaged-by-client', params: { kind: 'employment' } }] },
      ],
    })
  })

  test('loses the member who declares a conflict, and excludes that person from the next choice', () => {
    const recused = [...toAssigned, declare('evaluator', evaluator, true)]
    const state = after(evaluationMachine, recused)
    expect(state.team.map((member) => member.personId)).toEqual(['per_evaluator2'])
    const again = after(evaluationMachine, [...recused, assign([candidate(evaluator.id), candidate('per_new')])])
    expect(again.team.map((member) => member.personId)).toEqual(['per_new'])
    expect(again.exclusions).toContainEqual({
      personId: evaluator.id,
      function: 'evaluator',
      reasons: [{ code: 'conflict-declared', params: {} }],
    })
  })

  test('is not opened for an application without contract, without requirements, with one listed twice, or quorum', () => {
    expect(codes(judge([], open({}, { isApplicationContracted: false })))).toEqual(['application-not-contracted'])
    expect(codes(judge([], open({ requirements: [] })))).toEqual(['requirements-missing'])
    expect(refused(judge([], open({ requirements: ['TS-01', 'TS-01'] })))).toEqual([
      '/requirements/1 requirement-repeated',
    ])
    expect([0, 1.5].map((quorum) => codes(judge([], open({ quorum }))))).toEqual([
      ['quorum-invalid'],
      ['quorum-invalid'],
    ])
  })

  test('is refused a team when nobody may evaluate a requirement', () => {
    expect(refused(judge(toPlanning, assign([candidate('per_a', { competences: ['TS'] })])))).toEqual([
      'no-evaluator-available ET-01',
      'no-evaluator-available DP-01',
    ])
  })

  test('is refused a team of more than can be found', () => {
    const pool = [candidate('per_a'), candidate('per_b')]
    expect(codes(judge(toPlanning, assign(pool, 1, 3)))).toEqual(['pool-too-small'])
    expect(judge(toPlanning, assign(pool, 1, 2)).ok).toBe(true)
    expect(refused(judge(toPlanning, assign(pool, 1, 1, 2)))).toEqual(['/teamSize team-too-small'])
  })

  test('is not approved with a requirement that nobody evaluates, or a member who has not declared', () => {
    const declaredOne = [...toAssigned, declare('evaluator', evaluator)]
    expect(refused(judge(declaredOne, example.approve()))).toEqual(['impartiality-not-declared per_evaluator2'])
    expect(refused(judge(declaredOne, example.approve(), { team: [] }))).toEqual(
      requirements.map((id) => `requirement-not-planned ${id}`),
    )
  })

  test('takes no declaration as evaluator of a person outside the team, or of one who reviews or decides', () => {
    const outsider = person('per_outsider', 'evaluator')
    expect(codes(judge(toAssigned, declare('evaluator', outsider)))).toEqual(['not-on-team'])
    const declaredAs = { personId: evaluator.id, function: 'decision-maker', conflict: false } as const
    const declarations = [{ ...declaredAs, statement: 'None.', declaredAt: '2026-11-01T00:00:00Z' }]
    expect(codes(judge(toAssigned, declare('evaluator', evaluator), { declarations }))).toEqual(['reviews-or-decides'])
  })

  test('takes no declaration that says nothing', () => {
    expect(refused(judge(toAssigned, declare('evaluator', evaluator, false, '')))).toEqual(['/statement text-missing'])
  })
})

describe('the findings', () => {
  const outsider = person('per_outsider', 'evaluator')
  const declared = { personId: outsider.id, function: 'evaluator', conflict: false, statement: 'None.' } as const
  const declarations = [{ ...declared, declaredAt: '2026-11-01T00:00:00Z' }]

  test.each([
    ['begin', toPlanned, begin(outsider)],
    ['record', toEvaluating, record(outsider, finding('TS-01'))],
  ])('are left to the team: %s', (_name, from, step) => {
    expect(codes(judge(from, step, { declarations }))).toContain('not-on-team')
  })

  test('raising, closing and completing are left to the team', () => {
    const team = after(evaluationMachine, toPlanned).team.slice(1)
    expect(codes(judge(toFound, raise(minor), { team }))).toEqual(['not-on-team'])
    expect(codes(judge([...toNonconformitiesOpen, respond()], close(), { team }))).toContain('not-on-team')
    expect(codes(judge(toClosed, complete(), { team }))).toEqual(['not-on-team'])
  })

  test('are recorded with their evaluator', () => {
    expect(after(evaluationMachine, [...toEvaluating, record(evaluator, finding('TS-01'))]).findings).toEqual({
      'TS-01': expect.objectContaining({ grade: 'conforms', evaluatorId: evaluator.id }),
    })
  })

  test('are refused outside the plan, outside the own assignment, twice for one requirement, and when there are none', () => {
    const given = [finding('TS-99'), finding('DP-01'), finding('TS-01'), finding('TS-01')]
    expect(refused(judge(toEvaluating, record(evaluator, ...given)))).toEqual([
      '/findings/0/requirementId requirement-not-in-plan TS-99',
      '/findings/1/requirementId requirement-not-assigned DP-01',
      '/findings/3/requirementId requirement-repeated TS-01',
    ])
    expect(refused(judge(toEvaluating, record(evaluator)))).toEqual(['/findings nothing-found'])
  })

  test('are refused on unknown evidence, when conforming without evidence, and without rationale', () => {
    const given = [
      finding('TS-01', { evidence: [], rationale: ' ' }),
      finding('ET-01', { grade: 'not-applicable', evidence: [digestB] }),
    ]
    expect(refused(judge(toEvaluating, record(evaluator, ...given)))).toEqual([
      '/findings/0/evidence grade-without-evidence',
      '/findings/0/rationale text-missing',
      '/findings/1/evidence/0 evidence-unknown',
    ])
  })

  test('must be there for every requirement before the evaluation is complete', () => {
    expect(refused(judge([...toEvaluating, record(evaluator, finding('TS-01'))], complete()))).toEqual([
      'requirement-not-graded ET-01',
      'requirement-not-graded DP-01',
    ])
  })
})

describe('a nonconformity', () => {
  test('is due after the days of its grade, counted from the local date', () => {
    expect(after(evaluationMachine, toNonconformitiesOpen).nonconformities).toMatchObject([
      { id: 'ncf_1', grade: 'minor', raisedBy: evaluator.id, dueOn: '2027-01-31' },
    ])
  })

  test('is answered, closed and graded anew, and the evaluation goes on when none is open', () => {
    const state = after(evaluationMachine, toClosed)
    expect(state.status).toBe('evaluating')
    expect(state.findings['ET-01']?.grade).toBe('conforms')
    expect(state.nonconformities).toMatchObject([{ closedBy: evaluator.id, response: { rootCause: 'Forgotten.' } }])
  })

  test('keeps the evaluation waiting while another is open', () => {
    const two = [
      ...toEvaluating,
      record(evaluator, minorFinding, finding('TS-01', { grade: 'major-nonconformity' })),
      raise(minor, { ...minor, id: 'ncf_2', requirementId: 'TS-01', grade: 'major' }),
      respond(),
      close(),
    ]
    expect(after(evaluationMachine, two).status).toBe('nonconformities-open')
  })

  test('is refused without a finding of its grade, under a taken id, or without a statement', () => {
    const given = [
      minor,
      { ...minor, requirementId: 'TS-01', statement: '' },
      { ...minor, id: 'ncf_3', grade: 'major' as const },
    ]
    expect(refused(judge(toFound, raise(...given)))).toEqual([
      '/nonconformities/1/id nonconformity-id-taken ncf_1',
      '/nonconformities/1/requirementId nonconformity-without-finding TS-01',
      '/nonconformities/1/statement text-missing',
      '/nonconformities/2/requirementId nonconformity-without-finding ET-01',
    ])
  })

  test('is told together with all others, and none may be left out or forgotten', () => {
    const both = [...toEvaluating, record(evaluator, minorFinding, finding('TS-01', { grade: 'major-nonconformity' }))]
    expect(refused(judge(both, raise(minor)))).toEqual(['/nonconformities nonconformity-not-raised TS-01'])
    expect(refused(judge(both, raise()))).toEqual(['/nonconformities nothing-raised'])
    expect(refused(judge(toFound, complete()))).toEqual(['nonconformity-not-raised ET-01'])
  })

  test('blocks the completion while it is open', () => {
    const { nonconformities } = after(evaluationMachine, toNonconformitiesOpen)
    expect(codes(judge(toClosed, complete(), { nonconformities }))).toEqual(['nonconformity-open'])
  })

  test('is answered whole and only while open', () => {
    const hollow = respond('ncf_9', { correction: '', rootCause: ' ', correctiveAction: '' })
    expect(refused(judge(toNonconformitiesOpen, hollow))).toEqual([
      '/nonconformityId nonconformity-not-open ncf_9',
      '/correction text-missing',
      '/rootCause text-missing',
      '/correctiveAction text-missing',
    ])
  })

  test('is not closed when unknown, unanswered, by another evaluator, without reason or evidence, or still major', () => {
    expect(codes(judge(toNonconformitiesOpen, close()))).toEqual(['nonconformity-not-answered'])
    const answered = [...toNonconformitiesOpen, respond()]
    expect(codes(judge(answered, close({ nonconformityId: 'ncf_9' })))).toEqual(['nonconformity-not-open'])
    expect(codes(judge(answered, close({}, people.evaluatorTwo)))).toEqual(['requirement-not-assigned'])
    const { requirementId: _, ...unshown } = finding('ET-01', { evidence: [], rationale: '' })
    expect(refused(judge(answered, close({ closingReason: '', finding: unshown })))).toEqual([
      '/closingReason text-missing',
      '/finding/evidence grade-without-evidence',
      '/finding/rationale text-missing',
    ])
    const major = { ...unshown, grade: 'major-nonconformity' as const, rationale: 'It is worse.' }
    expect(refused(judge(answered, close({ finding: major })))).toEqual(['/finding/grade nonconformity-not-resolved'])
  })

  test('closed as minor with its plan accepted need not be raised again, but a later finding must', () => {
    const { requirementId: _, ...accepted } = minorFinding
    const closed = [...toNonconformitiesOpen, respond(), close({ finding: accepted })]
    expect(judge(closed, complete()).ok).toBe(true)
    const later: Step<EvaluationTypes> = () => ({
      command: { name: 'recordFindings', actor: evaluator, at: '2026-11-03T00:00:00Z', findings: [minorFinding] },
      facts: {
        ...staff('evaluator'),
        lastServedClientOn: null,
        evidence: minorFinding.evidence.map((digest) => ({ digest })),
      },
    })
    expect(codes(judge([...closed, later], complete()))).toEqual(['nonconformity-not-raised'])
  })
})
