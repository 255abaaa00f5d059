import { type Authority, type Jurisdiction, jurisdictionOf, jurisdictions } from '#jurisdictions.ts'
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

/** What an upload may say of where its data came from. */
export interface StatedLineage {
  /** The places in which the data were collected; null where nothing is said. */
  readonly origins: readonly Jurisdiction[] | null
  /** Where it was made of them; null for the place of the cell that takes it. */
  readonly madeIn: Jurisdiction | null
  /** The evidence of the same application that proves that no data of another place went in; null where there is none. */
  readonly unmixedProof: string | null
}

type Upload = StatedLineage & { readonly authority: Authority; readonly residencyCategory: ResidencyCategory }

/**
 * The origins of what is uploaded, and where it was made, by what the upload says of it. The place of the cell that takes it is one more
 * origin too, unless the same proof excludes it: a word alone does not take an upload out of the rule of the place where it lies.
 */
export function lineageOfUpload({ authority, residencyCategory: category, origins, madeIn, unmixedProof }: Upload) {
  const here = jurisdictionOf(authority)
  const place = madeIn ?? here
  if (origins === null) return { origins: uploadedIn(here, category).origins, madeIn: place }
  const made = derived({ category, sources: [{ category, origins }], madeIn: place, unmixedProof })
  const lying = derived({ category, sources: [made], madeIn: here, unmixedProof })
  return { origins: lying.origins, madeIn: place }
}

/** The lineage of objects kept as one, an archive for example; null where no category of theirs is the strictest. */
export function mixed(parts: readonly Lineage[]): Lineage | null {
  const category = strictestOf(parts.map((part) => part.category))
  return category === null ? null : { category, origins: inOrder(parts.flatMap((part) => part.origins)) }
}

function inOrder(origins: readonly Jurisdiction[]): Jurisdiction[] {
  return jurisdictions.filter((place) => origins.includes(place))
}
