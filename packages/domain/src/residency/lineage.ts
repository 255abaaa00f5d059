import { type Jurisdiction, jurisdictions } from '#jurisdictions.ts'
import type { ResidencyCategory } from './category.ts'
import { strictestOf } from './strictness.ts'

/** What an object is and where its data were collected. An object of several origins obeys the rule of each of them. */
export interface Lineage {
  readonly category: ResidencyCategory
  /** In the order of `jurisdictions`, each once. */
  readonly origins: readonly Jurisdiction[]
}

/** How an object was made from others. */
export interface Derivation {
  /** Of the new object: an aggregate of personal data can be a test report. */
  readonly category: ResidencyCategory
  readonly sources: readonly Lineage[]
  /** Where it was made. */
  readonly madeIn: Jurisdiction
  /** Names the proof that no data of the place where it was made went into it; null where there is none. */
  readonly unmixedProof: string | null
}

/** The lineage of what is uploaded: its origin is the place of the cell that takes it. */
export function uploadedIn(place: Jurisdiction, category: ResidencyCategory): Lineage {
  return { category, origins: [place] }
}

/**
 * The lineage of a derived object: it keeps every origin of its sources. The place where it was made is one more, unless it is proved
 * that none of its data went in: one row of it makes the whole an object of that place too.
 */
export function derived({ category, sources, madeIn, unmixedProof }: Derivation): Lineage {
  const origins = sources.flatMap((source) => source.origins)
  const isUnmixed = origins.length > 0 && unmixedProof !== null && unmixedProof.trim() !== ''
  return { category, origins: inOrder(isUnmixed ? origins : [...origins, madeIn]) }
}

/** The lineage of objects kept as one, an archive for example; null where no category of theirs is the strictest. */
export function mixed(parts: readonly Lineage[]): Lineage | null {
  const category = strictestOf(parts.map((part) => part.category))
  return category === null ? null : { category, origins: inOrder(parts.flatMap((part) => part.origins)) }
}

function inOrder(origins: readonly Jurisdiction[]): Jurisdiction[] {
  return jurisdictions.filter((place) => origins.includes(place))
}
