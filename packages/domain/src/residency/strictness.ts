import type { ResidencyCategory } from './category.ts'
import { categoryRecords } from './category-records.ts'

/** Whether a category asks at every border for all that another asks for. */
export function isAtLeastAsStrict(category: ResidencyCategory, than: ResidencyCategory): boolean {
  return category === than || categoryRecords[category].stricterThan.some((next) => isAtLeastAsStrict(next, than))
}

/**
 * The category under which what holds all of these is kept: the one that is at least as strict as every other. Null where there is
 * none, since no single category then protects the whole: the parts are kept as separate files.
 */
export function strictestOf(categories: readonly ResidencyCategory[]): ResidencyCategory | null {
  return categories.find((one) => categories.every((other) => isAtLeastAsStrict(one, other))) ?? null
}
