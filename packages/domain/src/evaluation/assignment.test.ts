import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, authorisation } from '../examples.ts'
import { assignEvaluators } from './assignment.ts'
import type { AssignmentNeed, Candidate } from './assignment.ts'
import { candidate } from './examples.ts'
import { type ExclusionReason, exclusionReason } from './exclusion-reasons.ts'

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
  return assignEvaluators([one], need, 1).exclusions[0]?.reasons
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
    [
      'with as many cases as allowed',
      { openCases: 5 },
      exclusionReason('fully-loaded', { openCases: 5, openCasesMax: 5 }),
    ],
  ])('%s', (_name, change, reason) => {
    expect(reasonsFor(candidate('per_a', change))).toEqual([reason])
  })

  test('with every reason, not only the first', () => {
    expect(reasonsFor(candidate('per_a', { conflicts: [employed, advises], openCases: 9 }))).toHaveLength(3)
  })
})

describe('among those who may evaluate', () => {
  test('the day two years after serving the client is free again', () => {
    expect(assignEvaluators([candidate('per_a', { lastServedClientOn: '2024-11-02' })], need, 1).team).toHaveLength(1)
  })

  test('who covers more is chosen first, and the other is told so', () => {
    const assignment = assignEvaluators([candidate('per_a', { competences: ['TS'] }), candidate('per_b')], need, 1)
    expect(assignment.team).toEqual([
      { personId: 'per_b', function: 'evaluator', requirements: ['TS-01', 'TS-02', 'ET-01'] },
    ])
    expect(assignment.exclusions[0]?.reasons).toEqual([
      exclusionReason('covers-less', { covered: 2, chosen: 'per_b', coveredByChosen: 3 }),
    ])
  })

  test('of equal cover the lighter load is chosen, and of equal load the draw decides', () => {
    const busy = assignEvaluators([candidate('per_a', { openCases: 2 }), candidate('per_b')], need, 1)
    expect(busy.exclusions).toMatchObject([
      {
        personId: 'per_a',
        reasons: [exclusionReason('more-open-cases', { openCases: 2, chosen: 'per_b', openCasesOfChosen: 0 })],
      },
    ])
    const drawn = assignEvaluators([candidate('per_a'), candidate('per_b')], need, 1)
    expect(drawn.exclusions[0]?.reasons).toEqual([
      { code: 'drawn-later', params: expect.objectContaining({ seed: 1, chosen: drawn.team[0]?.personId }) },
    ])
  })

  test('the draw favours nobody: over many seeds each of four equals is chosen about as often', () => {
    const pool = ['per_a', 'per_b', 'per_c', 'per_d'].map((id) => candidate(id))
    const chosen = Array.from({ length: 2000 }, (_, seed) => assignEvaluators(pool, need, seed).team[0]?.personId)
    for (const { personId } of pool) {
      const share = chosen.filter((one) => one === personId).length / chosen.length
      expect(share).toBeGreaterThan(0.2)
      expect(share).toBeLessThan(0.3)
    }
  })

  test('the work is shared among as many as the team is to have', () => {
    const pool = ['per_a', 'per_b', 'per_c'].map((id) => candidate(id))
    const { team, exclusions } = assignEvaluators(pool, { ...need, teamSize: 2 }, 1)
    expect(team.map((member) => member.requirements.length)).toEqual([2, 1])
    expect(exclusions[0]?.reasons[0]).toMatchObject({ code: 'drawn-later', params: { seed: 1 } })
  })

  test('what only a member of the full team can evaluate goes to that member', () => {
    const pool = [candidate('per_a', { competences: ['TS', 'ET'] }), candidate('per_b', { competences: ['TS'] })]
    const requirements = ['TS-01', 'TS-02', 'TS-03', 'ET-01'].map((requirementId) => ({
      requirementId,
      competence: requirementId.slice(0, 2),
    }))
    expect(assignEvaluators(pool, { ...need, requirements, teamSize: 2 }, 1).team).toEqual([
      { personId: 'per_a', function: 'evaluator', requirements: ['TS-01', 'TS-02', 'ET-01'] },
      { personId: 'per_b', function: 'evaluator', requirements: ['TS-03'] },
    ])
  })

  test('a team grows beyond its size only for a competence that it lacks', () => {
    const pool = [candidate('per_a', { competences: ['TS'] }), candidate('per_b', { competences: ['ET'] })]
    expect(assignEvaluators(pool, { ...need, teamSize: 1 }, 1).team).toHaveLength(2)
  })

  test('what nobody can evaluate is told', () => {
    expect(assignEvaluators([candidate('per_a', { competences: ['TS'] })], need, 1).uncovered).toEqual(['ET-01'])
  })
})

const anyCandidate = (index: number): fc.Arbitrary<Candidate> =>
  fc.record({
    personId: fc.constant(`per_${index}`),
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
    openCases: fc.nat(6),
    openCasesMax: fc.constant(5),
  })
const anyPool = fc.nat(8).chain((size) => fc.tuple(...Array.from({ length: size }, (_, index) => anyCandidate(index))))

describe('for every pool and seed', () => {
  test('the same seed gives the same assignment, in whatever order the pool is listed', () => {
    const shuffled = anyPool.chain((pool) =>
      fc.tuple(fc.constant(pool), fc.shuffledSubarray(pool, { minLength: pool.length, maxLength: pool.length })),
    )
    fc.assert(
      fc.property(shuffled, fc.integer(), ([pool, other], seed) => {
        expect(assignEvaluators(other, need, seed)).toEqual(assignEvaluators(pool, need, seed))
      }),
    )
  })

  test('everyone is either chosen or excluded with at least one reason', () => {
    fc.assert(
      fc.property(anyPool, fc.integer(), (pool, seed) => {
        const { team, exclusions } = assignEvaluators(pool, need, seed)
        const named = [...team, ...exclusions].map((one) => one.personId)
        expect(named.toSorted()).toEqual(pool.map((one) => one.personId).toSorted())
        expect(exclusions.filter((one) => one.reasons.length === 0)).toEqual([])
      }),
    )
  })

  test('nobody is chosen in conflict, in cooling-off, unauthorised, overloaded, without language or competence', () => {
    fc.assert(
      fc.property(anyPool, fc.integer(), (pool, seed) => {
        for (const member of assignEvaluators(pool, need, seed).team) {
          const one = pool.find(({ personId }) => personId === member.personId)
          expect(one).toMatchObject({ conflicts: [], authorisation: { function: 'evaluator' } })
          expect(one?.lastServedClientOn).not.toBe('2026-01-01')
          expect(one?.openCases).toBeLessThan(5)
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
      fc.property(anyPool, fc.integer(), fc.integer({ min: 1, max: 4 }), (pool, seed, teamSize) => {
        const { team, uncovered } = assignEvaluators(pool, { ...need, teamSize }, seed)
        const all = [...team.flatMap((member) => member.requirements), ...uncovered]
        expect(all.toSorted()).toEqual(need.requirements.map((item) => item.requirementId).toSorted())
      }),
    )
  })
})
