import { crossingOf } from '#residency/crossing-rules.ts'
import type { Lineage } from '#residency/lineage.ts'
import type { BasisCode } from '#transfer-basis/basis-kinds.ts'

/**
 * The codes of the legal bases of which one could let an object be read in a place, over all its origins: none where it is read at its
 * origin, where its category needs no basis, and where it does not cross at all.
 */
export function acceptedBases({ category, origins }: Lineage, place: string): readonly BasisCode[] {
  const foreign = origins.filter((origin) => origin !== place)
  const accepted = foreign.flatMap((origin) => {
    const crossing = crossingOf(category, origin, place)
    return crossing.kind === 'crosses' ? (crossing.bases ?? []) : []
  })
  return [...new Set(accepted)]
}
