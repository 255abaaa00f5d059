import type { Transaction } from '@concert/db/authority-transaction'
import type { Artefact, CustodyBasis } from '@concert/domain/artefact/state'
import type { Authority } from '@concert/domain/jurisdictions'
import type { Party } from '@concert/domain/transfer-basis/transfer-basis'
import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { ByteRange } from '#object-store/object-store.ts'
import { countSubjects, type Relied } from './count-subjects.ts'
import { custody } from './tables.ts'

/** On what content may be read, and from where. */
export interface Ground {
  /** On what, for each of its origins. */
  readonly bases: readonly CustodyBasis[]
  /** The legal bases among them that are on record. */
  readonly relied: readonly Relied[]
  /** The place of the reader's office, and the legal entity whose it is; null for the applicant, and where none is on record. */
  readonly office: Pick<Party, 'place' | 'entity'> | null
}

/** To whom bytes of an evidence file are given. */
export interface Handing extends ByteRange, Ground {
  /** Where no bytes are given but the text of one page of them: its number from 1 on. */
  readonly page: number | null
  /** Who of the staff; null for the applicant, and for a reader of another authority. */
  readonly personId: string | null
  /** Who of the staff of another authority, by the name that it uses, and the id of its request; null otherwise. */
  readonly reader: { readonly authority: Authority; readonly personId: string; readonly readId: string } | null
}

/**
 * Records that bytes are given, and counts the persons whom they are about under every legal basis on which they are. The instant is the
 * database's. Step 7 of docs/flows/evidence.md. Step 6 of docs/flows/border-read.md.
 */
export async function recordCustody(
  transaction: Transaction,
  artefact: Artefact,
  { personId, reader, first, last, page, bases, relied, office }: Handing,
): Promise<void> {
  const { authority, evidenceId, applicantId, digest } = artefact
  const counted = countSubjects(transaction, artefact, relied)
  const recorded = transaction.client.query({
    name: 'evidence-custody-record',
    text: `insert into evidence.custody
             (authority, evidence_id, applicant_id, person_id, digest, first_byte, last_byte, bases, basis_ids,
              office_place, office_entity, reader_authority, reader_id, page, read_id)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    values: [
      authority,
      evidenceId,
      applicantId,
      personId,
      digest,
      first,
      last,
      [...bases],
      relied.map(({ basisId }) => basisId),
      office?.place ?? null,
      office?.entity ?? null,
      reader?.authority ?? null,
      reader?.personId ?? null,
      page,
      reader?.readId ?? null,
    ],
  })
  // In one round trip.
  await Promise.all([counted, recorded])
}

const custodyColumns = getTableColumns(custody)

/** Who was given bytes of a file, newest first, after the entry with these sort values. */
export function newestCustody(
  { db, authority }: Transaction,
  evidenceId: string,
  after: readonly string[] | undefined,
  rowsMax: number,
) {
  const {
    custodyId,
    givenAt,
    authority: _authority,
    evidenceId: _evidenceId,
    applicantId: _applicantId,
    ...shown
  } = custodyColumns
  return db
    .select({ custodyId, givenAt, ...shown })
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
