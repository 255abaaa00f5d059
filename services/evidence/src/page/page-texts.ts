import type { Transaction } from '@concert/db/authority-transaction'
import type { Artefact } from '@concert/domain/artefact/state'
import { lockObject, withoutNeed } from '#artefact/stored-bytes.ts'

type OfFile = Pick<Artefact, 'evidenceId' | 'applicantId' | 'digest'>

/** The text of one page, and how many pages have one. */
export interface PageText {
  readonly text: string
  readonly pages: number
}

/**
 * Keeps what the pages of a file say, in place of what was read of them before; where nothing could be read, that stays. Nothing is kept of
 * bytes that are removed, shredded, or about to be: until this transaction ends, nobody removes them.
 */
export async function keepPageTexts(
  transaction: Transaction,
  { evidenceId, applicantId, digest }: OfFile,
  pages: readonly string[] | null,
): Promise<void> {
  if (pages === null) return
  await lockObject(transaction, digest)
  if ((await withoutNeed(transaction, [digest])).length > 0) return
  await removePageTexts(transaction, { evidenceId, digest })
  const { client, authority } = transaction
  await client.query({
    name: 'evidence-page-texts-keep',
    text: `insert into evidence.page_texts (authority, digest, evidence_id, applicant_id, page, text)
           select $1, $2, $3, $4, read.page, read.text from unnest($5::text[]) with ordinality as read (text, page)
            where not exists (select from evidence.artefacts recorded where recorded.authority = $1 and recorded.evidence_id = $3
              and recorded.quarantine ->> 'reason' = 'shredded')`,
    values: [authority, digest, evidenceId, applicantId, [...pages]],
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

/** The text of one page of a file; undefined where none is kept. */
export async function pageText(
  { client, authority }: Transaction,
  { evidenceId, digest }: OfFile,
  page: number,
): Promise<PageText | undefined> {
  const { rows } = await client.query<PageText>({
    name: 'evidence-page-text',
    text: `select kept.text, (
             select count(*)::integer from evidence.page_texts other
             where other.authority = kept.authority and other.digest = kept.digest and other.evidence_id = kept.evidence_id
           ) as pages
           from evidence.page_texts kept
           where kept.authority = $1 and kept.digest = $2 and kept.evidence_id = $3 and kept.page = $4`,
    values: [authority, digest, evidenceId, page],
  })
  return rows[0]
}
