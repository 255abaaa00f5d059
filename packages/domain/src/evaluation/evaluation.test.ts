import { describe, expect, test } from 'vitest'
import { by, digestB, people, person, staff } from '../examples.ts'
import { afterSteps } from '../given-when-then.fixture.ts'
import type { EvaluationEvent } from './events.ts'
import * as example from './examples.ts'
import { inclusionReason } from './inclusion-reasons.ts'
import { staffingOf } from './state.ts'
import { evaluationMachine } from './table.ts'

const { approve, assign, begin, candidate, close, complete, declare, finding, minor, minorFinding, open } = example
const { raise, record, requirements, respond } = example
const { toAssigned, toClosed, toEvaluating, toFound, toNonconformitiesOpen, toPlanned, toPlanning } = example
const { evaluatorOne, evaluatorTwo, planOwner, system } = people
const { givenSteps, givenStored } = afterSteps(evaluationMachine)

const outsider = person('per_outsider', 'evaluator')
const declaredOutside = {
  personId: outsider.id,
  function: 'evaluator',
  conflict: false,
  statement: 'None.',
  declaredAt: '2026-11-01T00:00:00Z',
} as const

function declared(conflict: boolean): EvaluationEvent {
  const said = { function: 'evaluator', conflict, statement: 'I have looked into it.' } as const
  return { type: 'ImpartialityDeclared', ...by(evaluatorOne), personId: evaluatorOne.id, ...said }
}
const recused = { code: 'conflict-declared', params: {} } as const

/** Five working days after the second of November in Hong Kong. */
const objectBy = '2026-11-09'

