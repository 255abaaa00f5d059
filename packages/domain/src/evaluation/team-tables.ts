import { compareText, type Eligible, type TeamCost, type Wanted } from './team-measures.ts'

// How the best team is found. A table has, for each number of people, each union of competences and, where that matters, each way in
// which the requirements that few need are taken, the least load of the people who reach it.

/** An eligible person as the tables know them. */
export type Worker = Eligible & {
  /** The wanted competences, a bit each. */
  readonly mask: number
  /** The measures from `overLimit` on as one number, which adds up and compares in their order. */
  readonly load: number
}

/** The load of each state; infinite where nobody reaches it. */
export type Table = Float64Array<ArrayBuffer>

export type Space = {
  /** How many unions there are. */
  readonly unions: number
  /** How many ways there are to take the requirements of those competences that fewer need than people can be chosen. */
  readonly ways: number
  /** How many people a team has at most. */
  readonly most: number
  /** How many requirements each union leaves without anybody. */
  readonly uncovered: readonly number[]
  /** From one way to take them, those to which a person with these competences leads. */
  readonly waysFrom: (mask: number, way: number) => readonly number[]
}

/** What a team reaches. */
export type Reached = { readonly mask: number; readonly count: number; readonly load: number }

const [CASE, OVER] = [2 ** 10, 2 ** 40]

/** In the order of the draw; without those who have nothing to do. */
export function workersOf(pool: readonly Eligible[], { requirementsOf }: Wanted): Worker[] {
  const codes = [...requirementsOf.keys()]
  return pool
    .map((one) => ({ ...one, mask: maskOf(codes, (code) => one.competences.includes(code)), load: loadOf(one) }))
    .filter((one) => one.mask !== 0)
    .toSorted((a, b) => compareText(a.draw, b.draw) || compareText(a.personId, b.personId))
}

export function maskOf(codes: readonly string[], has: (code: string) => boolean): number {
  return codes.reduce((mask, code, bit) => (has(code) ? mask | (1 << bit) : mask), 0)
}

function loadOf({ openCases, openCasesMax, evaluatedLast }: Eligible): number {
  return (openCases >= openCasesMax ? OVER : 0) + openCases * CASE + (evaluatedLast ? 1 : 0)
}

/** The measures that a load is made of. */
export function measuresOf(load: number): Pick<TeamCost, 'overLimit' | 'openCases' | 'evaluatedLast'> {
  return {
    overLimit: Math.floor(load / OVER),
    openCases: Math.floor((load % OVER) / CASE),
    evaluatedLast: load % CASE,
  }
}

/** @param isTight whether it is told apart who takes which of the requirements that few need */
export function spaceOf(wanted: Wanted, most: number, isTight: boolean): Space {
  const { requirementsOf } = wanted
  const counts = [...requirementsOf.values()]
  const unions = 2 ** counts.length
  const uncovered = Array.from({ length: unions }, (_, mask) => uncoveredBy(mask, wanted))
  if (!isTight) return { unions, uncovered, ways: 1, most, waysFrom: () => [0] }
  const scarce: { bit: number; count: number; step: number }[] = []
  let ways = 1
  for (const [bit, count] of counts.entries()) {
    if (count >= most) continue
    scarce.push({ bit, count, step: ways })
    ways *= count + 1
  }
  const plentiful = maskOf([...requirementsOf.keys()], (code) => (requirementsOf.get(code) ?? 0) >= most)
  const waysFrom = (mask: number, way: number) =>
    (mask & plentiful) !== 0
      ? [way]
      : scarce
          .filter(({ bit, count, step }) => (mask >> bit) & 1 && Math.floor(way / step) % (count + 1) < count)
          .map(({ step }) => way + step)
  return { unions, uncovered, ways, most, waysFrom }
}

function placeOf({ unions, ways }: Space, count: number, way: number): number {
  return (count * ways + way) * unions
}

/** The table of the team without anybody. */
export function startOf(space: Space): Table {
  const table = new Float64Array(placeOf(space, space.most + 1, 0)).fill(Infinity)
  table[0] = 0
  return table
}

/** The table with a person who may be on the team or not; the given one is written. */
export function added(table: Table, one: Worker, space: Space): Table {
  // From the largest teams down, so that nobody is added to a team twice.
  for (let count = space.most - 1; count >= 0; count -= 1) spread(table, table, one, { space, count })
  return table
}

/** The table with a person who is on the team whatever it costs. */
export function joined(table: Table, one: Worker, space: Space): Table {
  const after = new Float64Array(table.length).fill(Infinity)
  for (let count = space.most - 1; count >= 0; count -= 1) spread(table, after, one, { space, count })
  return after
}

