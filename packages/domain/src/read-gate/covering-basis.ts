import { type Crossing, crossingOf } from '#residency/crossing-rules.ts'
import { basisKindOf } from '#transfer-basis/basis-kinds.ts'
import { isInGreaterBayArea } from '#transfer-basis/greater-bay-area.ts'
import { judgeBasis } from '#transfer-basis/guards.ts'
import type { Party, TransferBasis } from '#transfer-basis/transfer-basis.ts'
import { violation } from '#violation.ts'
import type { Violation } from '#violation.ts'
import type { ReadContent, ReadFacts } from './read-facts.ts'

/** Whether an origin has a live basis for this read, or everything that is missing; `basis` is null where none is needed. */
export type Coverage = { readonly origin: string } & (
  | { readonly ok: true; readonly basis: TransferBasis | null }
  | { readonly ok: false; readonly violations: readonly Violation[] }
)

/**
 * The basis that lets content cross from one origin to the reader's office. It is one of exactly this pair of places: no two bases are
 * joined, so what one allows into a third place allows nothing from there.
 */
export function coveringBasis(origin: string, office: Party, command: ReadContent, facts: ReadFacts): Coverage {
  const { category } = facts.object
  const crossing = crossingOf(category, origin, office.place)
  // What does not cross at all is named by another guard.
  if (crossing.kind !== 'crosses' || crossing.bases === null) return { origin, ok: true, basis: null }
  const accepted: readonly string[] = crossing.bases
  const candidates = facts.bases.filter(
    ({ code, exporter, recipient }) =>
      accepted.includes(code) && exporter.place === origin && recipient.place === office.place,
  )
  const violations: Violation[] = []
  for (const basis of candidates) {
    const against = [...uncovered(basis, office, command, category), ...brokenIn(basis, command, facts)]
    if (against.length === 0) return { origin, ok: true, basis }
    violations.push(...against)
  }
  return {
    origin,
    ok: false,
    violations: candidates.length > 0 ? violations : missing(origin, office, category, crossing),
  }
}

function brokenIn(basis: TransferBasis, command: ReadContent, facts: ReadFacts): readonly Violation[] {
  const judgement = judgeBasis(basis, command, facts)
  return judgement.ok ? [] : judgement.refusal.violations.map(({ clause: _clause, ...found }) => found)
}

/** What the basis does not extend to: category, case, the reader's legal entity, the area in which the reader's office is. */
function uncovered(basis: TransferBasis, office: Party, { purpose }: ReadContent, category: string): Violation[] {
  const { basisId, recipient } = basis
  const covered = {
    category: basis.categories.some((one) => one === category),
    purpose: basis.purposes.includes(purpose),
    entity: office.entity === recipient.entity,
    office: isInGreaterBayArea(office),
  }
  return (['category', 'purpose', 'entity', 'office'] as const)
    .filter((what) => !covered[what])
    .map((what) => violation('basis-does-not-cover', '', { basisId, what }, basisId))
}

/** No basis of the pair is on record; where none of those that would do is built, that is said too. */
function missing(
  origin: string,
  office: Party,
  category: string,
  { bases }: Extract<Crossing, { kind: 'crosses' }>,
): Violation[] {
  const accepted = bases ?? []
  const isAnyBuilt = accepted.some((code) => (basisKindOf(code)?.contract ?? null) !== null)
  return [
    violation('basis-missing', '', { from: origin, to: office.place, category, accepted }, origin),
    ...(isAnyBuilt ? [] : accepted.map((basis) => violation('basis-not-built', '', { basis }, origin))),
  ]
}
