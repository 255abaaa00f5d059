import { and, or, type SQL, sql } from 'drizzle-orm'
import type { Pool } from 'pg'
import { forSlice, planned, type RunSearch } from './run-search.ts'
import { isAfter, isValidWhereInForce, type Slice } from './search-filter.ts'
import type { SearchQuery } from './search-query.ts'
import { isDense } from './search-text.ts'
import type { AskWords } from './search-words.ts'
import { hasAllInWeek, hasAllOf, hasOneOf, searched } from './searched.ts'
import { effectTerms, hasWord, isForm, isInText, type Way, type WaysOfFew, waysToFind } from './ways-to-find.ts'

export interface FoundNumber extends Record<string, unknown> {
  readonly issuedAt: string
  readonly certificateNumber: string
}

/** How many of the newest certificates are read for each one that is wanted, before the index is asked: what many have is found there. */
const READ_FOR_EACH = 64

/**
 * The certificates that a query finds, newest first; at most one more than the limit, and always all up to there. What many have is found
 * among the newest, what few have is read whole, and what many had in former times is found week by week.
 */
export async function numbersByText(
  pool: Pool,
  query: SearchQuery,
  slice: Slice,
  ask: AskWords,
): Promise<FoundNumber[]> {
  const run = forSlice(query.words, slice)
  const newest = await read(run, pool, amongNewest(query, slice), slice)
  if (newest.length > slice.limit) return newest
  const asked = await ask(query.words)
  const { ofFew, ofMany } = waysToFind(query, asked, slice.filter)
  // What is in no name is an identifier or nothing. How many have a word of the names is not the same for any two.
  const runFew = asked.every(({ registered }) => registered?.length === 0) ? run : planned
  for (const few of ofFew) {
    const found = await readFew(runFew, pool, few, slice)
    if (found !== undefined) return found
  }
  return read(planned, pool, byWeek(ofMany, slice), slice)
}

/** @param found in its own order, of which as many as are wanted are read */
function read(run: RunSearch, pool: Pool, found: SQL, { limit }: Slice): Promise<FoundNumber[]> {
  return run<FoundNumber>(
    pool,
    sql`
    select issued_at::text as "issuedAt", certificate_number as "certificateNumber"
    from (${found} ${atMost(limit + 1)}) found order by found.issued_at desc, certificate_number desc`,
  )
}

/** Written out: of a limit that is a value the plan would believe that it is a tenth of everything. */
function atMost(count: number): SQL {
  return sql.raw(`limit ${Math.trunc(count)}`)
}

function amongNewest(query: SearchQuery, slice: Slice): SQL {
  const found = or(
    and(...query.words.map((word) => (isDense(word) ? hasWord(word) : isInText(word)))),
    query.together === undefined ? undefined : isForm(query.together),
  )
  const standing = effectTerms(slice.filter)
  const newest = sql`select * from registry.searched where ${isAfter(slice, searched) ?? sql`true`}
    order by issued_at desc, certificate_number desc ${atMost((slice.limit + 1) * READ_FOR_EACH)}`
  return sql`select issued_at, certificate_number from (${newest}) newest where ${and(
    found,
    standing.length === 0 ? undefined : sql`${searched.effects} @> ${sql.param(standing)}::text[]`,
    isValidWhereInForce(slice, searched),
  )} order by issued_at desc, certificate_number desc`
}

/** Undefined where the index finds more than the most: which of them are the newest is not known then. */
async function readFew(
  run: RunSearch,
  pool: Pool,
  { ways, most }: WaysOfFew,
  slice: Slice,
): Promise<FoundNumber[] | undefined> {
  const matching = ways.map(({ every, oneOf, inNames }) => {
    const found = and(inNames, isValidWhereInForce(slice, searched), isAfter(slice, searched)) ?? sql`true`
    const terms = and(every.length === 0 ? undefined : hasAllOf(every), ...oneOf.map(hasOneOf))
    return sql`select issued_at, certificate_number, ${found} as is_found from registry.searched where ${terms}`
  })
  const [read] = await run<{ matches: number; found: FoundNumber[] }>(
    pool,
    sql`
    with matching as materialized (select * from (${sql.join(matching, sql` union all `)}) each ${atMost(most + 1)}),
      newest as (select distinct issued_at, certificate_number from matching where is_found
        order by issued_at desc, certificate_number desc ${atMost(slice.limit + 1)})
    select (select count(*)::int from matching) as matches, coalesce((select json_agg(
      json_build_object('issuedAt', issued_at::text, 'certificateNumber', certificate_number)
      order by newest.issued_at desc, certificate_number desc) from newest), '[]') as found`,
  )
  return read === undefined || read.matches > most ? undefined : read.found
}

/** Each week is a search of its own in the index, and the next one is asked only where more are wanted. */
function byWeek(ways: readonly Way[], slice: Slice): SQL {
  const ofWeek = ways.map(({ every, oneOf, inNames }) => {
    const where = and(
      hasAllInWeek(every, sql`week`),
      ...oneOf.map(hasOneOf),
      inNames,
      isValidWhereInForce(slice, searched),
    )
    return sql`select issued_at, certificate_number from registry.searched where ${where}`
  })
  const newest =
    slice.after === undefined
      ? sql`(select max(issued_at) from registry.searched)`
      : sql`${slice.after[0]}::timestamptz`
  const weeks = sql`select week from generate_series(registry.week_of(${newest}),
    registry.week_of((select min(issued_at) from registry.searched)), -1) as week order by week desc`
  // `offset 0`: what comes after is asked of what a week has, and is no reason to read the list of all certificates for each week.
  return sql`select issued_at, certificate_number from (${weeks}) weeks,
    lateral (select issued_at, certificate_number from (${sql.join(ofWeek, sql` union `)}) ways offset 0) of_week
    where ${isAfter(slice, searched) ?? sql`true`} order by week desc, issued_at desc, certificate_number desc`
}
