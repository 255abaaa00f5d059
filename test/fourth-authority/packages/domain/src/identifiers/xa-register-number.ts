import {
  type IdentifierCheck,
  type IdentifierForm,
  digits,
  normaliseIdentifier,
  repeated,
  violationsOfForm,
} from './identifier-check.ts'

const form: IdentifierForm = {
  name: 'XA register number',
  rules: [
    ...Array.from('XA', (letter) => ({ allowed: letter, called: `"${letter}"` })),
    ...repeated(6, digits, 'a digit'),
  ],
}

/** Checks a register number of the reference place XA: XA and six digits, without a check digit. */
export function checkXaRegisterNumber(input: string): IdentifierCheck {
  const value = normaliseIdentifier(input)
  const violations = violationsOfForm(value, form)
  return violations.length > 0 ? { ok: false, violations } : { ok: true, value }
}
