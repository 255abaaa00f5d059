import type { Transaction } from '@concert/db/authority-transaction'
import { and, desc, eq, sql } from 'drizzle-orm'
import { artefacts } from './tables.ts'

export type ArtefactRecord = typeof artefacts.$inferSelect

/** Writes the record unless the application already has these bytes; returns whether it did. */
export async function insertArtefact(transaction: Transaction, record: ArtefactRecord): Promise<boolean> {
  const { authority, applicationId, digest } = artefacts
  const inserted = await transaction.db
    .insert(artefacts)
    .values(record)
    .onConflictDoNothing({ target: [authority, applicationId, digest] })
    .returning({ evidenceId: artefacts.evidenceId })
  return inserted.length === 1
}

/** The evidence, if the wall of this transaction makes it visible. */
export async function findArtefact(transaction: Transaction, evidenceId: string): Promise<ArtefactRecord | undefined> {
  const [record] = await transaction.db
    .select()
    .from(artefacts)
    .where(and(eq(artefacts.authority, transaction.authority), eq(artefacts.evidenceId, evidenceId)))
  return record
}

/** The application's record of these bytes. */
export async function findArtefactByDigest(
  transaction: Transaction,
  applicationId: string,
  digest: string,
): Promise<ArtefactRecord | undefined> {
  const [record] = await transaction.db
    .select()
    .from(artefacts)
    .where(
      and(
        eq(artefacts.authority, transaction.authority),
        eq(artefacts.applicationId, applicationId),
        eq(artefacts.digest, digest),
      ),
    )
  return record
}

/** An application's evidence, newest first, after the record with these sort values. */
export async function listArtefacts(
  transaction: Transaction,
  applicationId: string,
  after: readonly string[] | undefined,
  rowsMax: number,
): Promise<ArtefactRecord[]> {
  const { storedAt, evidenceId } = artefacts
  return transaction.db
    .select()
    .from(artefacts)
    .where(
      and(
        eq(artefacts.authority, transaction.authority),
        eq(artefacts.applicationId, applicationId),
        after === undefined ? undefined : sql`(${storedAt}, ${evidenceId}) < (${after[0]}::timestamptz, ${after[1]})`,
      ),
    )
    .orderBy(desc(storedAt), desc(evidenceId))
    .limit(rowsMax)
}

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
  const name = `evidence object ${transaction.authority} ${digest}`
  await transaction.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 30))`)
}
