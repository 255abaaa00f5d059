/**
 * One thing wrong with an identifier. Its pointer is empty, for the check sees a bare value: the caller puts its own. Positions
 * are counted from 1 in the normalised value. The records of the authorities hold checks, and violations name authorities and
 * places; so this type is written out here, and the caller that makes violations of it is where the compiler compares them.
 */
export type IdentifierViolation = { readonly pointer: '' } & (
  | {
      readonly code: 'identifier-length'
      readonly params: {
        readonly identifier: string
        readonly length: number
        readonly found: number
        readonly position: number
      }
    }
  | {
      readonly code: 'identifier-character'
      readonly params: {
        readonly identifier: string
        readonly position: number
        readonly found: string
        readonly allowed: string
      }
    }
  | {
      readonly code: 'identifier-check-character'
      readonly params: {
        readonly identifier: string
        readonly position: number
        readonly found: string
        readonly expected: string
        readonly over: string
      }
    }
  | { readonly code: 'identifier-of-natural-person'; readonly params: { readonly position: number } }
)

export type IdentifierRefusal = { readonly ok: false; readonly violations: readonly IdentifierViolation[] }

/** The uniform answer of every identifier check: the normalised value with what it tells, or everything that is wrong. */
export type IdentifierCheck<Details extends object = object> =
  | ({ readonly ok: true; readonly value: string } & Details)
  | IdentifierRefusal

/**
 * A form says for each position which characters may stand there, so that a refusal can name the position. Its name is the code
 * of the scheme.
 */
export type IdentifierForm = { readonly name: string; readonly positions: readonly string[] }

export const digits = '0123456789'
export const digitsAndLetters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** What people write between the characters of an identifier: white space, hyphens and dashes, as NFKC leaves them. */
const separators = /[\t\n\v\f\r \u0085\u1680\u2028\u2029\-\u2010\u2012-\u2015\u2212]/gu

/**
 * The normal form of an organisation's identifier, by which it is compared: one width (Unicode NFKC), capital ASCII letters, no white
 * space, no hyphens. Nothing else is folded: a look-alike of another script is refused by its position. The database computes the
 * same form (`applications.normal_identifier`).
 *
 * @example normaliseIdentifier('９９９９－００１７ ') // '99990017'
 */
export function normaliseIdentifier(value: string): string {
  return raiseLetters(value.normalize('NFKC').replace(separators, ''))
}

/** Raises ASCII letters and no others. */
export function raiseLetters(value: string): string {
  return value.replace(/[a-z]/g, (letter) => letter.toUpperCase())
}

/** The same characters for `count` positions. */
export function repeated(count: number, allowed: string): string[] {
  return Array.from({ length: count }, () => allowed)
}

/** What of `value` does not fit the form: its length alone when that is wrong, else every character out of place. */
export function violationsOfForm(value: string, form: IdentifierForm): IdentifierViolation[] {
  const characters = Array.from(value)
  if (characters.length !== form.positions.length) return [wrongLength(characters.length, form)]
  return form.positions.flatMap((allowed, index) => {
    const found = characters[index] ?? ''
    return allowed.includes(found) ? [] : [wrongCharacter(form.name, index + 1, found, allowed)]
  })
}

export function wrongCharacter(
  identifier: string,
  position: number,
  found: string,
  allowed: string,
): IdentifierViolation {
  return {
    pointer: '',
    code: 'identifier-character',
    params: { identifier, position, found, allowed: rangesOf(allowed) },
  }
}

/** `over` names the positions that the check character is computed over, for example `1-17`. */
export function wrongCheckCharacter(
  identifier: string,
  position: number,
  found: string,
  expected: string,
  over: string,
): IdentifierViolation {
  return { pointer: '', code: 'identifier-check-character', params: { identifier, position, found, expected, over } }
}

function wrongLength(found: number, { name: identifier, positions }: IdentifierForm): IdentifierViolation {
  const length = positions.length
  // The first position that is missing or too many: there the reader looks for what was dropped or added.
  const position = Math.min(found, length) + 1
  return { pointer: '', code: 'identifier-length', params: { identifier, length, found, position } }
}

/** Characters with each run of neighbours as a range: `0-9 A-H J-N`. */
function rangesOf(characters: string): string {
  return characters
    .replaceAll(/./gu, (one, at: number) => (isAfter(characters, at) ? one : ` ${one}`))
    .trim()
    .replaceAll(/(\S)\S+(\S)/gu, '$1-$2')
}

/** Whether a character follows the one before it in the order of characters. */
function isAfter(characters: string, at: number): boolean {
  return at > 0 && characters.charCodeAt(at) === characters.charCodeAt(at - 1) + 1
}
