import { digitsAndLetters } from './identifier-check.ts'

/**
 * The check character of ISO/IEC 7064 MOD 37,36 over digits and upper-case letters. It catches every single
 * substitution and nearly every transposition of neighbours.
 *
 * @throws RangeError when a character is neither a digit nor an upper-case ASCII letter
 */
export function checkCharacterMod37And36(payload: string): string {
  let product = 36
  for (const character of payload) {
    const value = digitsAndLetters.indexOf(character)
    if (value < 0) throw new RangeError(`MOD 37,36 knows digits and upper-case letters, not "${character}"`)
    const sum = (product + value) % 36
    product = ((sum === 0 ? 36 : sum) * 2) % 37
  }
  return digitsAndLetters.charAt((37 - product) % 36)
}
