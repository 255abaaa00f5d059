import type { Authority } from '../jurisdictions.ts'
import type { StaffRole } from '../roles.ts'

export const absenceStatuses = ['entered', 'ended'] as const
export type AbsenceStatus = (typeof absenceStatuses)[number]

/** Who stands in for an absent person in one function. */
export type Deputy = { readonly function: StaffRole; readonly deputyId: string }

/**
 * The state document of one absence. It says from when to when and who stands in; why a person is away is asked of nobody, so nothing about
 * health is kept. Days are `YYYY-MM-DD`, both included.
 */
export type Absence = {
  readonly authority: Authority
  readonly absenceId: string
  readonly status: AbsenceStatus
  readonly personId: string
  readonly fromOn: string
  /** The last day; null where the absence did not take place. */
  readonly untilOn: string | null
  readonly deputies: readonly Deputy[]
}
