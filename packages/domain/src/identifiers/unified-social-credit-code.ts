import {
  type IdentifierCheck,
  type IdentifierForm,
  type IdentifierViolation,
  digits,
  normaliseIdentifier,
  repeated,
  violationsOfForm,
  wrongCheckCharacter,
} from './identifier-check.ts'

// GB 32100-2015: no I, O, S, V or Z, which are mistaken for 1, 0, 5, U and 2. A character's value is its index.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
// GB 11714-1997 over positions 9-16; its values run over the full alphabet, A = 10 to Z = 35.
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

const form: IdentifierForm = {
  name: 'USCC',
  // The six digits are the division code.
  positions: [...repeated(2, alphabet), ...repeated(6, digits), ...repeated(10, alphabet)],
}

/**
 * Checks a mainland unified social credit code (GB 32100-2015): its form, the organisation code's check character at
 * position 17 (GB 11714) and the code's own at position 18. `divisionCode` (GB/T 2260) tells where it was registered;
 * it is evidence of a seat there, not proof.
 */
export function checkUnifiedSocialCreditCode(input: string): IdentifierCheck<{ readonly divisionCode: string }> {
  const value = normaliseIdentifier(input)
  const violations = violationsOfForm(value, form)
  if (violations.length === 0) violations.push(...wrongCheckCharacters(value))
  if (violations.length > 0) return { ok: false, violations }
  return { ok: true, value, divisionCode: value.slice(2, 8) }
}

function wrongCheckCharacters(value: string): IdentifierViolation[] {
  const violations: IdentifierViolation[] = []
  const organisation = organisationCheckCharacter(value)
  if (value.charAt(16) !== organisation) {
    violations.push(wrongCheckCharacter(form.name, 17, value.charAt(16), organisation, '9-16'))
  }
  const whole = codeCheckCharacter(value)
  if (value.charAt(17) !== whole) {
    violations.push(wrongCheckCharacter(form.name, 18, value.charAt(17), whole, '1-17'))
  }
  return violations
}

function codeCheckCharacter(value: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(value.charAt(index)), 0)
  // The outer modulus matters: a remainder of 0 makes 31, whose character is "0".
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

function organisationCheckCharacter(value: string): string {
  const sum = organisationWeights.reduce(
    (total, weight, index) => total + weight * organisationAlphabet.indexOf(value.charAt(8 + index)),
    0,
  )
  const check = 11 - (sum % 11)
  if (check === 10) return 'X'
  return check === 11 ? '0' : String(check)
}
