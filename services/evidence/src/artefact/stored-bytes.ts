import type { Transaction } from '@concert/db/authority-transaction'
import { and, eq } from 'drizzle-orm'
import { artefacts } from './tables.ts'

/** Whether any record that this transaction can see references these bytes. */
export async function isReferenced(transaction: Transaction, digest: string): Promise<boolean> {
  const [record] = await transaction.db
    .select({ evidenceId: artefacts.evidenceId })
    .from(artefacts)
    .where(and(eq(artefacts.authority, transaction.authority), eq(artefacts.digest, digest)))
    .limit(1)
  return record !== undefined
}

/** The digests that no record visible to this transaction references. */
export async function withoutRecord(transaction: Transaction, digests: readonly string[]): Promise<string[]> {
  const { rows } = await transaction.client.query<{ digest: string }>(
    `select asked.digest from unnest($2::text[]) as asked (digest)
      where not exists (
        select from evidence.artefacts recorded where recorded.authority = $1 and recorded.digest = asked.digest)`,
    [transaction.authority, digests],
  )
  return rows.map(({ digest }) => digest)
}

/**
 * Locks the bytes of this digest until the transaction ends: recording them and removing them as unreferenced exclude
 * each other, so that no record loses its bytes.
 */
export async function lockObject(transaction: Transaction, digest: string): Promise<void> {
  await transaction.client.query({
    name: 'evidence-object-turn',
    text: `insert into evidence.object_turns (authority, digest) values ($1, $2)
             on conflict (authority, digest) do update set taken_at = excluded.taken_at`,
    values: [transaction.authority, digest],
  })
}
