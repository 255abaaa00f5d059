import { createHash } from 'node:crypto'
import * as teams from '@concert/contracts/evaluation-teams'
import * as contracts from '@concert/contracts/evaluations'
import { newId } from '@concert/db/identifiers'
import { demandsOf } from '@concert/domain/evidence-coverage/demands'
import type { Application } from '@concert/domain/application/state'
import type { Outcome } from '@concert/domain/evaluation/state'
import type { Authority } from '@concert/domain/jurisdictions'
import type { OperationShape } from '@concert/contracts/operation'
import { loadEdition } from '@concert/schemes/load-edition'
import type { z } from 'zod'
import { applicantOne, type Cells, type Reply, staff, system } from './cell.fixture.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
/** The digest of the weights of every seeded system. */
export const weightsDigest = sha256('weights')
/** For each requirement the first kind of evidence that it asks for. */
const kindOf = new Map(
  demandsOf(loadEdition('GBA-AI 2026-1'))
    .toReversed()
    .map(({ requirementId, kind }) => [requirementId, kind]),
)

/** The digest of the file that every seeded application has for a requirement. */
export function evidenceFor(requirementId: string): string {
  return sha256(kindOf.get(requirementId) ?? '')
}

export const clientIdentifier = '99990017'

export interface SeedChange {
  readonly status?: Application['status']
  readonly applicantId?: string
  readonly authority?: Authority
  readonly placesOfUse?: Application['placesOfUse']
}

/** Writes a contracted application of Harbour Legal LLM, with an evidence file for each requirement, which all of the staff have opened, as the superuser. */
export async function seedApplication(cells: Cells, change: SeedChange = {}): Promise<string> {
  const authority = change.authority ?? 'hk'
  const applicantId = change.applicantId ?? applicantOne.id
  const status = change.status ?? 'contracted'
  const [organisationId, aiSystemId, applicationId] = [newId('org'), newId('sys'), newId('app')]
  const placesOfUse = change.placesOfUse ?? ['CN', 'HK', 'MO']
  const scope = {
    en: 'Legal questions and answers',
    'zh-Hant': '法律問答',
    'zh-Hans': '法律问答',
    pt: 'Perguntas jurídicas',
  }
  const on = (sql: string, values: readonly unknown[]) => cells.rows(sql, values, authority)
  const identifier = `${clientIdentifier.slice(0, 2)}${applicationId.slice(-6).replaceAll(/\D/g, '0')}`
  await on(
    `insert into applications.organisations values ($1, $2, $3, 1, $4, 'HK-UBI', $5, 'HK', 'Secret Street 1', $6, now(), null, '{}')`,
    [
      authority,
      organisationId,
      applicantId,
      { en: 'Harbour Legal LLM', 'zh-Hant': '海港法律大模型' },
      applicantId === applicantOne.id ? await freeIdentifier(cells, authority) : identifier,
      { name: 'Secret Person', email: 'secret@example.org' },
    ],
  )
  await on(
    `insert into applications.ai_systems values ($1, $2, $3, $4, 1, $5, '2.4.0', $6, 'Answers questions of law', now(), '{}')`,
    [authority, aiSystemId, applicantId, organisationId, { en: 'Harbour Legal' }, weightsDigest],
  )
  await on(
    `insert into applications.applications (authority, application_id, applicant_id, organisation_id, ai_system_id, version,
       status, edition, risk_class, places_of_use, modalities, submissions, scope, state, opened_at, updated_at)
     values ($1, $2, $3, $4, $5, 9, $6, 'GBA-AI 2026-1', 'limited', $7, $8, 1, $9, '{}', now(), now())`,
    [authority, applicationId, applicantId, organisationId, aiSystemId, status, placesOfUse, ['nlp', 'genai'], scope],
  )
  const kinds = [...new Set(kindOf.values())].map((kind) => ({ kind, digest: sha256(kind), evidenceId: newId('evd') }))
  await on(
    `insert into evidence.artefacts (authority, evidence_id, applicant_id, application_id, version, digest, size_bytes,
       media_type, file_name, residency_category, effective_on, scan, state, stored_at, kind)
     select $1, held."evidenceId", $2, $3, 1, held.digest, 8, 'application/pdf', 'a.pdf', 'C3', '2026-10-01', 'not-scanned', '{}', now(), held.kind
     from jsonb_to_recordset($4) as held (kind text, digest text, "evidenceId" text)`,
    [authority, applicantId, applicationId, JSON.stringify(kinds)],
  )
  await giveBytes(cells, { authority, applicationId })
  return applicationId
}

