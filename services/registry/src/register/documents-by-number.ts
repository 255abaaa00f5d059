import DataLoader from 'dataloader'
import type { Pool } from 'pg'

/** The kept answer of a lookup as JSON text, neither parsed nor built, and the mark that changes with it. */
export interface KeptDocument {
  readonly document: string
  readonly mark: string
}

export type DocumentsByNumber = DataLoader<string, KeptDocument | undefined>

/** More than this in one statement and the last of them waits for long. */
const LOOKUPS_AT_ONCE = 64

/**
 * The kept answers by the numbers of their certificates. Lookups that arrive together are one statement by the primary key, so that a
 * crowd costs the database little more than one reader does; nothing is kept between them, and a lone lookup waits for nobody.
 */
export function documentsByNumber(pool: Pool): DocumentsByNumber {
  return new DataLoader((numbers) => readDocuments(pool, numbers), {
    cache: false,
    maxBatchSize: LOOKUPS_AT_ONCE,
    // After every request that has already arrived has been read.
    batchScheduleFn: setImmediate,
  })
}

async function readDocuments(pool: Pool, numbers: readonly string[]): Promise<(KeptDocument | undefined)[]> {
  const { rows } = await pool.query<KeptDocument & { number: string }>({
    name: 'registry-documents',
    text: `select certificate_number as number, document::text as document, document_mark as mark
           from registry.certificates where certificate_number = any($1)`,
    values: [numbers],
  })
  const found = new Map(rows.map((row) => [row.number, row]))
  return numbers.map((number) => found.get(number))
}
