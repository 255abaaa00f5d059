import { withAuthority } from '@concert/db/authority-transaction'
import type { EvidenceContext } from '#context.ts'

/**
 * Removes the uploads whose time has ended, and files of uploads that are there no more and have been quiet since an instant.
 *
 * @returns how many files were removed
 */
export async function sweepUploads(
  { authority, pool, spool }: Pick<EvidenceContext, 'authority' | 'pool' | 'spool'>,
  before: Date,
): Promise<number> {
  const wall = { authority, applicant: '*' }
  await withAuthority(pool, wall, ({ client }) =>
    client.query(
      `delete from evidence.uploads where authority = $1 and expires_at < clock_timestamp()
         and (leased_until is null or leased_until < clock_timestamp())`,
      [authority],
    ),
  )
  let removed = 0
  for await (const uploadId of spool.quietSince(before)) {
    const { rowCount } = await withAuthority(pool, wall, ({ client }) =>
      client.query('select from evidence.uploads where authority = $1 and upload_id = $2 and evidence_id is null', [
        authority,
        uploadId,
      ]),
    )
    if (rowCount !== 0) continue
    await spool.remove(uploadId)
    removed += 1
  }
  return removed
}
