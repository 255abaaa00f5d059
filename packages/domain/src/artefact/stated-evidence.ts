import type { Demand } from '#evidence-coverage/demands.ts'
import type { ResidencyCategory } from '#residency/category.ts'
import { isAtLeastAsStrict } from '#residency/strictness.ts'

/** What an upload may say of what its file is evidence of. */
export interface StatedEvidence {
  /** One of the kinds that the edition asks for; null where nothing is said: such a file answers no requirement. */
  readonly kind: string | null
  /** The requirements that it answers; null for every one that asks for this kind in this category. */
  readonly requirements: readonly string[] | null
}

/** The requirements that a file answers by what its upload says, in the order of the edition, each once. */
export function requirementsAnswered(
  { kind, requirements, residencyCategory }: StatedEvidence & { readonly residencyCategory: ResidencyCategory },
  demands: readonly Demand[],
): readonly string[] {
  const asking = demands.filter((demand) => demand.kind === kind)
  const answered =
    requirements === null
      ? asking.filter((demand) => isAtLeastAsStrict(residencyCategory, demand.residencyCategory))
      : asking.filter(({ requirementId }) => requirements.includes(requirementId))
  return answered.map(({ requirementId }) => requirementId)
}
