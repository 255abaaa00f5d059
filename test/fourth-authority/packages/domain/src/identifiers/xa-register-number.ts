import {
  type IdentifierCheck,
  type IdentifierForm,
  digits,
  normaliseIdentifier,
  repeated,
  violationsOfForm,
} from './identifier-check.ts'

const form: IdentifierForm = { name: 'XA-REG', positions: ['X', 'A', ...repeated(6, digits)] }

/** Checks a register number of the reference place XA: XA and six digits. It has no check digit. */
export function checkXaRegisterNumber(input: string): IdentifierCheck {
  const value = normaliseIdentifier(input)
  const violations = violationsOfForm(value, form)
  return violations.length > 0 ? { ok: false, violations } : { ok: true, value }
}
