import { randomBytes } from 'node:crypto'
import { getEvidenceCoverage } from '@concert/contracts/evidence-coverage'
import type { OperationId } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import type { Authority } from '@concert/domain/jurisdictions'
import { signEnvelope } from '@concert/testing/authority-keys'
import type { TestCaller } from '@concert/testing/test-tokens'
import {
  type Answered,
  type ApplicationsUnderTest,
  harbour,
  lodgementKey,
  staff,
  worker,
} from './applications-service.fixture.ts'
import { lodgementKeyFrom } from '#application/lodgement-key.ts'

/** One application as a test drives it: it remembers the version and sends it as If-Match. */
export interface TestCase {
  readonly applicationId: string
  readonly organisationId: string
  readonly aiSystemId: string
  /** The last representation that was answered. */
  current(): Answered['body']
  version(): number
  /** Calls a transition on the version last seen. */
  step(operation: OperationId, caller: TestCaller, body: unknown, sent?: { key?: string }): Promise<Answered>
  /** Reads the application anew: the system has changed it. */
  refresh(): Promise<void>
  /** As `step`, and fails the test unless the answer is a success. */
  take(operation: OperationId, caller: TestCaller, body: unknown): Promise<Answered>
}

export interface Opening {
  readonly applicant?: TestCaller
  readonly weightsDigest?: string
  /** What differs from the organisation of every case. */
  readonly organisation?: Record<string, unknown>
  /** Leaves the organisation without a claim; without it a reviewed application is of a verified one. */
  readonly unverified?: boolean
  /** Leaves the question to the other authorities open. */
  readonly unchecked?: boolean
  readonly change?: Record<string, unknown>
}

export const digest = (): string => randomBytes(32).toString('hex')

/** A system of class minimal used in Hong Kong only, so that it has the fewest requirements to answer. */
const opening = { edition: 'GBA-AI 2026-1', riskClass: 'minimal', modalities: ['nlp'], placesOfUse: ['HK'] }

export const acceptance = {
  review: {
    informationSufficient: true,
    differencesResolved: true,
    scopeDefined: true,
    meansAvailable: true,
    competenceAvailable: true,
  },
  scope: { en: 'Legal question answering', 'zh-Hant': '法律問答', 'zh-Hans': '法律问答', pt: 'Perguntas jurídicas' },
  firstOfItsKindJustification: 'The team is competent for it.',
  outsourcing: ['Bay Test Laboratory'],
}

/** Accepts an application as it stands now. */
export async function acceptAnew(one: TestCase, change = {}): Promise<Answered> {
  await one.refresh()
  return one.step('acceptApplication', staff('reviewer-1'), { ...acceptance, ...change })
}

/** Each error of a refusal by its code, with its subject where it has one. */
export function codesOf({ body }: Answered): string[] | undefined {
  return body.errors?.map(({ code, subject }) => `${code} ${subject ?? ''}`.trim())
}

export function organisationBody(): Record<string, unknown> {
  const value = String(10_000_000 + Math.floor(Math.random() * 89_999_999))
  return {
    names: { en: 'Harbour Legal LLM Limited', 'zh-Hant': '海港法律大模型有限公司' },
    identifier: { scheme: 'HK-UBI', value },
    place: 'HK',
    address: '1 Harbour Road, Wan Chai, Hong Kong',
    contact: { name: 'Ho Sin-man', email: 'ho.sinman@harbour-legal.example' },
  }
}

export function systemBody(organisationId: unknown, weightsDigest = digest()): Record<string, unknown> {
  const names = { en: 'Harbour Legal LLM', 'zh-Hant': '海港法律大模型' }
  return { organisationId, names, version: '2.4.0', weightsDigest, intendedPurpose: 'Answers questions on law.' }
}

export function succeeded(answered: Answered): Answered {
  if (answered.status >= 300) throw new Error(`answered ${answered.status}: ${JSON.stringify(answered.body)}`)
  return answered
}

/** Registers an organisation and a system and opens a draft for them. */
export async function openCase(service: ApplicationsUnderTest, options: Opening = {}): Promise<TestCase> {
  const applicant = options.applicant ?? harbour
  const described = { ...organisationBody(), ...options.organisation }
  const organisation = succeeded(await service.send('registerOrganisation', applicant, { body: described }))
  const organisationId = String(organisation.body['organisationId'])
  const registered = { body: systemBody(organisationId, options.weightsDigest) }
  const aiSystemId = String(succeeded(await service.send('registerAiSystem', applicant, registered)).body['aiSystemId'])
  const body = { organisationId, aiSystemId, ...opening, ...options.change }
  const opened = succeeded(await service.send('openApplication', applicant, { body }))
  return follow(service, applicant, opened.body)
}

