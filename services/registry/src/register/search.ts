import { type Period, periodAt } from '@concert/credentials/period-of-validity'
import { localDate } from '@concert/domain/instant'
import { authorities } from '@concert/domain/jurisdictions'
import { pageOf } from '@concert/platform/paging'
import type { RegistryContext } from '#context.ts'
import { readClock } from '#clock.ts'
import { type Correction, corrected, correctionsOf } from './correction.ts'
import type { RegisteredCertificate } from './representation.ts'
import { type FoundCertificate, searchDocuments } from './search-documents.ts'
import { isOfDay, type SearchFilter, type Today } from './search-filter.ts'
import { askingOnce } from './search-words.ts'

/** A certificate of the list, and whether it is valid on the day of the request. */
export interface ListedCertificate {
  readonly document: RegisteredCertificate
  readonly period: Period
}

export interface SearchResults {
  readonly items: readonly ListedCertificate[]
  readonly nextCursor: string | null
  /** What was read in place of a word with which nothing was found. */
  readonly correction: Correction | null
}

/** One page of the register, newest certificate first; stable while certificates are added. */
export async function search(
  { searchPool, cursors }: RegistryContext,
  query: SearchFilter & { readonly limit: number; readonly cursor?: string | undefined },
): Promise<SearchResults> {
  const { limit, cursor, q, jurisdiction, status } = query
  const filter = { list: 'certificates', q, jurisdiction, status }
  const [issuedAt, certificateNumber, typed, read] = cursors.read(filter, cursor) ?? []
  const after = issuedAt === undefined || certificateNumber === undefined ? undefined : [issuedAt, certificateNumber]
  const carried = typed === undefined || read === undefined ? null : { typed, read }
  const ask = askingOnce(searchPool)
  const before = isOfDay(filter) ? await readClock(searchPool) : undefined
  const today = before === undefined ? undefined : daysAt(before)
  const find = (correction: Correction | null) =>
    searchDocuments(searchPool, { ...filter, q: corrected(q, correction) }, today, limit, after, ask)
  const { rows, correction } = await findOrCorrect(find, carried, () =>
    q === undefined || after !== undefined ? [] : correctionsOf(searchPool, q, ask),
  )
  const { items, nextCursor } = pageOf(rows, limit, (last) =>
    // The next page reads the same word in place of the one that was typed.
    cursors.write(filter, [...last.after, ...(correction === null ? [] : [correction.typed, correction.read])]),
  )
  // Of nothing found nobody asks whether it is valid.
  if (items.length === 0) return { items: [], nextCursor, correction }
  const now = before ?? (await readClock(searchPool))
  const listed = items.map(({ document }) => ({ document, period: periodAt(document, now) }))
  return { items: listed, nextCursor, correction }
}

/** A typing error is forgiven only when nothing is found; of what may have been meant, the first that finds something counts. */
async function findOrCorrect(
  find: (correction: Correction | null) => Promise<FoundCertificate[]>,
  carried: Correction | null,
  candidates: () => Promise<readonly Correction[]> | readonly Correction[],
): Promise<{ rows: FoundCertificate[]; correction: Correction | null }> {
  const rows = await find(carried)
  if (rows.length > 0) return { rows, correction: carried }
  for (const correction of await candidates()) {
    const meant = await find(correction)
    if (meant.length > 0) return { rows: meant, correction }
  }
  return { rows, correction: carried }
}

/** The calendar date that it is at each authority: a certificate's days are those of its lead. */
function daysAt(now: string): Today {
  return Object.fromEntries(authorities.map((authority) => [authority, localDate(now, authority)])) as Record<
    (typeof authorities)[number],
    string
  >
}
