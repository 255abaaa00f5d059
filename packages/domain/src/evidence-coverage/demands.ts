import { isResidencyCategory, type ResidencyCategory } from '#residency/category.ts'
import type { Requirement } from '#scheme/requirement.ts'

/** One kind of evidence that one requirement of an edition asks for. */
export interface Demand {
  readonly requirementId: string
  /** What kind of document or record it is, for example `risk-register`. */
  readonly kind: string
  /** The category of such a file, unless it holds what asks for a stricter one. */
  readonly residencyCategory: ResidencyCategory
  /** How many days after its own date it still counts; null where it does not age. */
  readonly maxAgeDays: number | null
}

/**
 * What an edition asks for, in the order of its catalogue.
 *
 * @throws RangeError for a category that the scheme does not have
 */
export function demandsOf({
  requirements,
}: {
  readonly requirements: readonly Pick<Requirement, 'id' | 'evidence'>[]
}): Demand[] {
  return requirements.flatMap(({ id: requirementId, evidence }) =>
    evidence.map(({ type: kind, residencyCategory, maxAgeDays = null }) => {
      if (!isResidencyCategory(residencyCategory)) throw new RangeError(`${residencyCategory} is no residency category`)
      return { requirementId, kind, residencyCategory, maxAgeDays }
    }),
  )
}