interface EvidenceOf {
  readonly authority: Authority
  readonly applicantId: string
  readonly applicationId: string
}

/** Writes an evidence file of an application for a requirement, or of no kind, which nobody has opened, as the superuser. */
export async function seedEvidence(
  cells: Cells,
  { authority, applicantId, applicationId }: EvidenceOf,
  digest: string,
  requirementId: string | null,
): Promise<void> {
  const kind = requirementId === null ? null : kindOf.get(requirementId)
  await cells.rows(
    `insert into evidence.artefacts (authority, evidence_id, applicant_id, application_id, version, digest, size_bytes,
       media_type, file_name, residency_category, effective_on, scan, state, stored_at, kind)
     values ($1, $2, $3, $4, 1, $5, 8, 'application/pdf', 'a.pdf', 'C3', '2026-10-01', 'not-scanned', '{}', now(), $6)`,
    [authority, newId('evd'), applicantId, applicationId, digest, kind],
    authority,
  )
}

/** Writes that a check has closed an evidence file, or opened it again, as the superuser. */
export async function closeEvidence(
  cells: Cells,
  { authority, applicationId }: EvidenceOf,
  digest: string,
  reason: string | null,
): Promise<void> {
  await cells.rows(
    `update evidence.artefacts set quarantine = $3 where application_id = $1 and digest = $2`,
    [applicationId, digest, reason === null ? null : { reason, since: new Date().toISOString() }],
    authority,
  )
}

/** Writes that a person was given the bytes of a file, or everybody of the staff those of every file, as the superuser. */
export async function giveBytes(
  cells: Cells,
  { authority, applicationId }: Omit<EvidenceOf, 'applicantId'>,
  digest: string | null = null,
  personId: string | null = null,
): Promise<void> {
  await cells.rows(
    `insert into evidence.custody (authority, evidence_id, applicant_id, person_id, digest, first_byte, last_byte)
     select held.authority, held.evidence_id, held.applicant_id, person.person_id, held.digest, 0, 7
       from evidence.artefacts held join personnel.people person on person.authority = held.authority
      where held.application_id = $1 and ($2::text is null or held.digest = $2)
        and ($3::text is null or person.person_id = $3)`,
    [applicationId, digest, personId],
    authority,
  )
}

/** The client's own identifier for its first case, a made-up one for later cases: it is unique in an applicant. */
async function freeIdentifier(cells: Cells, authority: Authority): Promise<string> {
  const rows = await cells.rows<{ count: number }>(
    'select count(*)::int from applications.organisations where applicant_id = $1',
    [applicantOne.id],
    authority,
  )
  const count = rows[0]?.count ?? 0
  return count === 0 ? clientIdentifier : String(90000000 + count)
}

export type Evaluation = z.output<typeof contracts.evaluation>
export const grantReasons = 'Every requirement is met.'

/** One evaluation of one cell, with what its people do to it. */
export interface Case {
  readonly evaluationId: string
  readonly applicationId: string
  read(by?: string): Promise<Evaluation>
  /** Gives a command on the present version. */
  act<const Operation extends OperationShape>(
    operation: Operation,
    by: string,
    body: unknown,
    params?: Readonly<Record<string, string>>,
  ): Promise<Reply<Operation>>
}

/** Opens the evaluation of an application, a new contracted one when none is named. */
export async function openCase(cells: Cells, applicationId?: string): Promise<Case> {
  const application = applicationId ?? (await seedApplication(cells))
  const opened = await cells.call(contracts.openEvaluation, system, { body: { applicationId: application } })
  if (opened.status !== 201) throw new Error(JSON.stringify(opened.problem))
  const { evaluationId } = opened.body
  const read = async (by = 'planner-1') => {
    const answer = await cells.call(contracts.getEvaluation, staff(by), { params: { evaluationId } })
    return answer.body
  }
  return {
    evaluationId,
    applicationId: application,
    read,
    async act(operation, by, body, params = {}) {
      const { version } = await read()
      const caller = by === applicantOne.id ? applicantOne : staff(by)
      return cells.call(operation, caller, { params: { evaluationId, ...params }, body: body as never, version })
    },
  }
}

async function done(answer: Promise<{ status: number; problem: unknown }>): Promise<void> {
  const { status, problem } = await answer
  if (status !== 200) throw new Error(`answered ${status}: ${JSON.stringify(problem)}`)
}

const noRelation = { conflict: false, statement: 'No relation with the client in the last two years.' }

export function declaration(as: 'evaluator' | 'report-reviewer' | 'decision-maker', conflict = false) {
  return { ...noRelation, function: as, conflict }
}