describe('the plan', () => {
  const team = [
    { personId: evaluatorOne.id, function: 'evaluator', requirements: ['TS-01', 'ET-01'] },
    { personId: evaluatorTwo.id, function: 'evaluator', requirements: ['DP-01'] },
  ] as const
  const exclusions = [
    {
      personId: 'per_evaluator3',
      function: 'evaluator',
      reasons: [{ code: 'engaged-by-client', params: { kind: 'employment' } }],
    },
  ] as const

  const { name: _name, actor: _actor, ...asked } = example.opening
  const opened = { ...asked, type: 'EvaluationOpened', ...by(system) } as const

  test('is opened with nothing evaluated, declared or voted', () => {
    const state = givenSteps().when(open()).then([opened])
    const nothing = { team: [], exclusions: [], declarations: [], findings: {}, nonconformities: [], votes: [] }
    expect(state).toMatchObject({ status: 'planning', ...nothing })
  })

  const inclusions = team.map(({ personId, requirements }) => ({
    personId,
    function: 'evaluator' as const,
    reasons: [inclusionReason('nobody-else', { requirements: requirements.length })],
  }))

  const drawn = example.drawnAmong(
    {
      requirementsOf: { TS: 1, ET: 1, DP: 1 },
      held: [],
      fewest: 1,
      chosen: [evaluatorOne.id, evaluatorTwo.id],
    },
    { [evaluatorOne.id]: ['TS', 'ET'], [evaluatorTwo.id]: ['DP'] },
  )

  test('assigns every requirement and tells of everyone who was not chosen', () => {
    const state = givenSteps(...toPlanning)
      .when(assign())
      .then([{ type: 'EvaluatorsAssigned', ...by(planOwner), team, inclusions, exclusions, ...drawn, objectBy }])
    expect(state).toMatchObject({ status: 'planning', team, inclusions, exclusions })
  })

  test('loses the member who declares a conflict, and excludes that person from the next choice', () => {
    const state = givenSteps(...toAssigned)
      .when(declare('evaluator', evaluatorOne, true))
      .then([declared(true), { type: 'TeamMemberRecused', ...by(evaluatorOne), personId: evaluatorOne.id }])
    expect(state).toMatchObject({ team: [team[1]], inclusions: [inclusions[1]] })
    expect(state?.exclusions).toEqual([
      ...exclusions,
      { personId: evaluatorOne.id, function: 'evaluator', reasons: [recused] },
    ])
    const pool = [candidate(evaluatorOne.id), candidate('per_new')]
    const again = givenSteps(...toAssigned, declare('evaluator', evaluatorOne, true), assign(pool)).state
    expect(again?.team.map((member) => member.personId)).toEqual(['per_new'])
    expect(again?.exclusions).toEqual([{ personId: evaluatorOne.id, function: 'evaluator', reasons: [recused] }])
  })

  test('keeps a member who declares none', () => {
    const state = givenSteps(...toAssigned)
      .when(declare('evaluator', evaluatorOne))
      .then([declared(false)])
    const { at: declaredAt, by: personId } = by(evaluatorOne)
    const said = { function: 'evaluator', conflict: false, statement: 'I have looked into it.' }
    expect(state?.declarations).toEqual([{ personId, ...said, declaredAt }])
    expect(state?.team).toEqual(team)
  })

  test('is not opened for an application without contract, without requirements, with one listed twice, or quorum', () => {
    givenSteps()
      .when(open({}, { isApplicationContracted: false }))
      .then(['/applicationId application-not-contracted'])
    givenSteps()
      .when(open({ requirements: [] }))
      .then(['/requirements requirements-missing'])
    givenSteps()
      .when(open({ requirements: ['TS-01', 'TS-01'] }))
      .then(['/requirements/1 requirement-repeated'])
    for (const quorum of [0, 1.5, -1]) {
      givenSteps().when(open({ quorum })).then(['/quorum quorum-invalid'])
    }
  })

  test('may be decided by a quorum of one', () => {
    givenSteps()
      .when(open({ quorum: 1 }))
      .then([{ ...opened, quorum: 1 }])
  })

  test('keeps who was found and why nobody else was, where nobody may evaluate a requirement, and stays as it is', () => {
    const some = [candidate('per_a', { competences: ['TS'] }), candidate('per_b', { conflicts: [recused] })]
    const lacking = {
      wanted: 1,
      uncovered: ['ET-01', 'DP-01'],
      team: [{ personId: 'per_a', function: 'evaluator', requirements: ['TS-01'] }],
      exclusions: [{ personId: 'per_b', function: 'evaluator', reasons: [recused] }],
    } as const
    const state = givenSteps(...toAssigned)
      .when(assign(some))
      .then([{ type: 'EvaluatorsNotFound', ...by(planOwner), ...lacking, leaving: [] }])
    expect(state).toMatchObject({ status: 'planning', team, shortage: { ...by(planOwner), ...lacking } })
    expect(state === undefined || state === null ? null : staffingOf(state)).toBe('nobody-found')
    expect(givenSteps(...toAssigned, assign(some), assign()).state).not.toHaveProperty('shortage')
  })

  test('is refused a team of fewer than its class asks for, and is not found one of more than there are', () => {
    const pool = [candidate('per_a'), candidate('per_b')]
    expect(givenSteps(...toPlanning, assign(pool, 3)).state?.shortage).toMatchObject({ wanted: 3, uncovered: [] })
    givenSteps(...toPlanning)
      .when(assign(pool, 1, 2))
      .then(['/teamSize team-too-small'])
    const both = givenSteps(...toPlanning, assign(pool, 2, 2)).state
    expect(both?.team.map((member) => member.personId).toSorted()).toEqual(['per_a', 'per_b'])
  })

  test('is approved once everyone of the team has declared', () => {
    const both = [declare('evaluator', evaluatorOne), declare('evaluator', evaluatorTwo)]
    const state = givenSteps(...toAssigned, ...both)
      .when(approve())
      .then([{ type: 'PlanApproved', ...by(planOwner) }])
    expect(state?.status).toBe('planned')
    const begun = givenSteps(...toPlanned)
      .when(begin())
      .then([{ type: 'EvaluationBegun', ...by(evaluatorOne) }])
    expect(begun?.status).toBe('evaluating')
  })

  test('is not approved with a requirement that nobody evaluates, or a member who has not declared', () => {
    const declaredOne = [...toAssigned, declare('evaluator', evaluatorOne)]
    givenSteps(...declaredOne)
      .when(approve())
      .then(['impartiality-not-declared per_evaluator2'])
    givenStored(declaredOne, { team: [] })
      .when(approve())
      .then(requirements.map((id) => `requirement-not-planned ${id}`))
  })

  test('takes no declaration as evaluator of a person outside the team, or of one who reviews or decides', () => {
    givenSteps(...toAssigned)
      .when(declare('evaluator', outsider))
      .then(['not-on-team'])
    for (const held of ['decision-maker', 'report-reviewer'] as const) {
      const declarations = [{ ...declaredOutside, personId: evaluatorOne.id, function: held }]
      givenStored(toAssigned, { declarations }).when(declare('evaluator', evaluatorOne)).then(['reviews-or-decides'])
    }
  })

  test('takes no declaration that says nothing', () => {
    givenSteps(...toAssigned)
      .when(declare('evaluator', evaluatorOne, false, ''))
      .then(['/statement text-missing'])
  })
})

