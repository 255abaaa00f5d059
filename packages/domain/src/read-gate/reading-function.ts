import { type Role, type StaffRole, staffRoles } from '#roles.ts'
import { readingFunctions } from './read-facts.ts'

/**
 * The function in which a person reads a case: one that judges it by its evidence and in which the person works on it; else one that the
 * person has, so that a refusal names what is missing for it. Null for whoever has no function.
 */
export function readingFunctionOf(roles: readonly Role[], worksAs: readonly StaffRole[]): StaffRole | null {
  const held = readingFunctions.filter((one) => roles.includes(one))
  return held.find((one) => worksAs.includes(one)) ?? held[0] ?? otherStaffFunctionIn(roles)
}

function otherStaffFunctionIn(roles: readonly Role[]): StaffRole | null {
  return staffRoles.find((one) => roles.includes(one)) ?? null
}