export function follow(service: ApplicationsUnderTest, applicant: TestCaller, opened: Answered['body']): TestCase {
  let last = opened
  const applicationId = String(opened['applicationId'])
  const step: TestCase['step'] = async (operation, caller, body, sent = {}) => {
    const ifMatch = Number(last['version'])
    const answered = await service.send(operation, caller, { params: { applicationId }, body, ifMatch, ...sent })
    if (answered.status < 300) last = answered.body
    return answered
  }
  return {
    applicationId,
    organisationId: String(opened['organisationId']),
    aiSystemId: String(opened['aiSystemId']),
    current: () => last,
    version: () => Number(last['version']),
    step,
    refresh: async () => {
      last = succeeded(await service.send('getApplication', applicant, { params: { applicationId } })).body
    },
    take: async (operation, caller, body) => succeeded(await step(operation, caller, body)),
  }
}

/** What an uploaded file is evidence of. */
interface Typed {
  readonly kind?: string | null
  readonly requirements?: readonly string[]
  readonly effectiveOn?: string | null
  /** The digest of the earlier version. */
  readonly supersedes?: string | null
}

/** Stores what the evidence service would: one artefact of this application, uploaded by its applicant. */
export async function uploadEvidence(
  service: ApplicationsUnderTest,
  applicationId: string,
  applicant = harbour,
  { kind = null, requirements = [], effectiveOn = null, supersedes = null }: Typed = {},
): Promise<string> {
  const uploaded = digest()
  await service.admin.query(
    `insert into evidence.artefacts (authority, evidence_id, applicant_id, application_id, version, digest, size_bytes,
       media_type, file_name, residency_category, scan, state, stored_at, kind, requirements, effective_on, supersedes)
     values ('hk', $1, $2, $3, 1, $4, 1, 'text/plain', 'evidence.txt', 'C4', 'not-scanned', '{}', now(), $5, $6, $7,
       (select evidence_id from evidence.artefacts where application_id = $3 and digest = $8))`,
    [newId('evd'), applicant.id, applicationId, uploaded, kind, requirements, effectiveOn, supersedes],
  )
  return uploaded
}

/** Stores a file of today for each kind of evidence that the application must have. @returns the digests by requirement */
async function uploadAllEvidence(
  service: ApplicationsUnderTest,
  applicationId: string,
  applicant = harbour,
): Promise<Map<string, string[]>> {
  const { body } = succeeded(await service.send('getEvidenceCoverage', applicant, { params: { applicationId } }))
  const { items, asOf } = getEvidenceCoverage.success.body.parse(body)
  const required = items.filter(({ isRequired }) => isRequired)
  const files = required.map(({ requirementId, kind }) => ({ requirementId, kind, digest: digest() }))
  await service.admin.query(
    `insert into evidence.artefacts (authority, evidence_id, applicant_id, application_id, version, digest, size_bytes,
       media_type, file_name, residency_category, scan, state, stored_at, kind, requirements, effective_on)
     select 'hk', 'evd_' || uuidv7(), $1, $2, 1, file.digest, 1, 'text/plain', 'evidence.txt', 'C4', 'not-scanned', '{}', now(),
       file.kind, array[file."requirementId"], $3
     from jsonb_to_recordset($4) as file (digest text, kind text, "requirementId" text)`,
    [applicant.id, applicationId, asOf, JSON.stringify(files)],
  )
  return new Map(
    [...Map.groupBy(files, (file) => file.requirementId)].map(([id, held]) => [id, held.map((file) => file.digest)]),
  )
}

/** Answers every requirement that applies, citing evidence of each kind that is required. */
export async function answerAll(
  service: ApplicationsUnderTest,
  opened: TestCase,
  applicant = harbour,
): Promise<Answered> {
  const evidence = await uploadAllEvidence(service, opened.applicationId, applicant)
  const requirements = opened.current()['requirements'] as { requirementId: string }[]
  const answers = requirements.map(({ requirementId }) => ({
    requirementId,
    statement: 'It is met.',
    evidence: evidence.get(requirementId) ?? [],
  }))
  return opened.take('answerRequirements', applicant, { answers })
}

/** Claims an organisation and has the claim verified, as far as that is not done yet. */
export async function verifyOrganisation(
  service: ApplicationsUnderTest,
  organisationId: string,
  applicant = harbour,
): Promise<void> {
  const params = { organisationId }
  const { body } = succeeded(await service.send('getOrganisation', applicant, { params }))
  if (body['status'] === 'verified') return
  const reviewer = staff('reviewer-1')
  const steps = [
    ['claimOrganisation', applicant, claim()],
    ['declareOrganisationImpartiality', reviewer, noConflict],
    ['verifyOrganisation', reviewer, { reason: 'Compared with the register.' }],
  ] as const
  let ifMatch = Number(body['version'])
  for (const [operation, caller, sent] of steps) {
    const answered = succeeded(await service.send(operation, caller, { params, body: sent, ifMatch }))
    ifMatch = Number(answered.body['version'])
  }
}