describe('the findings', () => {
  test.each([
    ['begin', toPlanned, begin(outsider)],
    ['record', toEvaluating, record(outsider, { ...finding('TS-01'), requirementId: 'TS-01' })],
  ])('are left to the team: %s', (name, from, step) => {
    const assigned = name === 'record' ? ['/findings/0/requirementId requirement-not-assigned TS-01'] : []
    givenStored(from, { declarations: [declaredOutside] })
      .when(step)
      .then(['not-on-team', ...assigned])
  })

  test('raising, closing and completing are left to the team', () => {
    const team = givenSteps(...toPlanned).state?.team.slice(1) ?? []
    givenStored(toFound, { team }).when(raise(minor)).then(['not-on-team'])
    givenStored([...toNonconformitiesOpen, respond()], { team })
      .when(close())
      .then(['not-on-team', 'requirement-not-assigned ET-01'])
    givenStored(toClosed, { team }).when(complete()).then(['not-on-team'])
  })

  test('are recorded with their evaluator', () => {
    const recorded = finding('TS-01')
    const state = givenSteps(...toEvaluating)
      .when(record(evaluatorOne, recorded))
      .then([{ type: 'FindingsRecorded', ...by(evaluatorOne), findings: [recorded] }])
    const { requirementId: _requirement, ...kept } = recorded
    expect(state?.findings).toEqual({ 'TS-01': { ...kept, evaluatorId: evaluatorOne.id, at: by(evaluatorOne).at } })
  })

  test('are refused outside the plan, outside the own assignment, twice for one requirement, and when there are none', () => {
    const asked = [finding('TS-99'), finding('DP-01'), finding('TS-01'), finding('TS-01')]
    givenSteps(...toEvaluating)
      .when(record(evaluatorOne, ...asked))
      .then([
        '/findings/0/requirementId requirement-not-in-plan TS-99',
        '/findings/1/requirementId requirement-not-assigned DP-01',
        '/findings/3/requirementId requirement-repeated TS-01',
      ])
    givenSteps(...toEvaluating)
      .when(record(evaluatorOne))
      .then(['/findings nothing-found'])
  })

  test('are refused on unknown evidence, when conforming without evidence, and without rationale', () => {
    const asked = [
      finding('TS-01', { evidence: [], rationale: ' ' }),
      finding('ET-01', { grade: 'not-applicable', evidence: [digestB] }),
    ]
    givenSteps(...toEvaluating)
      .when(record(evaluatorOne, ...asked))
      .then([
        '/findings/0/evidence grade-without-evidence',
        '/findings/0/rationale text-missing',
        '/findings/1/evidence/0 evidence-unknown',
      ])
  })

  test('that something does not apply need no evidence, but a word on why there is none', () => {
    const noEvidenceReason = 'The system has no training data of its own.'
    const inapplicable = finding('TS-01', { grade: 'not-applicable', evidence: [], noEvidenceReason })
    givenSteps(...toEvaluating)
      .when(record(evaluatorOne, inapplicable))
      .then([{ type: 'FindingsRecorded', ...by(evaluatorOne), findings: [inapplicable] }])
  })

  test('must be there for every requirement before the evaluation is complete', () => {
    givenSteps(...toEvaluating, record(evaluatorOne, finding('TS-01')))
      .when(complete())
      .then(['requirement-not-graded ET-01', 'requirement-not-graded DP-01'])
    const state = givenSteps(...toClosed)
      .when(complete())
      .then([{ type: 'EvaluationCompleted', ...by(evaluatorOne) }])
    expect(state?.status).toBe('evaluated')
  })
})

