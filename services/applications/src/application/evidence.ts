import type { Transaction } from '@concert/db/authority-transaction'
import type { EvidenceOnRecord } from '@concert/domain/artefact/evidence-on-record'

/** The evidence uploaded for an application, and why it is closed. This service may not read the files. */
export async function evidenceOf(
  { client, authority }: Transaction,
  applicationId: string,
): Promise<EvidenceOnRecord[]> {
  const { rows } = await client.query<EvidenceOnRecord>({
    name: 'applications-evidence-of',
    text: `select held.digest, closed.reason as "closedFor"
      from evidence.artefacts held
        left join evidence.closed_files closed on closed.authority = held.authority
          and closed.application_id = held.application_id and closed.digest = held.digest
      where held.authority = $1 and held.application_id = $2 order by held.digest`,
    values: [authority, applicationId],
  })
  return rows
}
