import { type Period, periodAt } from '@concert/credentials/period-of-validity'
import { localDate } from '@concert/domain/instant'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { pageOf } from '@concert/platform/paging'
import type { RegistryContext } from '#context.ts'
import type { RegisteredCertificate } from './representation.ts'
import { searchDocuments, type SearchFilter } from './search-documents.ts'
import { readClock } from '#clock.ts'

/** A certificate of the list, and whether it is valid on the day of the request. */
export interface ListedCertificate {
  readonly document: RegisteredCertificate
  readonly period: Period
}

/** One page of the register, newest certificate first; stable while certificates are added. */
export async function search(
  { pool, cursors }: RegistryContext,
  query: SearchFilter & { readonly limit: number; readonly cursor?: string | undefined },
): Promise<{ items: ListedCertificate[]; nextCursor: string | null }> {
  const { limit, cursor, q, jurisdiction, status } = query
  const filter = { list: 'certificates', q, jurisdiction, status }
  const after = cursors.read(filter, cursor)
  const now = await readClock(pool)
  const found = await searchDocuments(pool, filter, daysAt(now), limit, after)
  const { items, nextCursor } = pageOf(found, limit, (last) => cursors.write(filter, last.after))
  const listed = items.map(({ document }) => ({
    document,
    period: periodAt(document, now),
  }))
  return { items: listed, nextCursor }
}

/** The calendar date that it is at each authority: a certificate's days are those of its lead. */
function daysAt(now: string): Record<Authority, string> {
  return Object.fromEntries(authorities.map((authority) => [authority, localDate(now, authority)])) as Record<
    Authority,
    string
  >
}
