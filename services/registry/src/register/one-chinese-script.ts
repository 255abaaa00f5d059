import hongKongForms from 'opencc-js/dict/HKVariantsRev'
import simplifiedForms from 'opencc-js/dict/TSCharacters'
import taiwanForms from 'opencc-js/dict/TWVariantsRev'

/** For each character with several forms, the form that represents all of them: usually the simplified one. */
const standingForm = standingForms([simplifiedForms, hongKongForms, taiwanForms])

/**
 * Writes each Chinese character in one of its forms, so that a search finds a name in either script. It is not a
 * conversion: the word is not considered, and nobody sees the result.
 */
export function inOneChineseScript(text: string): string {
  return text.replaceAll(/\p{Script=Han}/gu, (character) => standingForm.get(character) ?? character)
}

/**
 * Characters that a table of OpenCC pairs are forms of one another, and so are those paired with the same character: 顎
 * is 颚 in one table and 齶 in another. In a table a space separates a character from its form, and a bar the pairs.
 */
function standingForms(tables: readonly string[]): ReadonlyMap<string, string> {
  const formsOf = new Map<string, readonly string[]>()
  for (const pair of tables.flatMap((table) => table.split('|'))) {
    const [character = '', form = ''] = pair.split(' ')
    const joined = new Set([...(formsOf.get(form) ?? [form]), ...(formsOf.get(character) ?? [character])])
    for (const one of joined) formsOf.set(one, [...joined])
  }
  return new Map([...formsOf].map(([character, [first = character]]) => [character, first]))
}
