import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestTeam, mayAllWork } from './best-team.ts'
import { differIn, type Eligible, type TeamCost, type Wanted } from './team-measures.ts'

const codes = ['TS', 'ET', 'DP', 'XB']

const anyPool = fc
  .array(
    fc.record({
      competences: fc.subarray(codes),
      openCases: fc.nat(6),
      openCasesMax: fc.constant(4),
      evaluatedLast: fc.boolean(),
      drawn: fc.nat(9),
    }),
    { maxLength: 7 },
  )
  .map((people) =>
    // Two can draw the same: then their ids decide, so that nothing depends on the order of the pool.
    people.map(({ drawn, ...one }, index): Eligible => ({ ...one, personId: `per_${index}`, draw: `draw-${drawn}` })),
  )
const anyWanted = fc
  .record({
    counts: fc.array(fc.nat(3), { minLength: codes.length, maxLength: codes.length }),
    held: fc.subarray(codes, { maxLength: 1 }),
    fewest: fc.nat(4),
  })
  .map(({ counts, held, fewest }): Wanted => {
    const listed = codes.map((code, index): [string, number] => [code, counts[index] ?? 0])
    return { requirementsOf: new Map(listed.filter(([, count]) => count > 0)), held: new Set(held), fewest }
  })

function costOf(team: readonly Eligible[], { requirementsOf, held, fewest }: Wanted): TeamCost {
  const covered = new Set([...held, ...team.flatMap((one) => one.competences)])
  const uncovered = [...requirementsOf].filter(([code]) => !covered.has(code)).map(([, count]) => count)
  return {
    uncovered: uncovered.reduce((sum, count) => sum + count, 0),
    missing: Math.max(0, fewest - team.length),
    people: team.length,
    overLimit: team.filter((one) => one.openCases >= one.openCasesMax).length,
    openCases: team.reduce((sum, one) => sum + one.openCases, 0),
    evaluatedLast: team.filter((one) => one.evaluatedLast).length,
  }
}

/** Below zero where the first is better. */
function difference(a: TeamCost, b: TeamCost): number {
  const measure = differIn(a, b)
  return measure === null ? 0 : a[measure] - b[measure]
}

/** Every team there is in which each has a requirement, the best first. */
function allTeams(pool: readonly Eligible[], wanted: Wanted): Eligible[][] {
  const inOrder = pool.toSorted((a, b) => (a.draw + a.personId < b.draw + b.personId ? -1 : 1))
  const teams = inOrder.reduce<Eligible[][]>((all, one) => [...all, ...all.map((team) => [...team, one])], [[]])
  const place = (one: Eligible | undefined) => (one === undefined ? -1 : inOrder.indexOf(one))
  return teams
    .filter((team) => mayAllWork(team, wanted))
    .toSorted((a, b) => {
      const first = a.findIndex((one, index) => one !== b[index])
      return difference(costOf(a, wanted), costOf(b, wanted)) || place(a[first]) - place(b[first])
    })
}

function ids(team: readonly Eligible[] | undefined): string[] | undefined {
  return team?.map((one) => one.personId).toSorted()
}

describe('of every pool', () => {
  test('the best team of all there are is found, draw and all', () => {
    fc.assert(
      fc.property(anyPool, anyWanted, (pool, wanted) => {
        const [best] = allTeams(pool, wanted)
        const found = bestTeam(pool, wanted)
        expect(ids(found.people)).toEqual(ids(best))
        expect(found.cost).toEqual(costOf(found.people, wanted))
      }),
      { numRuns: 400 },
    )
  })

  test('so is what the best costs with a person, and without one, where there is something to do for all', () => {
    fc.assert(
      fc.property(anyPool, anyWanted, fc.boolean(), (pool, { requirementsOf, ...rest }, isWide) => {
        const counts = [...requirementsOf].map(([code, count]): [string, number] => [
          code,
          isWide ? pool.length : count,
        ])
        const wanted = { ...rest, requirementsOf: new Map(counts) }
        const found = bestTeam(pool, wanted)
        const all = allTeams(pool, wanted)
        for (const one of pool.filter((person) => mayAllWork([person], wanted))) {
          const isOnIt = found.people.some(({ personId }) => personId === one.personId)
          const other = all.find((team) => team.includes(one) !== isOnIt) ?? []
          const cost = isOnIt ? found.costWithout(one.personId) : found.costWith(one.personId)
          if (cost === null) throw new Error(`${one.personId} would have nothing to do`)
          if (isWide) expect(cost).toEqual(costOf(other, wanted))
          expect(difference(found.cost, cost)).toBeLessThanOrEqual(0)
          expect(difference(cost, costOf(other, wanted))).toBeLessThanOrEqual(0)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('and who is named is on the best of those who have them', () => {
    fc.assert(
      fc.property(anyPool, anyWanted, fc.subarray([0, 1, 2, 3, 4, 5, 6], { maxLength: 2 }), (pool, wanted, indices) => {
        const named = pool.filter((_, index) => indices.includes(index))
        if (!mayAllWork(named, wanted)) return
        const best = allTeams(pool, wanted).find((team) => named.every((one) => team.includes(one)))
        const listed = named.map((one) => one.personId)
        expect(ids(bestTeam(pool, wanted, listed).people)).toEqual(ids(best))
      }),
      { numRuns: 200 },
    )
  })
})

test('of three hundred people and sixty requirements the team is found among a few', () => {
  const wide = ['TS', 'ET', 'DP', 'XB', 'IN', 'nlp', 'cv', 'ml', 'genai']
  const pool = Array.from({ length: 300 }, (_, index): Eligible => ({
    personId: `per_${index}`,
    competences: wide.filter((_code, bit) => (index * 7919 + bit * 104_729) % 5 < 2),
    openCases: (index * 31) % 25,
    openCasesMax: 20,
    evaluatedLast: index % 17 === 0,
    draw: String((index * 7907) % 1009),
  }))
  const requirementsOf = new Map(wide.map((code, index) => [code, index < 5 ? 11 : 1]))
  const { people, cost } = bestTeam(pool, { requirementsOf, held: new Set(), fewest: 2 })
  expect(cost).toMatchObject({ uncovered: 0, missing: 0, people: people.length, overLimit: 0 })
})
