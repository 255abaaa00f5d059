import { and, like, or, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { Pool } from 'pg'
import { isAfter, isValidWhereInForce, type SearchFilter, type Slice } from './search-filter.ts'
import type { SearchQuery } from './search-query.ts'
import { isDense } from './search-text.ts'
import { type AskedWord, askedWords, isBeginning } from './search-words.ts'

/** The columns of `registry.searched`, which the database derives; also of a part of its rows. */
const searched = {
  issuedAt: sql`issued_at`,
  certificateNumber: sql`certificate_number`,
  leadAuthority: sql`lead_authority`,
  validFrom: sql`valid_from`,
  validTo: sql`valid_to`,
  names: sql`names`,
  forms: sql`forms`,
  effects: sql`effects`,
}

export interface FoundNumber extends Record<string, unknown> {
  readonly issuedAt: string
  readonly certificateNumber: string
}

/**
 * How many of the newest certificates are read for each one that is wanted, before the index of the terms is asked. What many
 * certificates have is found among them; what few have costs little in the index; the index alone would sort what many have.
 */
const READ_FOR_EACH = 64

/** The certificates that a query finds, newest first; at most one more than the limit. */
export async function numbersByText(pool: Pool, query: SearchQuery, slice: Slice): Promise<FoundNumber[]> {
  const asked = await askedWords(pool, query.words)
  const wanted = slice.limit + 1
  const newest = await read(pool, amongNewest(query, slice, wanted * READ_FOR_EACH), wanted)
  return newest.length === wanted ? newest : read(pool, byTerms(query, asked, slice), wanted)
}

async function read(pool: Pool, found: SQL, wanted: number): Promise<FoundNumber[]> {
  const { rows } = await drizzle(pool).execute<FoundNumber>(sql`
    select issued_at::text as "issuedAt", certificate_number as "certificateNumber"
    from (${found}) found order by found.issued_at desc, certificate_number desc limit ${wanted}`)
  return rows
}

function amongNewest(query: SearchQuery, slice: Slice, width: number): SQL {
  const { forms, effects } = searched
  const found = or(
    and(...query.words.map((word) => (isDense(word) ? hasWord(word) : isInText(word)))),
    query.together === undefined ? undefined : like(forms, `% ${query.together} %`),
  )
  const standing = effectTerms(slice.filter)
  const newest = sql`select * from registry.searched where ${isAfter(slice, searched) ?? sql`true`}
    order by issued_at desc, certificate_number desc limit ${width}`
  return sql`select issued_at, certificate_number from (${newest}) newest where ${and(
    found,
    standing.length === 0 ? undefined : contains(effects, standing),
    isValidWhereInForce(slice, searched),
  )}`
}

/**
 * Finds what `amongNewest` finds, in all certificates. Each alternative is a statement with a plan of its own: alternatives in one condition
 * are asked of the rows again, which costs more than finding them.
 */
function byTerms({ together }: SearchQuery, asked: readonly AskedWord[], slice: Slice): SQL {
  const effects = effectTerms(slice.filter)
  const alternatives = [
    ...alternativesOf(asked).map((condition) => and(has([...effects, ...asked.flatMap(exactTermsOf)]), condition)),
    ...(together === undefined ? [] : [has([together, ...effects])]),
  ]
  const found = alternatives.map((condition) => {
    const where = and(condition, isValidWhereInForce(slice, searched), isAfter(slice, searched))
    return sql`select issued_at, certificate_number from registry.searched where ${where}`
  })
  return sql.join(found, sql` union `)
}

/** Written as the index has it. */
const terms = sql`(registry.search_terms(${searched.names}, ${searched.forms}) || ${searched.effects})`
/** For each item that it reads, the index looks at every term of a list: several short lists cost less than a long one. */
const LIST = 64

/**
 * A part of many words is looked for in the names of what the other words find. Where there is no other, its words are the alternatives,
 * some at a time.
 */
function alternativesOf(asked: readonly AskedWord[]): (SQL | undefined)[] {
  const isWide = ({ word, registered }: AskedWord) => !isDense(word) && (registered?.length ?? Infinity) >= LIST
  const wide = asked.filter(isWide)
  const narrow = asked.filter((one) => !isWide(one)).map(hasAsked)
  const [leading] = wide.toSorted((a, b) => (a.registered?.length ?? Infinity) - (b.registered?.length ?? Infinity))
  if (narrow.length > 0 || leading?.registered === undefined)
    return [and(...narrow, ...wide.map(({ word }) => isInText(word)))]
  const any = [...new Set([leading.word, ...leading.registered])]
  const others = wide.filter((one) => one !== leading).map(({ word }) => isInText(word))
  const lists = Array.from({ length: Math.ceil(any.length / LIST) }, (_, at) => any.slice(at * LIST, (at + 1) * LIST))
  return lists.map((list) => and(hasOneOf(list), ...others))
}

/** All terms that a certificate must have go into one condition, which the index answers from the rarest of them. */
function exactTermsOf({ word, registered }: AskedWord): string[] {
  if (isDense(word)) return pairsOf(word)
  return registered?.every((one) => one === word) === true ? [word] : []
}

/** What is asked of a word beside its exact terms. */
function hasAsked({ word, registered = [] }: AskedWord): SQL | undefined {
  if (isDense(word)) return Array.from(word).length > 2 ? hasWord(word) : undefined
  const any = [...new Set([word, ...registered])]
  return any.length === 1 ? undefined : hasOneOf(any)
}

function has(wanted: readonly string[]): SQL | undefined {
  return wanted.length === 0 ? undefined : contains(terms, wanted)
}

function hasOneOf(wanted: readonly string[]): SQL {
  return sql`${terms} && ${sql.param(wanted)}::text[]`
}

function contains(array: SQL, wanted: readonly string[]): SQL {
  return sql`${array} @> ${sql.param(wanted)}::text[]`
}

function pairsOf(word: string): string[] {
  const characters = Array.from(word)
  if (characters.length === 1) return characters
  return [...new Set(characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`))]
}

function isInText(word: string): SQL | undefined {
  return or(hasWord(word), isForm(word))
}

/** A word has letters and digits only, so nothing in it is a wildcard. */
function hasWord(word: string): SQL {
  return like(searched.names, !isDense(word) && isBeginning(word) ? `% ${word}%` : `%${word}%`)
}

function isForm(word: string): SQL {
  return like(searched.forms, `% ${word} %`)
}

/** As `registry.keep_searched` writes them: jurisdiction and status together mean one effect that has both. */
function effectTerms({ jurisdiction, status }: SearchFilter): string[] {
  const parts = [jurisdiction, status].filter((part) => part !== undefined)
  return parts.length === 0 ? [] : [`=${parts.join(' ')}`]
}
