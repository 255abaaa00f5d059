import type { Dossier } from '@concert/contracts/envelopes'
import { newId } from '@concert/db/identifiers'
import { canonicalText, digestOf } from '@concert/db/digest'
import { jurisdictionOf } from '@concert/domain/jurisdictions'
import type { Pool } from 'pg'
import type { Cell } from './cells.fixture.ts'

const HASH = 'cd'.repeat(32)

/** A case of Harbour Legal LLM, granted an hour ago: the dossier says all there is to say of it. */
export function grantedCase(change: Partial<Dossier> = {}): Dossier {
  const parsed = {
    leadAuthority: 'hk',
    applicationId: newId('app'),
    evaluationId: newId('evl'),
    edition: 'GBA-AI 2026-1',
    organisation: {
      organisationId: newId('org'),
      names: { en: 'Harbour Legal LLM Limited', 'zh-Hant': '海港法律大模型有限公司' },
      identifier: { scheme: 'HK-UBI', value: '99990017' },
      place: 'HK',
    },
    aiSystem: {
      aiSystemId: newId('sys'),
      names: { en: 'Harbour Counsel' },
      version: '3.2.0',
      weightsDigest: 'ab'.repeat(32),
    },
    riskClass: 'limited',
    modalities: ['nlp', 'genai'],
    placesOfUse: ['CN', 'HK', 'MO'],
    scope: { en: 'Legal questions', 'zh-Hant': '法律問答', 'zh-Hans': '法律问答', pt: 'Consultas jurídicas' },
    findings: [],
    nonconformities: [],
    recommendation: 'grant',
    decision: { outcome: 'grant', decidedAt: new Date(Date.now() - 3_600_000).toISOString(), deciders: 2 },
    evaluationDigest: HASH,
  }
  // Identifiers are branded by parsing; these are made by the same function that makes the real ones.
  return { ...parsed, ...change } as unknown as Dossier
}

export interface Seeded {
  readonly evaluationStatus?: string
  readonly applicationStatus?: string
  readonly openNonconformities?: number
  /** What the state document says was decided, where it is not a grant of the same content. */
}

/** Writes a case into its lead's cell, past every wall: the rows of other services that this one reads. */
export async function seedCase({ admin, authority }: Cell, dossier: Dossier, seeded: Seeded = {}): Promise<void> {
  const { applicationId, evaluationId, organisation, aiSystem, riskClass, decision } = dossier
  const applicant = `applicant-${applicationId}`
  await admin.query(
    `insert into applications.organisations (authority, organisation_id, applicant_id, version, names, identifier_scheme,
       identifier_value, place, address, contact, state, registered_at)
     values ($1, $2, $3, 1, $4, $5, $6, $7, '1 Harbour Road', '{}', '{}', now())`,
    [
      authority,
      organisation.organisationId,
      applicant,
      JSON.stringify(organisation.names),
      organisation.identifier.scheme,
      organisation.identifier.value,
      organisation.place,
    ],
  )
  await admin.query(
    `insert into applications.ai_systems (authority, ai_system_id, applicant_id, organisation_id, version, names,
       system_version, weights_digest, intended_purpose, state, registered_at)
     values ($1, $2, $3, $4, 1, $5, $6, $7, 'Legal questions', '{}', now())`,
    [
      authority,
      aiSystem.aiSystemId,
      applicant,
      organisation.organisationId,
      JSON.stringify(aiSystem.names),
      aiSystem.version,
      aiSystem.weightsDigest,
    ],
  )
  // A case may be of an edition that another version shipped.
  await admin.query('insert into reference.editions values ($1) on conflict do nothing', [dossier.edition])
  await admin.query(
    `insert into applications.applications (authority, application_id, applicant_id, organisation_id, ai_system_id, version,
       status, edition, risk_class, places_of_use, modalities, submissions, state, opened_at, updated_at)
     values ($1, $2, $3, $4, $5, 1, $6, $7, $8, $9, $10, 1, '{}', now(), now())`,
    [
      authority,
      applicationId,
      applicant,
      organisation.organisationId,
      aiSystem.aiSystemId,
      seeded.applicationStatus ?? 'contracted',
      dossier.edition,
      riskClass,
      dossier.placesOfUse,
      dossier.modalities,
    ],
  )
  const { edition, modalities, placesOfUse, scope, evaluationDigest } = dossier
  const caseFile = { edition, organisation, aiSystem, riskClass, modalities, placesOfUse, scope, requirements: [] }
  await pastTheTriggers(
    admin,
    `insert into reviews.evaluations (authority, evaluation_id, application_id, applicant_id, client_scheme, client_identifier,
       version, status, quorum, content, evaluation_digest, open_nonconformities, evaluators, decided_at, risk_class, state,
       case_file, opened_at, updated_at)
     values ($1, $2, $3, $4, 'HK-UBI', $5, 1, $6, 2, '{}', $7, $10, '{}', $8, $9, '{}', $11, now(), now())`,
    [
      authority,
      evaluationId,
      applicationId,
      applicant,
      organisation.identifier.value,
      seeded.evaluationStatus ?? 'granted',
      evaluationDigest,
      decision.decidedAt,
      riskClass,
      seeded.openNonconformities ?? 0,
      JSON.stringify(caseFile),
    ],
  )
}

