import {
  type IdentifierCheck,
  type IdentifierForm,
  digits,
  normaliseIdentifier,
  repeated,
  violationsOfForm,
} from './identifier-check.ts'

const form: IdentifierForm = {
  name: 'Macao taxpayer number',
  rules: [...repeated(1, '8', 'the 8 of an entity (0 is a natural person)'), ...repeated(7, digits, 'a digit')],
}

/** Checks a Macao taxpayer number of an entity: eight digits that start with 8. It has no check digit. */
export function checkMacaoTaxpayerNumber(input: string): IdentifierCheck {
  const value = normaliseIdentifier(input)
  const violations = violationsOfForm(value, form)
  return violations.length > 0 ? { ok: false, violations } : { ok: true, value }
}
