import {
  type IdentifierCheck,
  type IdentifierForm,
  type IdentifierViolation,
  digits,
  normaliseIdentifier,
  repeated,
  violationsOfForm,
} from './identifier-check.ts'

const form: IdentifierForm = {
  name: 'MO-TAX',
  positions: ['8', ...repeated(7, digits)],
}

const ofNaturalPerson: IdentifierViolation = {
  pointer: '',
  code: 'identifier-of-natural-person',
  params: { position: 1 },
}

/** Checks a Macao taxpayer number of an entity: eight digits that start with 8. It has no check digit. */
export function checkMacaoTaxpayerNumber(input: string): IdentifierCheck {
  const value = normaliseIdentifier(input)
  const isOfPerson = /^0\d{7}$/.test(value)
  const violations = isOfPerson ? [ofNaturalPerson] : violationsOfForm(value, form)
  return violations.length > 0 ? { ok: false, violations } : { ok: true, value }
}
