import { exampleDossier, exampleNumber } from '@concert/contracts/examples'
import { newId } from '@concert/db/identifiers'
import type { Authority } from '@concert/domain/jurisdictions'
import { Client } from 'pg'
import { makeRecords } from './records.fixture.ts'
import { othersThan, owner, type Records } from './requests.fixture.ts'
import type { Services } from './services.fixture.ts'

/** What stands in the file of every case, and in nothing beside the file. */
export const inFile = 'CONFIDENTIAL-TO-THE-FILE'

/** Who stands how to every case of a cell. */
export const people = {
  'works-on-it': { case: 'evaluator-1', recognition: 'decider-1' },
  'not-declared': { case: 'evaluator-2', recognition: 'decider-2' },
  'not-assigned': { case: 'report-1', recognition: 'report-1' },
  supervisor: { case: 'planner-1', recognition: 'planner-1' },
  'in-conflict': { case: 'evaluator-3', recognition: 'evaluator-3' },
  'cooling-off': { case: 'decider-3', recognition: 'decider-3' },
} as const

export interface KnownCase extends Records {
  readonly certificateNumber: string
}

/**
 * A contracted application with its evaluation, a recognition and an effect in one cell, written by hand: the team has two
 * evaluators, of whom one has declared; a third is in conflict; a decision maker served the client last year.
 */
export async function makeKnownCase(services: Services, here: Authority): Promise<KnownCase> {
  const records = await makeRecords(services, here)
  const rec = newId('rec')
  await asAdmin(services, here, async (admin) => {
    const { app, evl, org, sys } = records
    const answer = { requirementId: 'GBA-AI-TS-01', statement: inFile, evidence: [] }
    await admin.query(
      `update applications.applications set state = jsonb_set(state, '{answers}', $2) where application_id = $1`,
      [app, { 'GBA-AI-TS-01': { ...answer, withoutEvidence: [{ kind: 'use-case-register', reason: inFile }] } }],
    )
    await admin.query(`update applications.organisations set address = $2 where organisation_id = $1`, [org, inFile])
    await admin.query(`update applications.ai_systems set intended_purpose = $2 where ai_system_id = $1`, [sys, inFile])
    await admin.query(`update evidence.artefacts set file_name = $2 where application_id = $1`, [app, inFile])
    await admin.query(
      `insert into applications.correspondence (authority, message_id, application_id, applicant_id, version, kind, body, state, sent_at)
       values ($1, $2, $3, $4, 1, 'application-returned', $5, '{}', now())`,
      [here, newId('msg'), app, owner.id, { en: inFile }],
    )
    await admin.query(
      `update reviews.evaluations set evaluators = '{evaluator-1,evaluator-2}', client_scheme = 'HK-UBI',
         client_identifier = '99990017', content = $2 where evaluation_id = $1`,
      [evl, JSON.stringify(contentOfEvaluation)],
    )
    await recordRecognition(admin, here, rec)
    await recordEffect(admin, here)
    await recordPeople(admin, here, String(evl), rec)
  })
  return { ...records, rec, certificateNumber: exampleNumber }
}

/** Makes the application of a case a draft that was never submitted, or what it is beside its evaluation. */
export async function setApplication(services: Services, here: Authority, app: string, isDraft: boolean) {
  const [status, submissions] = isDraft ? ['draft', 0] : ['contracted', 1]
  await asAdmin(services, here, (admin) =>
    admin.query('update applications.applications set status = $2, submissions = $3 where application_id = $1', [
      app,
      status,
      submissions,
    ]),
  )
}

/** As superuser and without triggers: a test may write what no service can. */
async function asAdmin(services: Services, here: Authority, work: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client({ connectionString: services.cells[here].adminUrl })
  await admin.connect()
  try {
    await admin.query('set session_replication_role = replica')
    await work(admin)
  } finally {
    await admin.end()
  }
}

const at = '2026-11-20T09:00:00.000Z'

const contentOfEvaluation = {
  requirements: ['GBA-AI-TS-01'],
  team: ['evaluator-1', 'evaluator-2'].map((personId) => ({ personId, function: 'evaluator', requirements: [] })),
  findings: {
    'GBA-AI-TS-01': { grade: 'conforms', evidence: [], rationale: inFile, evaluatorId: 'evaluator-1', at },
  },
  nonconformities: [],
}

async function recordRecognition(admin: Client, here: Authority, recognitionId: string): Promise<void> {
  const [leadAuthority] = othersThan(here)
  const { applicationId, evaluationId } = exampleDossier
  const dossier = { ...exampleDossier, leadAuthority, scope: { en: inFile } }
  const state = {
    schemaVersion: 1,
    authority: here,
    edition: 'GBA-AI 2026-1',
    recognitionId,
    leadAuthority,
    applicationId,
    evaluationId,
    dossierDigest: 'a'.repeat(64),
    declarations: [],
    votes: [],
    quorum: 2,
  }
  await admin.query(
    `insert into reviews.recognitions (authority, recognition_id, lead_authority, evaluation_id, application_id, client_scheme,
       client_identifier, version, quorum, dossier, open_nonconformities, state, received_at, updated_at)
     values ($1, $2, $3, $4, $5, 'HK-UBI', '99990017', 1, 2, $6, 0, $7, now(), now())`,
    [here, recognitionId, leadAuthority, evaluationId, applicationId, JSON.stringify(dossier), state],
  )
}

async function recordEffect(admin: Client, here: Authority): Promise<void> {
  const [leadAuthority] = othersThan(here)
  const place = await admin.query<{ place: string }>('select place from reference.authorities where code = $1', [here])
  const jurisdiction = place.rows[0]?.place
  const history = [{ status: 'active', reason: { en: inFile }, clause: 'iso17065-7.7.3', at, by: 'workflows' }]
  const state = {
    schemaVersion: 1,
    authority: here,
    edition: 'GBA-AI 2026-1',
    certificateNumber: exampleNumber,
    jurisdiction,
    leadAuthority,
    validFrom: '2026-11-21',
    validTo: '2029-11-20',
    substantiatedBy: [],
    history,
  }
  await admin.query(
    `insert into reviews.effects (authority, certificate_number, lead_authority, jurisdiction, version, status, evaluation_id,
       certificate_digest, conditions, state, updated_at)
     values ($1, $2, $3, $4, 1, 'active', $5, $6, '[]', $7, now())`,
    [here, exampleNumber, leadAuthority, jurisdiction, exampleDossier.evaluationId, 'b'.repeat(64), state],
  )
}

async function recordPeople(admin: Client, here: Authority, evl: string, rec: string): Promise<void> {
  const declared = `insert into reviews.declarations (authority, version, person_id, evaluation_id, recognition_id, function,
      conflict, statement, declared_at) values ($1, 9, $2, $3, $4, $5, false, 'none', now())`
  await admin.query(declared, [here, 'evaluator-1', evl, null, 'evaluator'])
  await admin.query(declared, [here, 'decider-1', null, rec, 'decision-maker'])
  const conflict = `insert into reviews.conflicts (authority, person_id, evaluation_id, recognition_id, declared_at)
      values ($1, 'evaluator-3', $2, $3, now())`
  await admin.query(conflict, [here, evl, null])
  await admin.query(conflict, [here, null, rec])
  await admin.query(
    `insert into personnel.engagements (authority, person_id, identifier_value, kind, from_on, until_on, identifier_scheme)
     values ($1, 'decider-3', '99990017', 'employment', '2020-01-01', (now() - interval '1 year')::date, 'HK-UBI')`,
    [here],
  )
}
