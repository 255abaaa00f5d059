const form = /^([A-Z]{1,2})(\d{6})([\dA])$/

/**
 * Whether a text is the number of a Hong Kong identity card: one or two letters, six digits and a check digit, all without what is
 * written between them. Source: the Immigration Department's rule, weights 9 to 1, modulus 11; a missing first letter counts as 36.
 *
 * @example isHongKongIdentityCard('A1234563') // true
 */
export function isHongKongIdentityCard(value: string): boolean {
  const [, letters, digits, check] = form.exec(value) ?? []
  if (letters === undefined || digits === undefined || check === undefined) return false
  const values = Array.from(letters.padStart(2), (letter) => (letter === ' ' ? 36 : letter.charCodeAt(0) - 55))
  const all = [...values, ...Array.from(digits, Number), check === 'A' ? 10 : Number(check)]
  return all.reduce((sum, one, index) => sum + one * (9 - index), 0) % 11 === 0
}
