import {
  type IdentifierCheck,
  type IdentifierForm,
  type IdentifierViolation,
  digits,
  digitsAndLetters,
  normaliseIdentifier,
  repeated,
  violationsOfForm,
  wrongCharacter,
} from './identifier-check.ts'

const form: IdentifierForm = {
  name: 'HK-UBI',
  positions: [...repeated(3, digitsAndLetters), ...repeated(5, digits)],
}

/**
 * Checks a Hong Kong unique business identifier: the eight-digit business registration number, or for an entity
 * without one a dummy of up to three letters and digits ("C0012345"). It has no check digit, so only the form is
 * judged and the reviewer confirms the number in the public register.
 */
export function checkHongKongBusinessIdentifier(input: string): IdentifierCheck {
  const value = normaliseIdentifier(input)
  const violations = violationsOfForm(value, form)
  if (violations.length === 0) violations.push(...lettersAfterDigits(value))
  return violations.length > 0 ? { ok: false, violations } : { ok: true, value }
}

function lettersAfterDigits(value: string): IdentifierViolation[] {
  const firstDigit = value.search(/\d/)
  return Array.from(value).flatMap((character, index) =>
    index > firstDigit && !digits.includes(character) ? [wrongCharacter(form.name, index + 1, character, digits)] : [],
  )
}