export async function toAssigned(one: Case): Promise<void> {
  await done(one.act(teams.assignEvaluators, 'planner-1', { teamSize: 2 }))
}

export async function toPlanned(one: Case): Promise<void> {
  await toAssigned(one)
  for (const { personId } of (await one.read()).team ?? []) {
    await done(one.act(contracts.declareImpartiality, personId, declaration('evaluator')))
  }
  await done(one.act(contracts.approvePlan, 'planner-1', {}))
}

/** The requirements of the plan by the evaluator who has them. */
export async function planOf(one: Case): Promise<[personId: string, requirements: string[]][]> {
  return ((await one.read()).team ?? []).map(({ personId, requirements }) => [personId, requirements])
}

export function finding(requirementId: string, grade = 'conforms') {
  return { requirementId, grade, rationale: 'The record shows it.', evidence: [evidenceFor(requirementId)] }
}

export async function toEvaluating(one: Case): Promise<void> {
  await toPlanned(one)
  const [first] = await planOf(one)
  await done(one.act(contracts.beginEvaluation, first?.[0] ?? '', {}))
}

/** Every requirement is graded; the first one of the plan with `grade`. */
export async function toFound(one: Case, grade = 'conforms'): Promise<void> {
  await toEvaluating(one)
  for (const [index, [personId, requirements]] of (await planOf(one)).entries()) {
    const findings = requirements.map((id, position) => finding(id, index + position === 0 ? grade : 'conforms'))
    await done(one.act(contracts.recordFindings, personId, { findings }))
  }
}

/** A nonconformity that was raised, its requirement, and who evaluates it. */
interface Raised {
  readonly personId: string
  readonly requirementId: string
  readonly nonconformityId: string
}

export async function toNonconformitiesOpen(one: Case): Promise<Raised> {
  await toFound(one, 'minor-nonconformity')
  const [first] = await planOf(one)
  const [personId, [requirementId]] = first ?? ['', []]
  const nonconformities = [{ requirementId, grade: 'minor', statement: 'The disclosure is missing in Portuguese.' }]
  await done(one.act(contracts.raiseNonconformities, personId, { nonconformities }))
  const { nonconformities: raised } = await one.read()
  return { personId, requirementId: requirementId ?? '', nonconformityId: raised?.[0]?.nonconformityId ?? '' }
}

export const response = { correction: 'Added.', rootCause: 'Not on the list.', correctiveAction: 'It is on the list.' }
/** What closes a nonconformity of a requirement. */
export function closing(requirementId: string) {
  return { reason: 'The corrected text was examined.', regrade: 'conforms', evidence: [evidenceFor(requirementId)] }
}

export async function toEvaluated(one: Case, withNonconformity = false): Promise<void> {
  if (withNonconformity) {
    const { personId, requirementId, nonconformityId } = await toNonconformitiesOpen(one)
    await done(one.act(contracts.respondToNonconformity, applicantOne.id, response, { nonconformityId }))
    await done(one.act(contracts.closeNonconformity, personId, closing(requirementId), { nonconformityId }))
  } else await toFound(one)
  const [first] = await planOf(one)
  await done(one.act(contracts.completeEvaluation, first?.[0] ?? '', {}))
}

export async function toInReview(one: Case, withNonconformity = false): Promise<void> {
  await toEvaluated(one, withNonconformity)
  await done(one.act(contracts.assignReview, 'planner-1', { reviewerId: 'report-1' }))
}

export async function opinionOn(one: Case, outcome: Outcome = 'grant') {
  return { outcome, reasons: grantReasons, evaluationDigest: (await one.read()).evaluationDigest ?? '' }
}

export async function toReviewed(one: Case, withNonconformity = false): Promise<void> {
  await toInReview(one, withNonconformity)
  await done(one.act(contracts.declareImpartiality, 'report-1', declaration('report-reviewer')))
  await done(one.act(contracts.recommend, 'report-1', await opinionOn(one)))
}

export async function toVoting(one: Case, withNonconformity = false): Promise<void> {
  await toReviewed(one, withNonconformity)
  for (const decider of ['decider-1', 'decider-2']) {
    await done(one.act(contracts.declareImpartiality, decider, declaration('decision-maker')))
  }
}

export async function toGranted(one: Case, withNonconformity = false): Promise<void> {
  await toVoting(one, withNonconformity)
  for (const decider of ['decider-1', 'decider-2']) {
    await done(one.act(contracts.castVote, decider, await opinionOn(one)))
  }
}
