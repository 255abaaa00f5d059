import { type Eligible, type TeamCost, type Wanted } from './team-measures.ts'
import {
  added,
  drawnFirst,
  joined,
  leastOf,
  leftOut,
  maskOf,
  measuresOf,
  missingOf,
  type Reached,
  spaceOf,
  startOf,
  type Table,
  uncoveredBy,
  type Worker,
  workersOf,
} from './team-tables.ts'

export type BestTeam = {
  readonly people: readonly Eligible[]
  readonly cost: TeamCost
  /**
   * What the best team with a person costs who is not on it; at least, where more people are wanted than have something to do then. Null
   * where the person would have nothing to do.
   */
  readonly costWith: (personId: string) => TeamCost | null
  /** What the best team without a person costs, in the same way, who is on it and was not named. */
  readonly costWithout: (personId: string) => TeamCost
}

/**
 * Finds the team that is best by the measures in their order; of teams that are equal in all of them, the one that has the person
 * drawn first among those in whom they differ. It is the best there is, not an approximation: competences are few, so of each union of
 * them that some number of people reach the least load is kept. The number of unions doubles with each competence that is wanted;
 * editions have nine.
 *
 * Choosing those with the fewest open cases together is what keeps the loads of all even: a case more adds to the sum of the squares
 * of the loads twice what its people have open already, and the same for each head.
 *
 * @param named who is on the team whatever it costs
 */
export function bestTeam(pool: readonly Eligible[], wanted: Wanted, named: readonly string[] = []): BestTeam {
  const people = workersOf(pool, wanted)
  const plain = searched(people, wanted, named, false)
  const forced = people.filter((one) => named.includes(one.personId))
  if (mayAllWork(plain.people, wanted) || !mayAllWork(forced, wanted)) return plain
  // Rare: so many people are wanted that some have no requirement left. Then it is told apart who takes which.
  return searched(people, wanted, named, true)
}

function searched(all: readonly Worker[], wanted: Wanted, named: readonly string[], isTight: boolean): BestTeam {
  const most = Math.max(wanted.fewest, leastCover(all, wanted), named.length) + named.length + 2
  const space = spaceOf(wanted, most, isTight)
  const forced = all.filter((one) => named.includes(one.personId))
  const few = withoutDominated(all, most).filter((one) => !forced.includes(one))
  const start = forced.reduce((table, one) => joined(table, one, space), startOf(space))
  const table = few.reduce((reached, one) => added(reached, one, space), start.slice())
  const best = leastOf(table, wanted, space) ?? nobody()
  const people = [...forced, ...drawnFirst(few, { start, best, space })]
  // Asked for the reasons only, and then once for everybody.
  let tables: ReturnType<typeof leftOut> | undefined
  const withoutEach = (personId: string) => {
    tables ??= leftOut(few, start, space)
    return tables(personId)
  }
  const costs = (reached: Table, one?: Worker) => {
    const least = leastOf(reached, wanted, space, one)
    return least === null ? null : costOf(least, wanted)
  }
  return {
    people,
    cost: costOf(best, wanted),
    costWith: (personId) => {
      const one = all.find((person) => person.personId === personId)
      return one === undefined ? null : costs(withoutEach(personId) ?? table, one)
    },
    costWithout: (personId) => costs(withoutEach(personId) ?? table) ?? nobody(),
  }
}

/** The team of those who are named alone is always there. */
function nobody(): never {
  throw new Error('no team can be made')
}

/** Whether each of the people can have a requirement of their own. */
export function mayAllWork(people: readonly Pick<Eligible, 'competences'>[], { requirementsOf }: Wanted): boolean {
  const seats = [...requirementsOf].flatMap(([code, count]) =>
    Array.from({ length: Math.min(count, people.length) }, () => code),
  )
  const takenBy = new Map<number, number>()
  return people.every((_, index) => finds(index, new Set()))

  function finds(person: number, asked: Set<number>): boolean {
    for (const [seat, code] of seats.entries()) {
      if (asked.has(seat) || people[person]?.competences.includes(code) !== true) continue
      asked.add(seat)
      const holder = takenBy.get(seat)
      if (holder === undefined || finds(holder, asked)) {
        takenBy.set(seat, person)
        return true
      }
    }
    return false
  }
}

/** How many people a cover has that takes whoever adds most, again and again: the least one has no more. */
function leastCover(people: readonly Worker[], { requirementsOf, held }: Wanted): number {
  const holding = maskOf([...requirementsOf.keys()], (code) => held.has(code))
  const all = people.reduce((mask, one) => mask | one.mask, holding)
  let [covered, count] = [holding, 0]
  for (; covered !== all; count += 1) covered |= addsMost(people, covered)
  return count
}

function addsMost(people: readonly Worker[], covered: number): number {
  return people.reduce((best, { mask }) => (bits(mask & ~covered) > bits(best & ~covered) ? mask : best), 0)
}

function bits(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1
  return count
}

/** Without whom `most` others beat, who can do as much and come before: a team with such a person is made better by one of these. */
function withoutDominated(people: readonly Worker[], most: number): Worker[] {
  const kept: Worker[] = []
  // In the order of the draw where loads are equal: sorting keeps it.
  for (const one of people.toSorted((a, b) => a.load - b.load)) {
    const better = kept.filter((other) => (one.mask & ~other.mask) === 0)
    if (better.length < most) kept.push(one)
  }
  const few = new Set(kept)
  return people.filter((one) => few.has(one))
}

function costOf({ mask, count, load }: Reached, wanted: Wanted): TeamCost {
  const people = count
  return { uncovered: uncoveredBy(mask, wanted), missing: missingOf(count, wanted), people, ...measuresOf(load) }
}
