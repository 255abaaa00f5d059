import {
  type IdentifierCheck,
  type IdentifierForm,
  type IdentifierViolation,
  digits,
  digitsAndLetters,
  normaliseIdentifier,
  repeated,
  violationsOfForm,
  wrongCheckCharacter,
} from './identifier-check.ts'

const form: IdentifierForm = {
  name: 'LEI',
  positions: [...repeated(18, digitsAndLetters), ...repeated(2, digits)],
}

/** Checks a legal entity identifier (ISO 17442) by its two check digits (ISO/IEC 7064 MOD 97-10). */
export function checkLegalEntityIdentifier(input: string): IdentifierCheck {
  const value = normaliseIdentifier(input)
  const violations = violationsOfForm(value, form)
  if (violations.length === 0) violations.push(...wrongCheckDigits(value))
  return violations.length > 0 ? { ok: false, violations } : { ok: true, value }
}

function wrongCheckDigits(value: string): IdentifierViolation[] {
  const expected = legalEntityCheckDigits(value.slice(0, 18))
  // Compared as digits, not as a remainder of 1: "00" and "97" leave the same remainder, and only one of them is issued.
  return [18, 19].flatMap((index) => {
    const digit = expected.charAt(index - 18)
    if (value.charAt(index) === digit) return []
    return [wrongCheckCharacter(form.name, index + 1, value.charAt(index), digit, '1-18')]
  })
}

function legalEntityCheckDigits(payload: string): string {
  const remainder = Array.from(`${payload}00`).reduce((rest, character) => {
    const number = digitsAndLetters.indexOf(character)
    return (rest * (number > 9 ? 100 : 10) + number) % 97
  }, 0)
  return String(98 - remainder).padStart(2, '0')
}
