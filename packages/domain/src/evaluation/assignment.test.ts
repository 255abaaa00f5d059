import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, authorisation } from '../examples.ts'
import { assignEvaluators } from './assignment.ts'
import type { AssignmentNeed, Candidate } from './assignment.ts'
import { candidate } from './examples.ts'
import { type ExclusionReason, exclusionReason } from './exclusion-reasons.ts'
import { inclusionReason } from './inclusion-reasons.ts'

const need: AssignmentNeed = {
  authority: 'hk',
  at,
  requirements: [
    { requirementId: 'TS-01', competence: 'TS' },
    { requirementId: 'TS-02', competence: 'TS' },
    { requirementId: 'ET-01', competence: 'ET' },
  ],
  languages: ['en'],
}

const employed = exclusionReason('engaged-by-client', { kind: 'employment' })
const advises = exclusionReason('engaged-by-client', { kind: 'consultancy' })

function reasonsFor(one: Candidate): readonly ExclusionReason[] | undefined {
  return assignEvaluators([one], need).exclusions[0]?.reasons
}

describe('a person is excluded', () => {
  test.each([
    ['without authorisation', { authorisation: null }, exclusionReason('not-authorised', { gap: 'none' })],
    [
      'with an authorisation that has expired',
      { authorisation: { ...authorisation('evaluator'), validUntil: at } },
      exclusionReason('not-authorised', { gap: 'expired' }),
    ],
    ['for a conflict', { conflicts: [employed] }, employed],
    [
      'within two years of serving the client',
      { lastServedClientOn: '2024-11-03' },
      exclusionReason('cooling-off', { awayUntil: '2026-11-03' }),
    ],
    [
      'without a language of the case',
      { languages: ['pt'] },
      exclusionReason('language-missing', { languages: ['en'] }),
    ],
    ['without a competence that is needed', { competences: ['XB'] }, exclusionReason('competence-missing', {})],
  ])('%s', (_name, change, reason) => {
    expect(reasonsFor(candidate('per_a', change))).toEqual([reason])
  })

  test('with every reason, not only the first', () => {
    expect(reasonsFor(candidate('per_a', { conflicts: [employed, advises], competences: [] }))).toHaveLength(3)
  })
})

