import { newId } from '@concert/db/identifiers'
import { type EvidenceCells, harbour } from './evidence.fixture.ts'

/** Writes an evaluation of an application, decided at an instant or not yet, past every wall. */
export async function evaluated(
  { admin }: EvidenceCells,
  applicationId: string,
  decidedAt: string | null,
): Promise<void> {
  await admin.query('begin; set local session_replication_role = replica')
  await admin.query(
    `insert into reviews.evaluations (authority, evaluation_id, application_id, applicant_id, client_scheme, client_identifier, version,
       status, quorum, content, open_nonconformities, evaluators, decided_at, risk_class, state, case_file, opened_at, updated_at)
     values ('hk', $1, $2, $3, 'HK-UBI', '99990017', 1, 'evaluating', 2, '{}', 0, '{}', $4, 'limited', '{}', '{}', now(), now())
     on conflict (authority, application_id) do update set decided_at = excluded.decided_at`,
    [newId('evl'), applicationId, harbour.id, decidedAt],
  )
  await admin.query('commit')
}
