import type { Transaction } from '@concert/db/authority-transaction'
import type { Artefact } from '@concert/domain/artefact/state'
import { lockObject, withoutNeed } from '#artefact/stored-bytes.ts'
import { objectIdentity, pageTextIdentity } from '#object-keys/identities.ts'
import type { KeyRing } from '#object-keys/key-ring.ts'
import { openValue, sealValue } from '#object-keys/sealed-value.ts'
import { textsKeyFor, textsKeyOf } from '#object-keys/texts-key.ts'

type OfFile = Pick<Artefact, 'evidenceId' | 'applicantId' | 'digest'>

/** The text of one page, and how many pages have one. */
export interface PageText {
  readonly text: string
  readonly pages: number
}

/**
 * Keeps what the pages of a file say, sealed, in place of what was read of them before; where nothing could be read, that stays. Nothing is
 * kept of bytes that are removed, shredded, or about to be: until this transaction ends, nobody removes them.
 *
 * @throws StoreUnavailable where the authority's key is not at hand; SealBroken where the row of the key is not what was written
 */
export async function keepPageTexts(
  transaction: Transaction,
  ring: KeyRing,
  { evidenceId, applicantId, digest }: OfFile,
  pages: readonly string[] | null,
): Promise<void> {
  if (pages === null) return forgetOwed(transaction, { evidenceId, digest })
  await lockObject(transaction, digest)
  if ((await withoutNeed(transaction, [digest])).length > 0) return
  const key = await textsKeyFor(transaction, ring, digest)
  if (key === undefined) return
  await removePageTexts(transaction, { evidenceId, digest })
  const { client, authority } = transaction
  const object = objectIdentity(authority, digest)
  const sealed = pages.map((text, index) =>
    sealValue(key, Buffer.from(text), pageTextIdentity(object, evidenceId, index + 1)),
  )
  await client.query({
    name: 'evidence-page-texts-keep',
    text: `insert into evidence.page_texts (authority, digest, evidence_id, applicant_id, page, sealed)
           select $1, $2, $3, $4, read.page, read.sealed from unnest($5::bytea[]) with ordinality as read (sealed, page)
            where not exists (select from evidence.artefacts recorded where recorded.authority = $1 and recorded.evidence_id = $3
              and recorded.quarantine ->> 'reason' = 'shredded')`,
    values: [authority, digest, evidenceId, applicantId, sealed],
  })
}

/** Removes what is kept of the pages of one file. The bytes are locked. */
export async function removePageTexts(
  { client, authority }: Transaction,
  { evidenceId, digest }: Pick<OfFile, 'evidenceId' | 'digest'>,
): Promise<void> {
  await client.query({
    name: 'evidence-page-texts-remove',
    text: 'delete from evidence.page_texts where authority = $1 and digest = $2 and evidence_id = $3',
    values: [authority, digest, evidenceId],
  })
}

/** Removes what is kept of the pages of every file with these bytes. The bytes are locked. */
export async function discardPageTexts({ client, authority }: Transaction, digest: string): Promise<void> {
  await client.query({
    name: 'evidence-page-texts-discard',
    text: 'delete from evidence.page_texts where authority = $1 and digest = $2',
    values: [authority, digest],
  })
}

/**
 * The text of one page of a file; undefined where none is kept, or it is owed.
 *
 * @throws StoreUnavailable where the authority's key is not at hand; SealBroken where a row is not what was written
 */
export async function pageText(
  transaction: Transaction,
  ring: KeyRing,
  { evidenceId, digest }: OfFile,
  page: number,
): Promise<PageText | undefined> {
  const { client, authority } = transaction
  const { rows } = await client.query<{ readonly sealed: Buffer; readonly pages: number }>({
    name: 'evidence-page-text',
    text: `select kept.sealed, (
             select count(*)::integer from evidence.page_texts other
             where other.authority = kept.authority and other.digest = kept.digest and other.evidence_id = kept.evidence_id
           ) as pages
           from evidence.page_texts kept
           where kept.authority = $1 and kept.digest = $2 and kept.evidence_id = $3 and kept.page = $4 and kept.sealed is not null`,
    values: [authority, digest, evidenceId, page],
  })
  const [kept] = rows
  const key = kept && (await textsKeyOf(transaction, ring, digest))
  if (kept === undefined || key === undefined) return undefined
  const identity = pageTextIdentity(objectIdentity(authority, digest), evidenceId, page)
  return { text: openValue(key, kept.sealed, identity).toString('utf8'), pages: kept.pages }
}

/** What was owed cannot be read any more: nobody waits for it. */
async function forgetOwed(
  { client, authority }: Transaction,
  { evidenceId, digest }: Pick<OfFile, 'evidenceId' | 'digest'>,
): Promise<void> {
  await client.query({
    name: 'evidence-page-texts-forget-owed',
    text: 'delete from evidence.page_texts where authority = $1 and digest = $2 and evidence_id = $3 and sealed is null',
    values: [authority, digest, evidenceId],
  })
}
