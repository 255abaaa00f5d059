import type { Transaction } from '@concert/db/authority-transaction'
import type { ClosedFile } from '@concert/domain/peer-evidence/state'
import { citedClosedFiles, type ClosedEvidenceOfDossierFacts } from '@concert/domain/recognition/closed-evidence'
import type { RecognitionRow } from './store.ts'

/**
 * What is closed of the files that a dossier cites, in a statement of its own: what the row says of them was read before its lock was waited for,
 * and what the lead says holds that lock while it is recorded (`migrations/cell/0542-peer-evidence.sql`).
 */
export async function closedEvidenceOfDossier({
  transaction: { client, authority },
  row: { dossier },
}: {
  readonly transaction: Transaction
  readonly row: RecognitionRow
}): Promise<ClosedEvidenceOfDossierFacts> {
  const { rows } = await client.query<{ closed: readonly ClosedFile[] }>({
    name: 'reviews-closed-evidence-of-dossier',
    text: `select told.closed from reviews.peer_evidence told
      where told.authority = $1 and told.lead_authority = $2 and told.evaluation_id = $3
      order by told.changes desc limit 1`,
    values: [authority, dossier.leadAuthority, dossier.evaluationId],
  })
  return { closedEvidence: citedClosedFiles(dossier.findings, rows[0]?.closed ?? []) }
}
