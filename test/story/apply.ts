import { createHash, randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { answerRequirements, getApplication, openApplication, submitApplication } from '@concert/contracts/applications'
import { listEvidence, uploadEvidence } from '@concert/contracts/evidence'
import { registerAiSystem, registerOrganisation } from '@concert/contracts/organisations'
import { jurisdictions } from '@concert/domain/jurisdictions'
import { CallRefused } from '@concert/platform/operation-client'
import type { z } from 'zod'
import { cast } from './cast.ts'
import { errorsOf } from './refusal.ts'
import { companySession, patiently, type Session, until, type World } from './session.ts'

export interface Applied {
  readonly applicant: Session
  readonly applicationId: string
  readonly organisationId: string
  /** SHA-256 digests of the evidence, one file for each pillar. */
  readonly evidence: readonly string[]
}

/**
 * Step 1 of docs/flows/story.md: the company registers itself and its system, uploads, answers, and submits; an early
 * attempt is refused with everything that is missing.
 */
export async function apply(world: World): Promise<Applied> {
  world.narrator.step(1, `Harbour Legal LLM applies once, in Hong Kong, for use in ${jurisdictions.join(', ')}`)
  const { applicant, draft } = await openDraft(world)
  const { applicationId, requirements } = draft
  const submission = { params: { applicationId }, body: { declarationNotLodgedElsewhere: true } }
  const early = await applicant.refused(getApplication, submitApplication, submission)
  requireAllNamed(early, requirements)
  world.narrator.remark(
    `refused with all that is missing: ${early.problem.errors?.length} entries, each with its requirement and clause`,
  )
  const evidence = await answerAll(world, applicant, draft)
  await applicant.command(getApplication, submitApplication, submission)
  world.narrator.remark(
    `${requirements.length} requirements apply by class, modality and places of use; all are answered`,
  )
  return { applicant, applicationId, organisationId: draft.organisationId, evidence }
}

type Opened = z.output<typeof openApplication.success.body>
/** As its client sees it: nothing is withheld. */
type Draft = Opened & { readonly requirements: NonNullable<Opened['requirements']> }

/** A draft of Harbour Legal for a system of its own. */
export async function openDraft(world: World): Promise<{ applicant: Session; draft: Draft }> {
  const company = cast.hk.companies.find((one) => one.clientId === 'harbour-legal')
  if (company === undefined) throw new Error('the cast has no harbour-legal')
  const applicant = await companySession(world, 'hk', company.clientId)
  const organisationId = await registered(applicant, company)
  const system = await applicant.call(registerAiSystem, {
    body: {
      organisationId: organisationId as never,
      names: company.system.names,
      version: company.system.version,
      // Each telling certifies weights of its own: the same system may be lodged only once.
      weightsDigest: sha256(`weights ${(world.unique ?? randomUUID)()}`),
      intendedPurpose: company.system.purpose,
    },
  })
  const draft = await applicant.call(openApplication, {
    body: {
      organisationId: organisationId as never,
      aiSystemId: system.body.aiSystemId,
      edition: 'GBA-AI 2026-1',
      riskClass: 'limited',
      modalities: ['nlp', 'genai'],
      placesOfUse: [...jurisdictions],
    },
  })
  const { requirements } = draft.body
  if (requirements === null) throw new Error('the client is not shown what it has to answer')
  return { applicant, draft: { ...draft.body, requirements } }
}

/** The expected refusal of a draft without answers: one entry per requirement that must be answered, and no other. */
function requireAllNamed(early: CallRefused, requirements: Draft['requirements']): void {
  const named = new Set(errorsOf(early, 'requirement-unanswered').map(({ subject }) => subject))
  const demanded = requirements.filter(({ mustAnswer }) => mustAnswer).map(({ requirementId }) => requirementId)
  const left = demanded.filter((requirementId) => !named.has(requirementId))
  if (left.length > 0 || named.size !== demanded.length)
    throw new Error(`the refusal names ${named.size} of ${demanded.length} requirements, not ${left.join(', ')}`)
  const uncited = early.problem.errors?.find(({ clause }) => clause === undefined)
  if (uncited !== undefined) throw new Error(`the refusal's entry ${uncited.code} cites no clause`)
}

/**
 * Uploads one file per pillar, answers every applicable requirement with the file of its pillar, and waits for the checks of the files.
 *
 * @returns the digests of the files
 */
export async function answerAll(
  world: World,
  applicant: Session,
  { applicationId, requirements }: Draft,
): Promise<string[]> {
  const evidence: string[] = []
  for (const pillar of PILLARS) {
    const text = `Evidence of pillar ${pillar}, ${(world.unique ?? randomUUID)()}\n`
    evidence.push(await upload(world, applicant, applicationId, text, `${pillar}.txt`))
  }
  const answers = requirements.map(({ requirementId }) => ({
    requirementId: requirementId as never,
    statement: `Met; see the evidence cited for ${requirementId}.`,
    evidence: [evidenceFor(evidence, requirementId)],
  }))
  await changeAnswers(applicant, applicationId, answers)
  await checked(applicant, applicationId)
  return evidence
}

/** The digest of the file that shows a requirement: there is one file for each pillar. */
export function evidenceFor(evidence: readonly string[], requirementId: string): string {
  return evidence[PILLARS.indexOf(requirementId.slice(7, 9))] ?? ''
}

type Answers = z.input<NonNullable<typeof answerRequirements.body>>['answers']

/**
 * The only change without an Idempotency-Key. If it is sent again after its answer was lost, it meets its own new
 * version (412); so the stored state is read and compared.
 */
async function changeAnswers(applicant: Session, applicationId: Draft['applicationId'], answers: Answers) {
  const params = { applicationId }
  try {
    await applicant.command(getApplication, answerRequirements, { params, body: { answers } })
  } catch (error) {
    if (!(error instanceof CallRefused) || error.status !== 412) throw error
    const { body } = await applicant.call(getApplication, { params })
    const stored = new Map(body.answers?.map((one) => [one.requirementId, one]))
    const isStored = (sent: Answers[number]) => isDeepStrictEqual(stored.get(sent.requirementId), sent)
    if (!answers.every(isStored)) throw error
  }
}

const UPLOAD_TIMEOUT_MS = 10_000
const PILLARS = ['TS', 'ET', 'DP', 'XB', 'IN']

/** An earlier run may have registered the company; the conflict names the record. */
async function registered(applicant: Session, company: (typeof cast.hk.companies)[number]): Promise<string> {
  const { names, identifier, place, address, contact } = company
  try {
    const answer = await applicant.call(registerOrganisation, { body: { names, identifier, place, address, contact } })
    return answer.body.organisationId
  } catch (error) {
    const current = error instanceof CallRefused && error.status === 409 ? error.problem.current : undefined
    if (current === undefined) throw error
    return (current as { organisationId: string }).organisationId
  }
}

/** One file. Its bytes can be sent again: the same bytes for the same application return the existing record. */
async function upload(
  world: World,
  applicant: Session,
  applicationId: string,
  text: string,
  fileName: string,
): Promise<string> {
  const digest = sha256(text)
  const form = new FormData()
  form.set('applicationId', applicationId)
  form.set('sha256', digest)
  form.set('residencyCategory', 'C4')
  form.set('file', new Blob([text], { type: 'text/plain' }), fileName)
  const status = await patiently(world, uploadEvidence, () => send(world, applicant, form))
  world.narrator.request(`POST /hk/v1/evidence → ${status}   (${applicant.who}, sha256 ${digest.slice(0, 12)}…)`)
  return digest
}

/**
 * Waits until the checks of every file have ended.
 *
 * @throws Error when one of them is kept closed
 */
async function checked(applicant: Session, applicationId: string): Promise<void> {
  await until(`the checks of the evidence of ${applicationId}`, async () => {
    const { body } = await applicant.call(listEvidence, { query: { applicationId } })
    const closed = body.items.filter(({ quarantine }) => quarantine !== null)
    if (closed.some(({ quarantine }) => quarantine?.reason === 'unchecked')) return undefined
    for (const { fileName, inspection } of closed)
      throw new Error(`${fileName} is kept closed: ${JSON.stringify(inspection)}`)
    return true
  })
}

/** @throws CallRefused for an answer that is not a success */
async function send(world: World, applicant: Session, form: FormData): Promise<number> {
  const answer = await fetch(`${world.origin}/hk/v1/evidence`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await applicant.tokenFor('evidence')}` },
    body: form,
    signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS),
  })
  const text = await answer.text()
  if (answer.ok) return answer.status
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true
  const problem = isProblem ? (JSON.parse(text) as CallRefused['problem']) : { detail: text.slice(0, 200) }
  throw new CallRefused(uploadEvidence.id, answer.status, problem)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
