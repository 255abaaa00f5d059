import { isDense, wordsOf } from './search-text.ts'

/** Words between names that people write in several ways, or as a sign. */
const BETWEEN_NAMES: ReadonlySet<string> = new Set(['and', 'e'])
/** Of a query with more words, the longest count. */
const MOST_WORDS = 24

/** What a query asks for, folded as the names are. */
export interface SearchQuery {
  /** Every one must be found, in any order; the longest first. */
  readonly words: readonly string[]
  /** The whole query without its spaces and signs, for an identifier that was pasted in groups. */
  readonly together: string | undefined
}

/** Undefined when nothing in the text can be searched for. */
export function searchQueryOf(text: string): SearchQuery | undefined {
  const all = wordsOf(text)
  const telling = all.filter((word) => !BETWEEN_NAMES.has(word))
  const words = [...new Set(telling.length > 0 ? telling : all)].toSorted((a, b) => b.length - a.length)
  if (words.length === 0) return undefined
  const together = all.length > 1 && !all.some(isDense) ? all.join('') : undefined
  return { words: words.slice(0, MOST_WORDS), together }
}
