import { withAuthority } from '@concert/db/authority-transaction'
import type { EvidenceContext } from '#context.ts'
import { NEEDS_ITS_BYTES } from './stored-bytes.ts'

/** What is inspected in one turn at most. */
const DUE_MAX = 500
/** Early enough that none is late at the end of its period. */
const DUE_AT_PART = 0.9

/**
 * The files the text of whose pages is owed; then those whose category was corrected since their last inspection, and then those whose last
 * inspection, or whose upload where there was none, is longer ago than a part of the period before `begunAt`, the longest ago first. What the
 * store does not have as it was recorded is not inspected.
 */
export async function filesToInspect(
  { authority, pool, recheckMs }: Pick<EvidenceContext, 'authority' | 'pool' | 'recheckMs'>,
  begunAt: string,
): Promise<string[]> {
  const rows = await withAuthority(pool, { authority, applicant: '*' }, async ({ client }) => {
    const owed = await client.query<{ evidenceId: string }>(OWED, [authority, DUE_MAX])
    const due = await client.query<{ evidenceId: string }>(DUE, [authority, begunAt, recheckMs * DUE_AT_PART, DUE_MAX])
    return [...owed.rows, ...due.rows]
  })
  return [...new Set(rows.map(({ evidenceId }) => evidenceId))]
}

const OWED = `select distinct owed.evidence_id as "evidenceId"
  from evidence.page_texts owed
  join evidence.artefacts recorded on recorded.authority = owed.authority and recorded.evidence_id = owed.evidence_id
  join applications.applications application
    on application.authority = recorded.authority and application.application_id = recorded.application_id
  where owed.authority = $1 and owed.sealed is null
    and coalesce(recorded.quarantine ->> 'reason', '') not in ('digest-differs', 'bytes-missing')
    and ${NEEDS_ITS_BYTES}
  limit $2`
const DUE = `select recorded.evidence_id as "evidenceId"
  from evidence.artefacts recorded
  join applications.applications application
    on application.authority = recorded.authority and application.application_id = recorded.application_id
  where recorded.authority = $1
    and (recorded.inspected_as <> recorded.residency_category
      or coalesce(recorded.inspected_at, recorded.stored_at) < $2::timestamptz - $3::float8 * interval '1 ms')
    and coalesce(recorded.quarantine ->> 'reason', '') not in ('digest-differs', 'bytes-missing')
    and ${NEEDS_ITS_BYTES}
  order by coalesce(recorded.inspected_as <> recorded.residency_category, false) desc,
    coalesce(recorded.inspected_at, recorded.stored_at), recorded.evidence_id
  limit $4`
