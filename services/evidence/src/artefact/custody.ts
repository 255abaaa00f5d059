import type { Transaction } from '@concert/db/authority-transaction'
import type { Artefact, CustodyBasis } from '@concert/domain/artefact/state'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { ByteRange } from '#object-store/object-store.ts'
import { custody } from './tables.ts'

/** To whom bytes of an evidence file are given. */
export interface Handing extends ByteRange {
  /** Who of the staff; null for the applicant. */
  readonly personId: string | null
  /** On what, for each of its origins. */
  readonly bases: readonly CustodyBasis[]
}

/** Records that bytes are given. The instant is the database's. Step 6 of docs/flows/evidence.md. */
export async function recordCustody(
  { client }: Transaction,
  { authority, evidenceId, applicantId, digest }: Artefact,
  { personId, first, last, bases }: Handing,
): Promise<void> {
  await client.query({
    name: 'evidence-custody-record',
    text: `insert into evidence.custody
             (authority, evidence_id, applicant_id, person_id, digest, first_byte, last_byte, bases)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [authority, evidenceId, applicantId, personId, digest, first, last, [...bases]],
  })
}

/** Who was given bytes of a file, newest first, after the entry with these sort values. */
export function newestCustody(
  { db, authority }: Transaction,
  evidenceId: string,
  after: readonly string[] | undefined,
  rowsMax: number,
) {
  const { custodyId, givenAt, personId, digest, firstByte, lastByte, bases } = custody
  return db
    .select({ custodyId, givenAt, personId, digest, firstByte, lastByte, bases })
    .from(custody)
    .where(
      and(
        eq(custody.authority, authority),
        eq(custody.evidenceId, evidenceId),
        after === undefined
          ? undefined
          : sql`(${givenAt}, ${custodyId}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(givenAt), desc(custodyId))
    .limit(rowsMax)
}
