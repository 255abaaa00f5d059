import { createHash, randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { answerRequirements, getApplication, openApplication, submitApplication } from '@concert/contracts/applications'
import { listEvidence } from '@concert/contracts/evidence'
import { registerAiSystem, registerOrganisation } from '@concert/contracts/organisations'
import { CallRefused } from '@concert/platform/operation-client'
import type { z } from 'zod'
import { cast } from './cast.ts'
import { hongKong } from './lead.ts'
import { type Provided, provideEvidence } from './provide-evidence.ts'
import { errorsOf } from './refusal.ts'
import { companySession, type Session, until, type World } from './session.ts'

export interface Applied {
  readonly applicant: Session
  readonly applicationId: string
  readonly organisationId: string
  /** What there is of evidence, by requirement. */
  readonly evidence: ReadonlyMap<string, Provided>
}

/**
 * Step 1 of docs/flows/story.md: the company registers itself and its system, uploads, answers, and submits; an early
 * attempt is refused with everything that is missing.
 */
export async function apply(world: World, lead = hongKong): Promise<Applied> {
  world.narrator.step(1, `Harbour Legal LLM applies once, in Hong Kong, for use in ${lead.placesOfUse.join(', ')}`)
  const { applicant, draft } = await openDraft(world, lead)
  const { applicationId, requirements } = draft
  const submission = { params: { applicationId }, body: { declarationNotLodgedElsewhere: true } }
  const early = await applicant.refused(getApplication, submitApplication, submission)
  requireAllNamed(early, requirements)
  world.narrator.remark(
    `refused with all that is missing: ${early.problem.errors?.length} entries, each with its requirement and clause`,
  )
  const evidence = await answerAll(world, applicant, draft, lead)
  await applicant.command(getApplication, submitApplication, submission)
  world.narrator.remark(
    `${requirements.length} requirements apply by class, modality and places of use; all are answered`,
  )
  return { applicant, applicationId, organisationId: draft.organisationId, evidence }
}

type Opened = z.output<typeof openApplication.success.body>
/** As its client sees it: nothing is withheld. */
type Draft = Opened & { readonly requirements: NonNullable<Opened['requirements']> }

/** A draft of the company for a system of its own. */
export async function openDraft(world: World, lead = hongKong): Promise<{ applicant: Session; draft: Draft }> {
  const company = cast[lead.authority].companies.find((one) => one.clientId === lead.company)
  if (company === undefined) throw new Error(`the cast has no ${lead.company}`)
  const applicant = await companySession(world, lead.authority, company.clientId)
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
      riskClass: lead.riskClass,
      modalities: [...lead.modalities],
      placesOfUse: [...lead.placesOfUse],
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
  const kinds = errorsOf(early, 'evidence-not-covered').map(({ subject }) => subject)
  if (demanded.some((requirementId) => !kinds.includes(requirementId)))
    throw new Error('the refusal does not name the kinds of evidence that are missing')
  const uncited = early.problem.errors?.find(({ clause }) => clause === undefined)
  if (uncited !== undefined) throw new Error(`the refusal's entry ${uncited.code} cites no clause`)
}

/**
 * Uploads the evidence and answers every applicable requirement with its own, and waits for the checks of the files.
 *
 * @returns the evidence by requirement
 */
export async function answerAll(
  world: World,
  applicant: Session,
  { applicationId, requirements }: Draft,
  lead = hongKong,
): Promise<ReadonlyMap<string, Provided>> {
  const conditional = requirements.filter(({ obligation }) => obligation === 'conditional')
  const ids = new Set(conditional.map(({ requirementId }) => String(requirementId)))
  const evidence = await provideEvidence(world, applicant, { applicationId, lead, conditional: ids })
  const answers = requirements.map(({ requirementId }) => {
    const { evidence: cited = [], withoutEvidence = [] } = evidence.get(requirementId) ?? {}
    return {
      requirementId: requirementId as never,
      statement: ids.has(requirementId)
        ? 'Not applicable: the system has no such flow of data.'
        : `Met; see the evidence cited for ${requirementId}.`,
      evidence: [...cited],
      ...(withoutEvidence.length === 0 ? {} : { withoutEvidence: [...withoutEvidence] }),
    }
  })
  await changeAnswers(applicant, applicationId, answers)
  await checked(applicant, applicationId)
  return evidence
}

/** The digest of the file that shows a requirement, the last of them; none where there is no such file. */
export function evidenceFor(evidence: ReadonlyMap<string, Provided>, requirementId: string): string | undefined {
  return evidence.get(requirementId)?.evidence.at(-1)
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

type ListedFile = z.output<typeof listEvidence.success.body>['items'][number]

/** Every file of an application, from a page on. */
export async function filesOf(reader: Session, applicationId: string, cursor?: string): Promise<readonly ListedFile[]> {
  const query = { applicationId, limit: '100', ...(cursor === undefined ? {} : { cursor }) }
  const { items, nextCursor } = (await reader.call(listEvidence, { query })).body
  return nextCursor === null ? items : [...items, ...(await filesOf(reader, applicationId, nextCursor))]
}

/**
 * Waits until the checks of every file have ended.
 *
 * @throws Error when one of them is kept closed
 */
async function checked(applicant: Session, applicationId: string): Promise<void> {
  await until(`the checks of the evidence of ${applicationId}`, async () => {
    const files = await filesOf(applicant, applicationId)
    const closed = files.filter(({ quarantine }) => quarantine !== null)
    if (closed.some(({ quarantine }) => quarantine?.reason === 'unchecked')) return undefined
    for (const { fileName, inspection } of closed)
      throw new Error(`${fileName} is kept closed: ${JSON.stringify(inspection)}`)
    return true
  })
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
