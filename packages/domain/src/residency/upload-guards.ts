import { type Authority, jurisdictionOf } from '#jurisdictions.ts'
import type { Guard } from '#machine.ts'
import { violation } from '#violation.ts'
import type { ResidencyCategory } from './category.ts'
import { categoryRecords } from './category-records.ts'

type Declared = { readonly authority: Authority; readonly residencyCategory: ResidencyCategory }

/** A category that lies in one place only is taken only by the authority there: important data in the mainland. */
export const categoryMayLieHere: Guard<null, Declared, unknown> = {
  name: 'category-may-lie-here',
  clause: 'gbaai-residency',
  check: (_state, { authority, residencyCategory: category }) => {
    const { upload } = categoryRecords[category]
    if (upload.kind !== 'place' || upload.place === jurisdictionOf(authority)) return []
    return [violation('residency-category-elsewhere', '/residencyCategory', { category, place: upload.place })]
  },
  inputs: (_state, { authority, residencyCategory }) => ({ authority, residencyCategory }),
}
