import { createHash, randomUUID } from 'node:crypto'
import { uploadEvidence } from '@concert/contracts/evidence'
import { getEvidenceCoverage } from '@concert/contracts/evidence-coverage'
import { CallRefused } from '@concert/platform/operation-client'
import type { z } from 'zod'
import type { Lead } from './lead.ts'
import { patiently, type Session, type World } from './session.ts'

type Demand = z.output<typeof getEvidenceCoverage.success.body>['items'][number]

/** What there is of evidence for one requirement: the digests of its files, and why there is none of a kind. */
export interface Provided {
  readonly evidence: readonly string[]
  readonly withoutEvidence: readonly { readonly kind: string; readonly reason: string }[]
}

/** What a company that is new has not got yet, or needs not have. */
const ABSENT: Readonly<Record<string, string>> = {
  authorisation: 'No processing needs an authorisation of the DSPDP.',
  'committee-minutes': 'The committee meets for the first time after the certification.',
  'complaint-log': 'The service is not open yet: no complaint was made.',
  'dsr-log': 'The service is not open yet: no request was made.',
  'energy-report': 'The provider of the machines does not measure by client.',
  'incident-register': 'No incident happened in the last 24 months.',
  'ip-complaint-log': 'No complaint was made.',
  'lab-accreditation': 'No laboratory was commissioned; the tests were run by the company.',
  'mlps-record': 'The filing of the system is under way.',
  'scheme-training-certificate': 'The first course of the scheme begins next year.',
  'stakeholder-record': 'The consultation is planned for the pilot.',
  'third-party-model-licence': 'The base model is the own one of the company.',
}

/** For which application what is provided, and which of its requirements depend on a flow of data that there is not. */
interface Providing {
  readonly applicationId: string
  readonly lead: Lead
  readonly conditional: ReadonlySet<string>
}

const AT_A_TIME = 4
const UPLOAD_TIMEOUT_MS = 10_000

/**
 * Uploads a document for each kind of evidence that is required, one for what is only recommended, and none for what depends on a flow of
 * data that there is not. Several requirements that ask for the same kind in the same category are answered by one file.
 */
export async function provideEvidence(
  world: World,
  applicant: Session,
  { applicationId, lead, conditional }: Providing,
): Promise<ReadonlyMap<string, Provided>> {
  const { body } = await applicant.call(getEvidenceCoverage, { params: { applicationId: applicationId as never } })
  const { items, asOf } = body
  const demands = items.filter(
    (item, index) =>
      (item.isRequired && ABSENT[item.kind] === undefined) ||
      (!item.isRequired &&
        !conditional.has(item.requirementId) &&
        items.findIndex(({ requirementId }) => requirementId === item.requirementId) === index),
  )
  const files = [...Map.groupBy(demands, ({ kind, residencyCategory }) => `${kind} ${residencyCategory}`).values()]
  const digests = new Map<Demand, string>()
  const left = files.values()
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      for (const answering of left) {
        const digest = await upload(world, applicant, { applicationId, lead, answering, effectiveOn: asOf })
        for (const demand of answering) digests.set(demand, digest)
      }
    }),
  )
  world.narrator.remark(`${files.length} documents were uploaded, each of one kind of evidence and with its own date`)
  const provided = Map.groupBy(items, ({ requirementId }) => String(requirementId))
  return new Map([...provided].map(([requirementId, asked]) => [requirementId, providedOf(asked, digests)]))
}

function providedOf(asked: readonly Demand[], digests: ReadonlyMap<Demand, string>): Provided {
  return {
    evidence: asked.flatMap((demand) => digests.get(demand) ?? []),
    withoutEvidence: asked.flatMap(({ kind, isRequired }) => {
      const reason = ABSENT[kind]
      return isRequired && reason !== undefined ? [{ kind, reason }] : []
    }),
  }
}

interface Document {
  readonly applicationId: string
  readonly lead: Lead
  readonly answering: readonly Demand[]
  readonly effectiveOn: string
}

/** One file. Its bytes can be sent again: the same bytes for the same application return the existing record. */
async function upload(world: World, applicant: Session, document: Document): Promise<string> {
  const { applicationId, lead, answering, effectiveOn } = document
  const { kind = '', residencyCategory = '' } = answering[0] ?? {}
  const { text, fileName } = written(world, document)
  const digest = createHash('sha256').update(text).digest('hex')
  const form = new FormData()
  form.set('applicationId', applicationId)
  form.set('sha256', digest)
  form.set('residencyCategory', residencyCategory)
  form.set('kind', kind)
  if (residencyCategory === 'C8' && lead.dataSubjects !== null) form.set('dataSubjects', String(lead.dataSubjects))
  form.set('requirements', answering.map(({ requirementId }) => requirementId).join(','))
  form.set('effectiveOn', effectiveOn)
  form.set('file', new Blob([text], { type: 'text/plain' }), fileName)
  const path = `/${lead.authority}/v1/evidence`
  const status = await patiently(world, uploadEvidence, () => send(`${world.origin}${path}`, applicant, form))
  world.narrator.request(`POST ${path} → ${status}   (${applicant.who}, ${kind}, sha256 ${digest.slice(0, 12)}…)`)
  return digest
}

function written(world: World, { lead, answering, effectiveOn }: Document) {
  const { kind = '', residencyCategory = '' } = answering[0] ?? {}
  const text = `${kind} of ${effectiveOn}, ${(world.unique ?? randomUUID)()}\n`
  const persons = residencyCategory === 'C8' ? world.personalData?.[lead.authority] : undefined
  return persons === undefined
    ? { text, fileName: `${kind}.txt` }
    : { text: `${text}${persons.text}`, fileName: persons.fileName }
}

/** @throws CallRefused for an answer that is not a success */
async function send(url: string, applicant: Session, form: FormData): Promise<number> {
  const answer = await fetch(url, {
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