/** A case comes to its decision, and an effect to its suspension, by the acts of people in `reviews`, which this service never sees. */
export async function pastTheTriggers(admin: Pool, statement: string, values: unknown[]): Promise<void> {
  const client = await admin.connect()
  await client.query('begin; set local session_replication_role = replica')
  await client.query(statement, values)
  await client.query('commit')
  client.release()
}

export interface PeerDecision {
  readonly decision: 'recognise' | 'reserve' | 'refuse'
  readonly conditions?: readonly string[]
  readonly decidedAt?: string
}

/** Writes what a recognising authority decided into the lead's cell, as its signed envelope would have said. */
export async function seedPeerDecision(
  lead: Cell,
  dossier: Dossier,
  from: Cell,
  { decision, conditions = [], decidedAt = halfAnHourAgo }: PeerDecision,
): Promise<void> {
  await lead.admin.query(
    `insert into reviews.peer_decisions (authority, evaluation_id, from_authority, application_id, edition, jurisdiction, decision,
       conditions, reasons, dossier_digest, decided_at, recorded_at)
     values ($1, $2, $3, $9, $10, $4, $5, $6, '[]', $7, $8, now())`,
    [
      lead.authority,
      dossier.evaluationId,
      from.authority,
      jurisdictionOf(from.authority),
      decision,
      JSON.stringify(conditions),
      digestOf(dossier),
      decidedAt,
      dossier.applicationId,
      dossier.edition,
    ],
  )
}

/** Writes a cell's own recognition of a case, decided or (with no decision) only received. */
export async function seedRecognition(cell: Cell, dossier: Dossier, decided?: PeerDecision): Promise<void> {
  const statuses = { recognise: 'recognised', reserve: 'reserved', refuse: 'refused' } as const
  await cell.admin.query(
    `insert into reviews.recognitions (authority, recognition_id, lead_authority, evaluation_id, application_id,
       client_scheme, client_identifier, version, status, quorum, dossier, open_nonconformities, decided_at, conditions, state,
       received_at, updated_at)
     values ($1, $2, $3, $4, $5, 'HK-UBI', $6, 1, $7, 2, $8, $9, $10, $11, '{}', now(), now())`,
    [
      cell.authority,
      newId('rec'),
      dossier.leadAuthority,
      dossier.evaluationId,
      dossier.applicationId,
      dossier.organisation.identifier.value,
      decided === undefined ? 'received' : statuses[decided.decision],
      canonicalText(dossier),
      dossier.nonconformities.filter(({ closed }) => !closed).length,
      decided === undefined ? null : (decided.decidedAt ?? halfAnHourAgo),
      JSON.stringify(decided?.conditions ?? []),
    ],
  )
}

/** Writes a decision of a recognising authority into both cells that hold it: its own and the lead's. */
export async function seedDecidedPeer(lead: Cell, dossier: Dossier, peer: Cell, decided: PeerDecision): Promise<void> {
  await seedPeerDecision(lead, dossier, peer, decided)
  await seedRecognition(peer, dossier, decided)
}

const halfAnHourAgo = new Date(Date.now() - 1_800_000).toISOString()
