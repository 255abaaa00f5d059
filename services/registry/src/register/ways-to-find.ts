import { and, like, or, type SQL } from 'drizzle-orm'
import { isDense } from './search-text.ts'
import type { SearchFilter } from './search-filter.ts'
import type { SearchQuery } from './search-query.ts'
import { type AskedWord, isBeginning } from './search-words.ts'
import { searched } from './searched.ts'

/** One way in which a certificate can be what is asked for: what the index is asked, and what is looked for in what it finds. */
export interface Way {
  /** Terms that it has all of. */
  readonly every: readonly string[]
  /** Lists, of each of which it has a term. */
  readonly oneOf: readonly (readonly string[])[]
  /** What its names must have beside. */
  readonly inNames: SQL | undefined
}

/** Ways together find everything, and are given up once the index finds more by them than is worth reading. */
export interface WaysOfFew {
  readonly ways: readonly Way[]
  readonly most: number
}

export interface Ways {
  /** To be tried in this order. */
  readonly ofFew: readonly WaysOfFew[]
  /** Find everything, whatever there is of it. */
  readonly ofMany: readonly Way[]
}

/** For each item that it reads, the index looks at every term of a list: several short lists cost less than a long one. */
const LIST = 64
/** Where the index can find the newest of more, reading so many and sorting them costs about as much. */
const FEW = 1_000
/** What follows without the index reads the names of all certificates of a week. */
const FEW_BY_PARTS = 5_000
/** So many words are looked up sooner than the index lists what has a common word. */
const FEW_WORDS = 2_048

/**
 * A part of many words can be found in two ways: in the names of what the other words find, or by its own words, a list of them at a time.
 * Which one costs less nobody knows before: a word of the register may be one certificate's, or half of all.
 */
export function waysToFind({ together }: SearchQuery, asked: readonly AskedWord[], filter: SearchFilter): Ways {
  const effects = effectTerms(filter)
  const isWide = ({ word, registered }: AskedWord) => !isDense(word) && (registered?.length ?? Infinity) > LIST
  const wide = asked.filter(isWide)
  const narrow = asked.filter((one) => !isWide(one))
  const [leading] = wide.toSorted((a, b) => (a.registered?.length ?? Infinity) - (b.registered?.length ?? Infinity))
  const others = wide.filter((one) => one !== leading)
  const byNarrow: Way = {
    every: [...effects, ...narrow.flatMap(exactTermsOf)],
    oneOf: narrow.map(listOf).filter((list) => list.length > 0),
    inNames: and(...narrow.map(besideTerms), ...wide.map(({ word }) => isInText(word))),
  }
  const byLeading = listsOf(leading).map((list): Way => ({
    every: byNarrow.every,
    oneOf: [...byNarrow.oneOf, list],
    inNames: and(...narrow.map(besideTerms), ...others.map(({ word }) => isInText(word))),
  }))
  const byForm: Way[] = together === undefined ? [] : [{ every: [together, ...effects], oneOf: [], inNames: undefined }]
  const few = [
    { ways: narrow.length > 0 ? [byNarrow] : [], most: FEW },
    { ways: byLeading, most: FEW_BY_PARTS },
  ]
  return {
    ofFew: ((leading?.registered?.length ?? Infinity) > FEW_WORDS ? few : few.toReversed())
      .filter(({ ways }) => ways.length > 0)
      .map(({ ways, most }) => ({ ways: [...ways, ...byForm], most })),
    ofMany: [byNarrow, ...byForm],
  }
}

/** All terms that a certificate must have go into one condition, which the index answers from the rarest of them. */
function exactTermsOf({ word, registered }: AskedWord): string[] {
  if (isDense(word)) return pairsOf(word)
  return registered?.every((one) => one === word) === true ? [word] : []
}

/** The words of the register that a word is a part of, and itself, which may be a form; none where its exact terms say all. */
function listOf({ word, registered = [] }: AskedWord): string[] {
  const any = [...new Set([word, ...registered])]
  return isDense(word) || any.length === 1 ? [] : any
}

function listsOf(asked: AskedWord | undefined): string[][] {
  if (asked?.registered === undefined) return []
  const any = listOf(asked)
  return Array.from({ length: Math.ceil(any.length / LIST) }, (_, at) => any.slice(at * LIST, (at + 1) * LIST))
}

/** Pairs of characters may stand apart. */
function besideTerms({ word }: AskedWord): SQL | undefined {
  return isDense(word) && Array.from(word).length > 2 ? hasWord(word) : undefined
}

function pairsOf(word: string): string[] {
  const characters = Array.from(word)
  if (characters.length === 1) return characters
  return [...new Set(characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`))]
}

export function isInText(word: string): SQL | undefined {
  return or(hasWord(word), isForm(word))
}

/** A word has letters and digits only, so nothing in it is a wildcard. */
export function hasWord(word: string): SQL {
  return like(searched.names, !isDense(word) && isBeginning(word) ? `% ${word}%` : `%${word}%`)
}

export function isForm(word: string): SQL {
  return like(searched.forms, `% ${word} %`)
}

/** As `registry.keep_searched` writes them: jurisdiction and status together mean one effect that has both. */
export function effectTerms({ jurisdiction, status }: SearchFilter): string[] {
  const parts = [jurisdiction, status].filter((part) => part !== undefined)
  return parts.length === 0 ? [] : [`=${parts.join(' ')}`]
}