describe('a nonconformity', () => {
  const major = finding('TS-01', { grade: 'major-nonconformity' })
  const raised = { ...minor, dueOn: '2027-01-31' }

  test('is due after the days of its grade, counted from the local date', () => {
    const state = givenSteps(...toFound)
      .when(raise(minor))
      .then([{ type: 'NonconformitiesRaised', ...by(evaluatorOne), nonconformities: [raised] }])
    expect(state?.status).toBe('nonconformities-open')
    const { at: raisedAt, by: raisedBy } = by(evaluatorOne)
    expect(state?.nonconformities).toEqual([{ ...raised, raisedBy, raisedAt }])
  })

  test('is answered, closed and graded anew, and the evaluation goes on when none is open', () => {
    const response = { correction: 'Named.', rootCause: 'Forgotten.', correctiveAction: 'A yearly check.' }
    const answered = givenSteps(...toNonconformitiesOpen)
      .when(respond())
      .then([{ type: 'NonconformityAnswered', ...by(people.applicant), nonconformityId: 'ncf_1', ...response }])
    const before = answered?.nonconformities ?? []
    expect(answered?.status).toBe('nonconformities-open')
    expect(before).toMatchObject([{ ...raised, response: { ...response, ...by(people.applicant) } }])
    const regraded = finding('ET-01', { rationale: 'The owner is named.' })
    const closing = { nonconformityId: 'ncf_1', closingReason: 'Corrected and verified.', finding: regraded }
    const state = givenSteps(...toNonconformitiesOpen, respond())
      .when(close())
      .then([{ type: 'NonconformityClosed', ...by(evaluatorOne), ...closing }])
    expect(state?.status).toBe('evaluating')
    expect(state?.findings['ET-01']).toMatchObject({ grade: 'conforms', evaluatorId: evaluatorOne.id })
    const { at: closedAt, by: closedBy } = by(evaluatorOne)
    expect(state?.nonconformities).toEqual(
      before.map((one) => ({ ...one, closedBy, closedAt, closingReason: 'Corrected and verified.' })),
    )
  })

  test('keeps the evaluation waiting while another is open, which is not touched', () => {
    const second = { ...minor, id: 'ncf_2', requirementId: 'TS-01', grade: 'major' } as const
    const both = [...toEvaluating, record(evaluatorOne, minorFinding, major), raise(minor, second)]
    const { nonconformities = [] } = givenSteps(...both).state ?? {}
    const { state } = givenSteps(...both, respond(), close())
    expect(state?.status).toBe('nonconformities-open')
    expect(state?.nonconformities[1]).toEqual(nonconformities[1])
    expect(nonconformities[1]).toMatchObject({ id: 'ncf_2', dueOn: '2026-12-02' })
  })

  test('is refused without a finding of its grade, under a taken id, or without a statement', () => {
    const asked = [
      minor,
      { ...minor, requirementId: 'TS-01', statement: '' },
      { ...minor, id: 'ncf_3', grade: 'major' as const },
    ]
    givenSteps(...toFound)
      .when(raise(...asked))
      .then([
        '/nonconformities/1/id nonconformity-id-taken ncf_1',
        '/nonconformities/1/requirementId nonconformity-without-finding TS-01',
        '/nonconformities/1/statement text-missing',
        '/nonconformities/2/requirementId nonconformity-without-finding ET-01',
      ])
  })

  test('is told together with all others, and none may be left out or forgotten', () => {
    const both = [...toEvaluating, record(evaluatorOne, minorFinding, major)]
    givenSteps(...both)
      .when(raise(minor))
      .then(['/nonconformities nonconformity-not-raised TS-01'])
    givenSteps(...both)
      .when(raise())
      .then(['/nonconformities nothing-raised'])
    givenSteps(...toFound)
      .when(complete())
      .then(['nonconformity-not-raised ET-01'])
  })

  test('blocks the completion while it is open', () => {
    const { nonconformities = [] } = givenSteps(...toNonconformitiesOpen).state ?? {}
    givenStored(toClosed, { nonconformities }).when(complete()).then(['nonconformity-open ncf_1'])
  })

  test('is answered whole and only while open', () => {
    givenSteps(...toNonconformitiesOpen)
      .when(respond('ncf_9', { correction: '', rootCause: ' ', correctiveAction: '' }))
      .then([
        '/nonconformityId nonconformity-not-open ncf_9',
        '/correction text-missing',
        '/rootCause text-missing',
        '/correctiveAction text-missing',
      ])
  })

  test('is not closed when unknown, unanswered, by another evaluator, without reason or evidence, or still major', () => {
    givenSteps(...toNonconformitiesOpen)
      .when(close())
      .then(['/nonconformityId nonconformity-not-answered ncf_1'])
    const answered = [...toNonconformitiesOpen, respond()]
    givenSteps(...answered)
      .when(close({ nonconformityId: 'ncf_9' }))
      .then(['/nonconformityId nonconformity-not-open ncf_9'])
    givenSteps(...answered)
      .when(close({}, evaluatorTwo))
      .then(['requirement-not-assigned ET-01'])
    const { requirementId: _, ...unshown } = finding('ET-01', { evidence: [], rationale: '' })
    givenSteps(...answered)
      .when(close({ closingReason: '', finding: unshown }))
      .then([
        '/closingReason text-missing',
        '/finding/evidence grade-without-evidence',
        '/finding/rationale text-missing',
      ])
    const still = { ...unshown, ...minorFinding, grade: 'major-nonconformity' as const }
    givenSteps(...answered)
      .when(close({ finding: still }))
      .then(['/finding/grade nonconformity-not-resolved'])
  })

  test('closed as minor with its plan accepted need not be raised again, but a later finding must', () => {
    const { requirementId: _, ...accepted } = minorFinding
    const closed = [...toNonconformitiesOpen, respond(), close({ finding: accepted })]
    givenSteps(...closed)
      .when(complete())
      .then([{ type: 'EvaluationCompleted', ...by(evaluatorOne) }])
    const later = { name: 'recordFindings', actor: evaluatorOne, at: '2026-11-03T00:00:00Z', findings: [minorFinding] }
    const facts = { ...staff('evaluator'), lastServedClientOn: null, ...example.onRecord }
    givenSteps(...closed, () => ({ command: later as never, facts }))
      .when(complete())
      .then(['nonconformity-not-raised ET-01'])
  })
})