describe('among those who may evaluate', () => {
  test('the day two years after serving the client is free again', () => {
    expect(assignEvaluators([candidate('per_a', { lastServedClientOn: '2024-11-02' })], need).team).toHaveLength(1)
  })

  test('one who can do all is chosen before two who share it, and everybody is told why', () => {
    const pool = [
      candidate('per_a', { competences: ['TS'] }),
      candidate('per_b', { openCases: 4 }),
      candidate('per_c', { competences: ['ET'] }),
    ]
    const { team, inclusions, exclusions } = assignEvaluators(pool, need)
    expect(team).toEqual([{ personId: 'per_b', function: 'evaluator', requirements: ['TS-01', 'TS-02', 'ET-01'] }])
    const larger = [exclusionReason('team-larger', { people: 2, peopleOfTeam: 1 })]
    expect(exclusions.map((one) => one.reasons)).toEqual([larger, larger])
    expect(inclusions).toEqual([
      {
        personId: 'per_b',
        function: 'evaluator',
        reasons: [inclusionReason('fewer-people', { people: 1, peopleWithout: 2 })],
      },
    ])
  })

  test.each([
    [
      'fewer open cases',
      { openCases: 2 },
      exclusionReason('team-busier', { openCases: 2, openCasesOfTeam: 0 }),
      inclusionReason('fewest-open-cases', { openCases: 0, openCasesWithout: 2 }),
    ],
    [
      'not having evaluated the client the last time',
      { evaluatedLast: true },
      exclusionReason('evaluated-last', {}),
      inclusionReason('others-evaluated-last', {}),
    ],
    [
      'the draw',
      { draw: 'z' },
      exclusionReason('drawn-behind', { draw: 'z' }),
      inclusionReason('drawn-first', { draw: 'per_b' }),
    ],
    [
      'being below the limit of open cases',
      { openCases: 5 },
      exclusionReason('over-limit', { openCases: 5, openCasesMax: 5 }),
      inclusionReason('others-over-limit', {}),
    ],
  ])('of equals %s decides', (_name, change, excluded, included) => {
    const { team, inclusions, exclusions } = assignEvaluators([candidate('per_a', change), candidate('per_b')], need)
    expect(team.map((member) => member.personId)).toEqual(['per_b'])
    expect(exclusions.map((one) => one.reasons)).toEqual([[excluded]])
    expect(inclusions.map((one) => one.reasons)).toEqual([[included]])
  })

  test('whoever is at the limit of open cases comes last and is not kept out', () => {
    const full = candidate('per_a', { openCases: 20 })
    const { team, inclusions } = assignEvaluators([full], need)
    expect(team).toHaveLength(1)
    expect(inclusions[0]?.reasons).toEqual([
      inclusionReason('nobody-else', { requirements: 3 }),
      inclusionReason('over-limit', { openCases: 20, openCasesMax: 5 }),
    ])
  })

  test('load counts before the draw also where more people are chosen than one', () => {
    const pool = [
      candidate('per_a', { competences: ['TS'], openCases: 1 }),
      candidate('per_b', { competences: ['TS'], openCases: 2 }),
      candidate('per_c', { competences: ['ET'], openCases: 3 }),
      candidate('per_d', { competences: ['ET'], openCases: 0 }),
    ]
    expect(assignEvaluators(pool, need).team.map((member) => member.personId)).toEqual(['per_a', 'per_d'])
  })

  test('the work is shared among as many as the team is to have', () => {
    const pool = ['per_a', 'per_b', 'per_c'].map((id) => candidate(id))
    const { team, exclusions, inclusions } = assignEvaluators(pool, { ...need, teamSize: 2 })
    expect(team.map((member) => member.requirements.length)).toEqual([2, 1])
    expect(exclusions).toMatchObject([{ personId: 'per_c', reasons: [{ code: 'drawn-behind' }] }])
    expect(inclusions.flatMap((one) => one.reasons).map(({ code }) => code)).toEqual(['drawn-first', 'drawn-first'])
    const pair = assignEvaluators(pool.slice(1), { ...need, teamSize: 2 })
    expect(pair.inclusions[0]?.reasons).toEqual([inclusionReason('too-few-others', {})])
  })

  test('what only one of the team can evaluate goes to that member, and the others have the more of the rest', () => {
    const pool = [candidate('per_a', { competences: ['TS', 'ET'] }), candidate('per_b', { competences: ['TS'] })]
    const requirements = ['TS-01', 'TS-02', 'TS-03', 'ET-01'].map((requirementId) => ({
      requirementId,
      competence: requirementId.slice(0, 2),
    }))
    expect(assignEvaluators(pool, { ...need, requirements, teamSize: 2 }).team).toEqual([
      { personId: 'per_a', function: 'evaluator', requirements: ['TS-02', 'ET-01'] },
      { personId: 'per_b', function: 'evaluator', requirements: ['TS-01', 'TS-03'] },
    ])
  })

  test('a team grows beyond its size only for a competence that it lacks', () => {
    const pool = [candidate('per_a', { competences: ['TS'] }), candidate('per_b', { competences: ['ET'] })]
    expect(assignEvaluators(pool, { ...need, teamSize: 1 }).team).toHaveLength(2)
  })

  test('what nobody can evaluate is told', () => {
    expect(assignEvaluators([candidate('per_a', { competences: ['TS'] })], need).uncovered).toEqual(['ET-01'])
  })

  test('who stays keeps their part, and takes more only where nobody else can', () => {
    const staying = [{ personId: 'per_a', function: 'evaluator', requirements: ['TS-01'] }] as const
    const pool = [candidate('per_a'), candidate('per_b', { competences: ['ET', 'XB'] })]
    const { team, inclusions, exclusions } = assignEvaluators(pool, { ...need, staying })
    expect(team).toEqual([{ personId: 'per_a', function: 'evaluator', requirements: ['TS-01', 'TS-02', 'ET-01'] }])
    expect(inclusions[0]?.reasons).toEqual([inclusionReason('stays', {})])
    expect(exclusions[0]?.reasons).toEqual([exclusionReason('team-larger', { people: 1, peopleOfTeam: 0 })])
    const two = assignEvaluators(pool, { ...need, staying, teamSize: 2 }).team
    expect(two.map((member) => member.requirements)).toEqual([['TS-01', 'TS-02'], ['ET-01']])
    const whole = [{ ...staying[0], requirements: ['TS-01', 'TS-02', 'ET-01'] }]
    const none = assignEvaluators(pool, { ...need, staying: whole })
    expect(none.exclusions[0]?.reasons).toEqual([exclusionReason('nothing-left', {})])
  })
})

