import type { Transaction } from '@concert/db/authority-transaction'
import type { CoveringFile } from '@concert/domain/evidence-coverage/coverage'

/**
 * What was said of each evidence file of an application, in the order of their uploads, and why one is closed. This service may not read
 * the files.
 */
export async function evidenceOf({ client, authority }: Transaction, applicationId: string): Promise<CoveringFile[]> {
  const { rows } = await client.query<CoveringFile>({
    name: 'applications-evidence-of',
    text: `select held.evidence_id as "evidenceId", held.digest, held.kind, held.requirements,
        held.supersedes, held.judgement is not distinct from 'returned' as "isReturned",
        held.effective_on::text as "effectiveOn", closed.reason as "closedFor"
      from evidence.artefacts held
        left join evidence.closed_files closed on closed.authority = held.authority
          and closed.application_id = held.application_id and closed.digest = held.digest
      where held.authority = $1 and held.application_id = $2 order by held.evidence_id`,
    values: [authority, applicationId],
  })
  return rows
}
