import { withAuthority } from '@concert/db/authority-transaction'
import type { EvidenceContext } from '#context.ts'
import { NEEDS_ITS_BYTES } from './stored-bytes.ts'

/** What of the store is looked at in one question. */
const DUE_MAX = 500
/** What was not right is looked at again: its client may have brought the bytes back. */
const AGAIN_AFTER_MS = 3_600_000
/** Early enough that none is late at the end of its period. */
const DUE_AT_PART = 0.9

/**
 * Digests with a record that needs its bytes and that were not read since a part of the period before `begunAt`, the longest unread first;
 * where they were not right the last time, since an hour before.
 */
export async function dueObjects(
  { authority, pool, recheckMs }: Pick<EvidenceContext, 'authority' | 'pool' | 'recheckMs'>,
  begunAt: string,
): Promise<string[]> {
  const { rows } = await withAuthority(pool, { authority, applicant: '*' }, ({ client }) =>
    client.query<{ digest: string }>(DUE, [
      authority,
      begunAt,
      recheckMs * DUE_AT_PART,
      Math.min(AGAIN_AFTER_MS, recheckMs),
      DUE_MAX,
    ]),
  )
  return rows.map(({ digest }) => digest)
}

// What was never read again was hashed when it was stored.
const DUE = `select recorded.digest
  from evidence.artefacts recorded
  join applications.applications application
    on application.authority = recorded.authority and application.application_id = recorded.application_id
  left join evidence.object_checks seen on seen.authority = recorded.authority and seen.digest = recorded.digest
  where recorded.authority = $1 and ${NEEDS_ITS_BYTES}
  group by recorded.digest, seen.looked_at, seen.is_right
  having coalesce(seen.looked_at, min(recorded.stored_at))
    < $2::timestamptz - (case when seen.is_right is false then $4::float8 else $3::float8 end) * interval '1 ms'
  order by coalesce(seen.looked_at, min(recorded.stored_at)), recorded.digest
  limit $5`