const anyCandidate = (index: number): fc.Arbitrary<Candidate> =>
  fc.record({
    personId: fc.constant(`per_${index}`),
    evaluatedLast: fc.boolean(),
    draw: fc.constantFrom('a', 'b', `c${index}`),
    authorisation: fc.constantFrom(
      authorisation('evaluator'),
      authorisation('evaluator'),
      authorisation('signatory'),
      null,
    ),
    competences: fc.subarray(['TS', 'ET', 'XB']),
    languages: fc.subarray(['en', 'pt'], { minLength: 1 }),
    conflicts: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.constant([employed])),
    lastServedClientOn: fc.constantFrom(null, null, '2020-01-01', '2026-01-01'),
    absentUntil: fc.constantFrom(null, null, null, '2026-11-20'),
    openCases: fc.nat(6),
    openCasesMax: fc.constant(5),
  })
const anyPool = fc.nat(8).chain((size) => fc.tuple(...Array.from({ length: size }, (_, index) => anyCandidate(index))))

describe('for every pool and seed', () => {
  test('the same draw gives the same assignment, in whatever order the pool is listed', () => {
    const shuffled = anyPool.chain((pool) =>
      fc.tuple(fc.constant(pool), fc.shuffledSubarray(pool, { minLength: pool.length, maxLength: pool.length })),
    )
    fc.assert(
      fc.property(shuffled, fc.nat(3), ([pool, other], teamSize) => {
        expect(assignEvaluators(other, { ...need, teamSize })).toEqual(assignEvaluators(pool, { ...need, teamSize }))
      }),
    )
  })

  test('everyone is either chosen or excluded, with at least one reason', () => {
    fc.assert(
      fc.property(anyPool, fc.nat(3), (pool, teamSize) => {
        const { team, inclusions, exclusions } = assignEvaluators(pool, { ...need, teamSize })
        expect(inclusions.map((one) => one.personId)).toEqual(team.map((one) => one.personId))
        const named = [...inclusions, ...exclusions]
        expect(named.map((one) => one.personId).toSorted()).toEqual(pool.map((one) => one.personId).toSorted())
        expect(named.filter((one) => one.reasons.length === 0)).toEqual([])
        expect(team.filter((one) => one.requirements.length === 0)).toEqual([])
      }),
    )
  })

  test('nobody is chosen in conflict, in cooling-off, unauthorised, without language or competence', () => {
    fc.assert(
      fc.property(anyPool, (pool) => {
        for (const member of assignEvaluators(pool, need).team) {
          const one = pool.find(({ personId }) => personId === member.personId)
          expect(one).toMatchObject({ conflicts: [], authorisation: { function: 'evaluator' } })
          expect(one?.lastServedClientOn).not.toBe('2026-01-01')
          expect(one?.languages).toContain('en')
          const competences = need.requirements
            .filter((item) => member.requirements.includes(item.requirementId))
            .map((item) => item.competence)
          expect(one?.competences).toEqual(expect.arrayContaining(competences))
        }
      }),
    )
  })

  test('every requirement is either assigned exactly once or told as uncovered', () => {
    fc.assert(
      fc.property(anyPool, fc.integer({ min: 1, max: 4 }), (pool, teamSize) => {
        const { team, uncovered } = assignEvaluators(pool, { ...need, teamSize })
        const all = [...team.flatMap((member) => member.requirements), ...uncovered]
        expect(all.toSorted()).toEqual(need.requirements.map((item) => item.requirementId).toSorted())
      }),
    )
  })
})
