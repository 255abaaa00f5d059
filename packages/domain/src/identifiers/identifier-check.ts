/** One thing wrong with an identifier. `pointer` is '' because the check sees a bare value; the caller puts its own. */
export type IdentifierViolation = {
  readonly pointer: ''
  readonly code: 'identifier-length' | 'identifier-character' | 'identifier-check-character'
  readonly message: string
  /** Where in the normalised value, counted from 1. */
  readonly position: number
}

export type IdentifierRefusal = { readonly ok: false; readonly violations: readonly IdentifierViolation[] }

/** The uniform answer of every identifier check: the normalised value with what it tells, or everything that is wrong. */
export type IdentifierCheck<Details extends object = object> =
  | ({ readonly ok: true; readonly value: string } & Details)
  | IdentifierRefusal

/** One character of a fixed form: which characters may stand there, and how a person would call them. */
export type CharacterRule = { readonly allowed: string; readonly called: string }

/** A form is one rule per position, so that a refusal can name the position. */
export type IdentifierForm = { readonly name: string; readonly rules: readonly CharacterRule[] }

export const digits = '0123456789'
export const digitsAndLetters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * Trims white space and raises ASCII letters. Nothing else is folded: full-width or other look-alike characters are
 * refused by their position rather than silently turned into an identifier that nobody typed.
 */
export function normaliseIdentifier(value: string): string {
  return value.trim().replace(/[a-z]/g, (letter) => letter.toUpperCase())
}

/** The same rule for `count` positions. */
export function repeated(count: number, allowed: string, called: string): CharacterRule[] {
  return Array.from({ length: count }, () => ({ allowed, called }))
}

/** What of `value` does not fit the form: its length alone when that is wrong, else every character out of place. */
export function violationsOfForm(value: string, form: IdentifierForm): IdentifierViolation[] {
  const characters = Array.from(value)
  if (characters.length !== form.rules.length) return [wrongLength(characters.length, form)]
  return form.rules.flatMap((rule, index) => {
    const character = characters[index] ?? ''
    if (rule.allowed.includes(character)) return []
    return [wrongCharacter(form.name, index + 1, character, rule.called)]
  })
}

export function wrongCharacter(name: string, position: number, found: string, called: string): IdentifierViolation {
  return {
    pointer: '',
    code: 'identifier-character',
    message: `Position ${position} of the ${name} is "${found}"; ${called} stands there. Correct position ${position}.`,
    position,
  }
}

export function wrongCheckCharacter(
  name: string,
  position: number,
  found: string,
  expected: string,
  over: string,
): IdentifierViolation {
  return {
    pointer: '',
    code: 'identifier-check-character',
    message:
      `Position ${position} of the ${name} is the check character "${found}", but ${over} give "${expected}". ` +
      'Compare every character with the official document.',
    position,
  }
}

function wrongLength(found: number, form: IdentifierForm): IdentifierViolation {
  const needed = form.rules.length
  // The first position that is missing or too many: there the reader looks for what was dropped or added.
  const position = Math.min(found, needed) + 1
  return {
    pointer: '',
    code: 'identifier-length',
    message: `The ${form.name} has ${needed} characters; this one has ${found}, so it is wrong from position ${position} at the latest.`,
    position,
  }
}
