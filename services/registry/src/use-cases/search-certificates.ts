import { pageOf } from '@concert/platform'
import type { RegistryContext } from '#context.ts'
import { type RegisteredCertificate, searchDocuments, type SearchFilter } from '#store/certificates.ts'

/** One page of the register, newest certificate first; stable while certificates are added. */
export async function searchCertificates(
  { pool, cursors }: RegistryContext,
  query: SearchFilter & { readonly limit: number; readonly cursor?: string | undefined },
): Promise<{ items: RegisteredCertificate[]; nextCursor: string | null }> {
  const { limit, cursor, q, jurisdiction, status } = query
  const filter = { list: 'certificates', q, jurisdiction, status }
  const found = await searchDocuments(pool, filter, limit, cursors.read(filter, cursor))
  const { items, nextCursor } = pageOf(found, limit, ({ after }) => cursors.write(filter, after))
  return { items: items.map(({ document }) => document), nextCursor }
}