function spread(
  table: Table,
  after: Table,
  { mask: own, load: more }: Worker,
  { space, count }: { readonly space: Space; readonly count: number },
): void {
  const { unions, ways, waysFrom } = space
  for (let way = 0; way < ways; way += 1) {
    const from = placeOf(space, count, way)
    for (const next of waysFrom(own, way)) {
      const to = placeOf(space, count + 1, next)
      for (let mask = 0; mask < unions; mask += 1) {
        const load = (table[from + mask] ?? Infinity) + more
        const place = to + (mask | own)
        if (load < (after[place] ?? Infinity)) after[place] = load
      }
    }
  }
}

/** How many requirements a union leaves without anybody. */
export function uncoveredBy(mask: number, { requirementsOf, held }: Wanted): number {
  let uncovered = 0
  let bit = 0
  for (const [code, count] of requirementsOf) {
    if (((mask >> bit) & 1) === 0 && !held.has(code)) uncovered += count
    bit += 1
  }
  return uncovered
}

/** How many people fewer a team has than are wanted. */
export function missingOf(count: number, { fewest }: Wanted): number {
  return Math.max(0, fewest - count)
}

/** The best that a table reaches, or that one more person reaches with it; null where that is nothing. */
export function leastOf(table: Table, wanted: Wanted, space: Space, one?: Worker): Reached | null {
  const { unions, ways, most } = space
  const [own, more, heads] = one === undefined ? [0, 0, 0] : [one.mask, one.load, 1]
  let best: Reached | null = null
  let least = Infinity
  for (let row = 0; row < (most + 1 - heads) * ways; row += 1) {
    if (!mayJoin(one, row % ways, space)) continue
    const count = Math.floor(row / ways) + heads
    for (let mask = 0; mask < unions; mask += 1) {
      const load = (table[row * unions + mask] ?? Infinity) + more
      const rank = load === Infinity ? Infinity : rankOf(mask | own, count, wanted, space)
      if (rank > least || (rank === least && (best === null || load >= best.load))) continue
      best = { mask: mask | own, count, load }
      least = rank
    }
  }
  return best
}

function mayJoin(one: Worker | undefined, way: number, { waysFrom }: Space): boolean {
  return one === undefined || waysFrom(one.mask, way).length > 0
}

/** The measures before the load as one number, in their order. */
function rankOf(mask: number, count: number, wanted: Wanted, { uncovered, most }: Space): number {
  return ((uncovered[mask] ?? 0) * (most + 1) + missingOf(count, wanted)) * (most + 1) + count
}

/**
 * The tables without each of the people, by the person. Half of them is added before the other half is left out one by one, and so on:
 * that takes as many steps for each as the number of people has bits.
 */
export function leftOut(
  people: readonly Worker[],
  start: Table,
  space: Space,
): (personId: string) => Table | undefined {
  const tables = new Map<string, Table>()
  divide(people, start)
  return (personId: string) => tables.get(personId)

  function divide(some: readonly Worker[], table: Table): void {
    const [first] = some
    if (first === undefined) return
    if (some.length === 1) {
      tables.set(first.personId, table)
      return
    }
    const [left, right] = [some.slice(0, some.length >> 1), some.slice(some.length >> 1)]
    for (const [half, other] of [[left, right] as const, [right, left] as const]) {
      divide(
        half,
        other.reduce((reached, one) => added(reached, one, space), table.slice()),
      )
    }
  }
}

type Drawing = { readonly start: Table; readonly best: Reached; readonly space: Space }

/**
 * Of the teams that are as good as the best, that which is drawn first: who comes in the draw is on it, as long as those who come later
 * can make it as good.
 */
export function drawnFirst(people: readonly Worker[], { start, best, space }: Drawing): Worker[] {
  const uncovered = space.uncovered[best.mask]
  const isEnd = (place: number) =>
    Math.floor(place / space.unions / space.ways) === best.count && space.uncovered[place % space.unions] === uncovered
  let after: Table = Float64Array.from(start, (_, place) => (isEnd(place) ? 0 : Infinity))
  const completions = [after]
  for (const one of people.toReversed()) {
    after = completed(after, one, space)
    completions.unshift(after)
  }
  const team: Worker[] = []
  let states = start
  for (const [index, one] of people.entries()) {
    const including = joined(states, one, space)
    const rest = completions[index + 1]
    const isIn = rest !== undefined && including.some((load, place) => load + (rest[place] ?? Infinity) === best.load)
    if (isIn) {
      team.push(one)
      states = including
    }
  }
  return team
}

/** What it takes at least from each state to the end, where a person may still be added. */
function completed(after: Table, { mask: own, load: more }: Worker, space: Space): Table {
  const before = after.slice()
  for (let count = 0; count < space.most; count += 1) {
    for (let way = 0; way < space.ways; way += 1) {
      const from = placeOf(space, count, way)
      for (const next of space.waysFrom(own, way)) {
        const to = placeOf(space, count + 1, next)
        for (let mask = 0; mask < space.unions; mask += 1) {
          const load = more + (after[to + (mask | own)] ?? Infinity)
          if (load < (before[from + mask] ?? Infinity)) before[from + mask] = load
        }
      }
    }
  }
  return before
}
