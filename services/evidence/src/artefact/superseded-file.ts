import type { Transaction } from '@concert/db/authority-transaction'
import type { SupersededFile } from '@concert/domain/artefact/commands'
import type { DeclaredFile } from './upload.ts'

/**
 * What an application has on record of the file that an upload is to supersede; null where it does not have it, or where none is named. The
 * bytes of the upload themselves are no other version: a repetition is told what was told before. Whoever else would supersede the same file
 * waits until this transaction ends.
 */
export async function supersededFile(
  { client, authority }: Transaction,
  { applicationId, sha256, supersedes }: Pick<DeclaredFile, 'applicationId' | 'sha256' | 'supersedes'>,
): Promise<SupersededFile | null> {
  if (supersedes === null) return null
  const named = [authority, applicationId, supersedes]
  const { rowCount } = await client.query({
    name: 'evidence-superseded-lock',
    text: `select from evidence.artefacts where authority = $1 and application_id = $2 and evidence_id = $3 for no key update`,
    values: named,
  })
  if (rowCount === 0) return null
  const { rows } = await client.query<SupersededFile>({
    name: 'evidence-superseded-file',
    text: `select earlier.kind, later.evidence_id as "supersededBy"
      from evidence.artefacts earlier
      left join evidence.artefacts later on later.authority = earlier.authority and later.application_id = earlier.application_id
        and later.kind = earlier.kind and later.supersedes = earlier.evidence_id and later.digest <> $4
      where earlier.authority = $1 and earlier.application_id = $2 and earlier.evidence_id = $3`,
    values: [...named, sha256],
  })
  return rows[0] ?? null
}
