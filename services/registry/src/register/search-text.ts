import type { CertificateContent } from '@concert/contracts/certificate-content'
import { inOneChineseScript } from './one-chinese-script.ts'

/** What a certificate is found by. Both are cut up, and never folded again, by `registry.search_terms` of the database. */
export interface Searchable {
  /** The names of holder and system: a line for each, with a space before every word. */
  readonly names: string
  /** What is found as a whole only, with a space before and after each: number, identifier, words written together. */
  readonly forms: string
}

export function searchableOf({ certificateNumber, holder, aiSystem }: CertificateContent): Searchable {
  const { scheme, value } = holder.identifier
  const names = [...Object.values(holder.names), ...Object.values(aiSystem.names)].map(joinedWordsOf)
  const forms = [
    ...[certificateNumber, value].flatMap((text) => [...wordsOf(text), wordsOf(text).join('')]),
    wordsOf(`${scheme} ${value}`).join(''),
    ...names.flatMap(writtenTogether),
  ]
  return {
    names: [...new Set(names.map((words) => words.map((word) => ` ${word}`).join('')))].join('\n'),
    forms: [...new Set(forms)].map((form) => ` ${form}`).join('') + ' ',
  }
}

/**
 * The words of a text, folded so that equivalent spellings become equal: width and compatibility forms (NFKC), case, accents, invisible
 * characters, the forms of a Chinese character, apostrophes, and the full stops of an abbreviation. Other signs only part words.
 * Only the search uses it: the names of two scripts are two names, and each is shown as it is registered.
 */
export function wordsOf(text: string): string[] {
  return (folded(text).match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => word.match(DENSE_OR_SPACED) ?? [])
}

/** From this character on, a script writes no spaces between words or is searched like those: the database asks the same. */
const FIRST_DENSE = 0x2e80
const DENSE_OR_SPACED = /[\u{2e80}-\u{10ffff}]+|[^\u{2e80}-\u{10ffff}]+/gu

/** Whether a word is of a script that is searched by its characters and pairs of neighbours. */
export function isDense(word: string): boolean {
  return (word.codePointAt(0) ?? 0) >= FIRST_DENSE
}

/** The words of a name; a sign or a space between two Chinese words says nothing. */
function joinedWordsOf(name: string): string[] {
  const joined: string[] = []
  for (const word of wordsOf(name)) {
    const last = joined.at(-1)
    if (last !== undefined && isDense(last) && isDense(word)) joined[joined.length - 1] = last + word
    else joined.push(word)
  }
  return joined
}

/** Neighbouring words, and all words of a name, as they are when the spaces are left out. */
function writtenTogether(words: readonly string[]): string[] {
  const spaced = words.filter((word) => !isDense(word))
  const pairs = spaced.slice(1).map((word, index) => `${spaced[index] ?? ''}${word}`)
  return spaced.length > 2 ? [...pairs, spaced.join('')] : pairs
}

const APOSTROPHES = /['’‘ʼʻʹ‛′`´＇]/gu
/** Single letters with a full stop after each: S.A., J. P. */
const ABBREVIATION = /(?<![\p{L}\p{M}\p{N}])\p{L}\p{M}*(?:\.\s?\p{L}\p{M}*)+(?![\p{L}\p{M}\p{N}])/gu

function folded(text: string): string {
  // Before, for compatibility makes a space and an accent of some of them; and after, for it makes some of them of other signs.
  const plain = text.replaceAll(APOSTROPHES, '').normalize('NFKC').replaceAll(APOSTROPHES, '')
  return inOneChineseScript(
    plain
      .replaceAll(ABBREVIATION, (letters) => letters.replaceAll(/[.\s]/g, ''))
      .normalize('NFKD')
      .replaceAll(/[\p{M}\p{Cf}]/gu, '')
      .normalize('NFKC')
      // Upper case makes SS of ß, but leaves its capital ẞ (DIN 5008) as it is: lower case before. The final sigma is one letter with the other.
      .toLowerCase()
      .toUpperCase()
      .toLowerCase()
      .replaceAll('ς', 'σ'),
  )
}