/** The question to the other authorities that stands. */
export async function askedAtOf(service: ApplicationsUnderTest, { applicationId }: TestCase): Promise<string> {
  const { body } = succeeded(await service.send('getApplication', staff('reviewer-1'), { params: { applicationId } }))
  return (body['lodgement'] as { askedAt: string }).askedAt
}

/** The other authorities answer, by default that nothing is lodged with them, and the result is recorded. */
export async function checkLodgement(
  service: ApplicationsUnderTest,
  opened: TestCase,
  lodgedAt: Readonly<Partial<Record<Authority, string | null>>> = { 'cn-gd': null, mo: null },
): Promise<void> {
  const { applicationId } = opened
  const askedAt = await askedAtOf(service, opened)
  for (const [from, since] of Object.entries(lodgedAt)) {
    succeeded(await answerFrom(service, from as Authority, { applicationId, askedAt, lodgedAt: since }))
  }
  const params = { applicationId }
  succeeded(await service.send('recordLodgementCheck', worker, { params, body: { askedAt } }))
  await opened.refresh()
}

export const keyOfTests = lodgementKeyFrom(Buffer.from(lodgementKey, 'hex'))

/** Hands over what another authority answered and signed. */
export async function answerFrom(
  service: ApplicationsUnderTest,
  from: Authority,
  answer: Record<string, unknown>,
): Promise<Answered> {
  const body = { keyId: keyOfTests.id, ...answer }
  const statement = await signEnvelope(service.keys, { from, to: 'hk', type: 'lodgement-answer.v1', body })
  return service.send('recordLodgementAnswer', worker, { body: { statement } })
}

/** Hands over what another authority asked and signed. */
export async function askedBy(
  service: ApplicationsUnderTest,
  from: Authority,
  query: Record<string, unknown>,
): Promise<Answered> {
  const applicationId = 'app_0197f3a0-0000-7000-8000-000000000009'
  const at = new Date().toISOString()
  const body = { applicationId, askedAt: at, lodgedAt: at, keyId: keyOfTests.id, ...query }
  const statement = await signEnvelope(service.keys, { from, to: 'hk', type: 'lodgement-query.v1', body })
  return service.send('answerLodgementQuery', worker, { body: { statement } })
}

export function claim(): { statement: string; documentDigest: string } {
  return { statement: 'Ho Sin-man is the director who applies.', documentDigest: digest() }
}

/** Takes a submitted case to the review whose reviewer has declared. */
export async function toDeclared(service: ApplicationsUnderTest, submitted: TestCase): Promise<TestCase> {
  await verifyOrganisation(service, submitted.organisationId)
  await submitted.take('startReview', staff('planner-1'), { reviewerId: 'reviewer-1' })
  await submitted.take('declareApplicationImpartiality', staff('reviewer-1'), noConflict)
  return submitted
}

type Stage = 'draft' | 'answered' | 'submitted' | 'in-review' | 'declared' | 'accepted' | 'signed' | 'contracted'
const stages: Stage[] = ['draft', 'answered', 'submitted', 'in-review', 'declared', 'accepted', 'signed', 'contracted']

export const noConflict = { conflict: false, statement: 'No relation with the applicant.' }

/** Opens a case and takes it along the way to the contract, up to a stage. */
export async function caseAt(service: ApplicationsUnderTest, stage: Stage, options: Opening = {}): Promise<TestCase> {
  const applicant = options.applicant ?? harbour
  const opened = await openCase(service, options)
  const steps: Record<Stage, () => Promise<unknown>> = {
    draft: async () => undefined,
    answered: () => answerAll(service, opened, applicant),
    submitted: () => opened.take('submitApplication', applicant, { declarationNotLodgedElsewhere: true }),
    'in-review': async () => {
      if (options.unchecked !== true) await checkLodgement(service, opened)
      if (options.unverified !== true) await verifyOrganisation(service, opened.organisationId, applicant)
      await opened.take('startReview', staff('planner-1'), { reviewerId: 'reviewer-1' })
    },
    declared: () => opened.take('declareApplicationImpartiality', staff('reviewer-1'), noConflict),
    accepted: () => opened.take('acceptApplication', staff('reviewer-1'), acceptance),
    signed: () => opened.take('signAgreement', applicant, { agreementVersion: '1', signatoryName: 'Ho Sin-man' }),
    contracted: () => opened.take('countersignAgreement', staff('signatory-1'), { agreementVersion: '1' }),
  }
  for (const reached of stages.slice(0, stages.indexOf(stage) + 1)) await steps[reached]()
  return opened
}
