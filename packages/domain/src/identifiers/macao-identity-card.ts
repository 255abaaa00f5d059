/** The separators belong to the form: without them any eight digits would be one. */
const form = /^[157](?:\d{6}\(\d\)|\/\d{6}\/\d)$/

/**
 * Whether a text is written like the number of a Macao resident identity card: `5123456(7)`, or `5/123456/7` as on older cards. The
 * card begins with 1, 5 or 7. How its last digit is reckoned is not published, so the form alone is judged.
 */
export function isMacaoIdentityCard(value: string): boolean {
  return form.test(value)
}
