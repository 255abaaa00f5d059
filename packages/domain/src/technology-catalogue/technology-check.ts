import { localDate } from '#instant.ts'
import type { Authority } from '#jurisdictions.ts'
import { jurisdictionOf } from '#jurisdictions.ts'
import { type CatalogueCode, catalogueInForce } from './editions.ts'

/** Whether what a document shows stands in the catalogue. */
export const technologyFindings = ['not-listed', 'listed'] as const
export type TechnologyFinding = (typeof technologyFindings)[number]

/** Against which edition a document was looked at, and what was found. */
export interface TechnologyCheck {
  readonly catalogue: CatalogueCode
  readonly result: TechnologyFinding
}

/** Whether a document was held against the edition that holds now, and nothing of it stands there. A check of an earlier edition counts no more. */
export function isCheckedAgainstCatalogue(check: TechnologyCheck | null, authority: Authority, at: string): boolean {
  if (check?.result !== 'not-listed') return false
  return check.catalogue === catalogueInForce(jurisdictionOf(authority), localDate(at, authority))
}
