import { newId } from '@concert/db/identifiers'
import { serviceUrl } from '@concert/local/databases'
import { Client } from 'pg'
import type { Ground } from './ground.ts'

/** One draft that may be submitted: its identifiers and the version that is to be submitted. */
export interface Draft {
  readonly applicationId: string
  readonly aiSystemId: string
  readonly weightsDigest: string
  readonly etag: string
}

/** Copies an answered draft, with its system and its evidence, under new identifiers. */
export async function copyDrafts(ground: Ground, applicationId: string, count: number): Promise<Draft[]> {
  const client = new Client({ connectionString: ground.databases.adminUrls.hk })
  await client.connect()
  const copies = Array.from({ length: count }, () => ({ applicationId: newId('app'), aiSystemId: newId('sys') }))
  const { rows } = await client.query<{ weights_digest: string; version: number; ai_system_id: string }>(
    `select s.weights_digest, a.version, a.ai_system_id from applications.applications a
     join applications.ai_systems s using (authority, ai_system_id) where a.application_id = $1`,
    [applicationId],
  )
  const source = rows[0]
  if (source === undefined) throw new Error('there is no such draft')
  const values = [applicationId, copies.map((copy) => copy.applicationId), copies.map((copy) => copy.aiSystemId)]
  const copied = `unnest($2::text[], $3::text[]) as copy (application_id, ai_system_id)`
  await client.query('begin')
  await client.query(
    `insert into applications.ai_systems (authority, ai_system_id, applicant_id, organisation_id, version, names, system_version,
       weights_digest, intended_purpose, state, registered_at)
     select s.authority, copy.ai_system_id, s.applicant_id, s.organisation_id, s.version, s.names, s.system_version,
       encode(sha256(copy.ai_system_id::bytea), 'hex'), s.intended_purpose, s.state, s.registered_at
     from applications.ai_systems s join applications.applications a using (authority, ai_system_id), ${copied}
     where a.application_id = $1`,
    values,
  )
  await client.query(
    `insert into applications.applications (authority, application_id, applicant_id, organisation_id, ai_system_id, version,
       status, edition, risk_class, places_of_use, modalities, submissions, state, opened_at, updated_at)
     select a.authority, copy.application_id, a.applicant_id, a.organisation_id, copy.ai_system_id, a.version, a.status,
       a.edition, a.risk_class, a.places_of_use, a.modalities, a.submissions, a.state, a.opened_at, a.updated_at
     from applications.applications a, ${copied} where a.application_id = $1`,
    values,
  )
  await client.query(
    `insert into evidence.artefacts select e.authority, 'evd_' || gen_random_uuid(), e.applicant_id, copy.application_id,
       e.version, e.digest, e.size_bytes, e.media_type, e.file_name, e.residency_category, e.effective_on, e.scan, e.state,
       e.stored_at, e.kind, e.requirements
     from evidence.artefacts e, ${copied} where e.application_id = $1 and copy.ai_system_id is not null`,
    values,
  )
  await client.query('commit')
  await client.query('vacuum analyze applications.applications, applications.ai_systems, evidence.artefacts')
  const digests = await client.query<{ ai_system_id: string; weights_digest: string }>(
    'select ai_system_id, weights_digest from applications.ai_systems',
  )
  await client.end()
  const digestOf = new Map(digests.rows.map((row) => [row.ai_system_id, row.weights_digest]))
  return copies.map((copy) => ({
    ...copy,
    weightsDigest: digestOf.get(copy.aiSystemId) ?? '',
    etag: `"${source.version}"`,
  }))
}

/** As the applications service's own role, whose privileges and policies the statements meet. */
export function databaseUrlOf(ground: Ground): string {
  return serviceUrl(ground.databases, 'hk', 'applications', ground.constellation.secrets)
}
