import { randomUUID } from 'node:crypto'
import type { Problem } from '@concert/contracts/problems'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerAll, openDraft } from '../story/apply.ts'
import { cast } from '../story/cast.ts'
import { contract } from '../story/contract.ts'
import { companySession, type Session, staffSession, until } from '../story/session.ts'
import { type Answer, send } from './send.fixture.ts'
import { startWhole, type Whole } from './whole.fixture.ts'

const UNKNOWN = '0197f3a0-0000-7000-8000-00000000ffff'
const ROUNDS = 41
/** Generous: it must hold on a busy machine, and a look into another table or a decryption would be far above it. */
const TIMING_FACTOR = 3

let whole: Whole
/** Another applicant of the same authority. */
let victoria: Session
/** Records of Harbour Legal's in Hong Kong, each under the path where it is read. */
const records: { kind: string; path: string; id: string }[] = []

beforeAll(async () => {
  whole = await startWhole()
  const { applicant, draft } = await openDraft(whole.world)
  await answerAll(whole.world, applicant, draft)
  const submitted = await lodge(applicant)
  const [evidence] = await whole.rows('hk', 'select evidence_id from evidence.artefacts limit 1')
  records.push(
    { kind: 'organisation', path: '/organisations/', id: draft.organisationId },
    { kind: 'AI system', path: '/ai-systems/', id: draft.aiSystemId },
    { kind: 'application', path: '/applications/', id: draft.applicationId },
    { kind: 'evidence', path: '/evidence/', id: String(evidence?.['evidence_id']) },
    { kind: 'list of evidence', path: '/evidence?applicationId=', id: draft.applicationId },
    { kind: 'evaluation', path: '/evaluations/', id: await evaluationOf(submitted) },
  )
  victoria = await companySession(whole.world, 'hk', 'victoria-face-gate')
}, 120_000)

afterAll(() => whole?.stop())

/** A second application, as far as an evaluation. */
async function lodge(applicant: Session): Promise<string> {
  const { draft } = await openDraft(whole.world)
  const evidence = await answerAll(whole.world, applicant, draft)
  const path = `/hk/v1/applications/${draft.applicationId}`
  const token = await applicant.tokenFor('applications')
  const { headers } = await send(whole.origin, `GET ${path}`, { token })
  const submitted = await send(whole.origin, `POST ${path}/submit`, {
    token,
    body: { declarationNotLodgedElsewhere: true },
    ifMatch: headers.get('etag') ?? '',
    idempotencyKey: randomUUID(),
  })
  expect(submitted.status).toBe(200)
  await contract(whole.world, {
    applicant,
    applicationId: draft.applicationId,
    organisationId: draft.organisationId,
    evidence,
  })
  return draft.applicationId
}

async function evaluationOf(applicationId: string): Promise<string> {
  const sql = 'select evaluation_id from reviews.evaluations where application_id = $1'
  return until('the evaluation to open', async () => {
    const [row] = await whole.rows('hk', sql, [applicationId])
    return row === undefined ? undefined : String(row['evaluation_id'])
  })
}

/** The same identifier with another UUID: nothing has it. */
function unknownLike(id: string): string {
  return `${id.split('_')[0]}_${UNKNOWN}`
}

/** What of an answer differs from one request to the next, whatever is asked. */
const OF_THE_REQUEST = ['date', 'x-request-id', 'content-length', 'ratelimit']

/** What an answer says but for the path that was asked, the trace and the count of requests. */
function saidBy({ status, headers, problem }: Answer) {
  const { instance: _instance, trace_id: _trace, ...said } = problem satisfies Problem
  const kept = [...headers].filter(([name]) => !OF_THE_REQUEST.includes(name))
  return { status, said, headers: kept }
}

/** The service that has the records below a path. */
function serviceOf(path: string): 'applications' | 'evidence' | 'reviews' {
  if (path.startsWith('/evidence')) return 'evidence'
  return path.startsWith('/evaluations') ? 'reviews' : 'applications'
}

type Caller = readonly [whose: string, authority: Authority, session: () => Promise<Session>]

const callers: readonly Caller[] = [
  ["another organisation's", 'hk', () => Promise.resolve(victoria)],
  ...authorities.filter((authority) => authority !== 'hk').flatMap(peopleOf),
]

/** A company and a person of the staff of another authority, whichever authorities there are. */
function peopleOf(authority: Authority): Caller[] {
  const { companies, staff } = cast[authority]
  // Evaluators read every kind of record.
  const person = staff.find(({ functions }) => functions.includes('evaluator'))?.id ?? ''
  const company = companies[0]?.clientId ?? ''
  return [
    [`a company's of ${authority}`, authority, () => companySession(whole.world, authority, company)],
    [`a person's of the staff of ${authority}`, authority, () => staffSession(whole.world, authority, person)],
  ]
}

describe.each(callers)(
  'with %s token an identifier of others is answered as one that nothing has',
  (_whose, authority, caller) => {
    it('404, with the same body and headers, for every kind of record', async () => {
      const session = await caller()
      for (const { kind, path, id } of records) {
        const token = await session.tokenFor(serviceOf(path))
        const foreign = await send(whole.origin, `GET /${authority}/v1${path}${id}`, { token })
        const unknown = await send(whole.origin, `GET /${authority}/v1${path}${unknownLike(id)}`, { token })
        expect(foreign.status, kind).toBe(404)
        expect(saidBy(foreign), kind).toEqual(saidBy(unknown))
        expect(JSON.stringify(foreign.body), kind).not.toContain('harbour')
      }
    })

    it('in the same class of time', async () => {
      const session = await caller()
      for (const { kind, path, id } of records) {
        const token = await session.tokenFor(serviceOf(path))
        const took = { foreign: [] as number[], unknown: [] as number[] }
        // In turn, so that what else the machine does falls on both.
        for (let round = 0; round < ROUNDS; round += 1) {
          for (const [of, asked] of [
            ['foreign', id],
            ['unknown', unknownLike(id)],
          ] as const) {
            const began = performance.now()
            await send(whole.origin, `GET /${authority}/v1${path}${asked}`, { token })
            took[of].push(performance.now() - began)
          }
        }
        const factor = median(took.foreign) / median(took.unknown)
        expect(factor, kind).toBeLessThan(TIMING_FACTOR)
        expect(factor, kind).toBeGreaterThan(1 / TIMING_FACTOR)
      }
    }, 60_000)
  },
)

describe("a command on another organisation's record is answered as one on nothing", () => {
  const commands = [
    ['PATCH', '/answers', { answers: [{ requirementId: 'GBA-AI-TS-01', statement: 'Mine now.', evidence: [] }] }],
    ['POST', '/submit', { declarationNotLodgedElsewhere: true }],
    ['POST', '/withdraw', { reason: 'To harm a competitor.' }],
    ['POST', '/agreement/sign', { agreementVersion: '1', signatoryName: 'A stranger' }],
  ] as const

  it.each(commands)('%s …%s', async (method, path, body) => {
    const id = records.find(({ kind }) => kind === 'application')?.id ?? ''
    const token = await victoria.tokenFor('applications')
    const command = (of: string) =>
      send(whole.origin, `${method} /hk/v1/applications/${of}${path}`, {
        token,
        body,
        ifMatch: '"1"',
        idempotencyKey: randomUUID(),
      })
    const foreign = await command(id)
    expect(foreign.status).toBe(404)
    expect(saidBy(foreign)).toEqual(saidBy(await command(unknownLike(id))))
  })

  it('POST /evidence, and POST /applications on its organisation and system', async () => {
    const idOf = (wanted: string) => records.find(({ kind }) => kind === wanted)?.id ?? ''
    const upload = async (applicationId: string) => {
      const form = new FormData()
      form.set('applicationId', applicationId)
      form.set('sha256', 'ab'.repeat(32))
      form.set('residencyCategory', 'C4')
      form.set('file', new Blob(['x'], { type: 'text/plain' }), 'x.txt')
      return send(whole.origin, 'POST /hk/v1/evidence', { token: await victoria.tokenFor('evidence'), body: form })
    }
    const application = idOf('application')
    expect((await upload(application)).status).toBe(404)
    expect(saidBy(await upload(application))).toEqual(saidBy(await upload(unknownLike(application))))
    const token = await victoria.tokenFor('applications')
    const open = (organisationId: string, aiSystemId: string) =>
      send(whole.origin, 'POST /hk/v1/applications', {
        token,
        body: {
          organisationId,
          aiSystemId,
          edition: 'GBA-AI 2026-1',
          riskClass: 'limited',
          modalities: ['nlp'],
          placesOfUse: ['HK'],
        },
        idempotencyKey: randomUUID(),
      })
    const [organisation, system] = [idOf('organisation'), idOf('AI system')]
    const foreign = await open(organisation, system)
    expect(foreign.status).toBe(404)
    expect(saidBy(foreign)).toEqual(saidBy(await open(unknownLike(organisation), unknownLike(system))))
  })
})

describe('a list', () => {
  it("holds nothing of another organisation's", async () => {
    for (const path of ['/applications', '/evaluations']) {
      const { body } = await send(whole.origin, `GET /hk/v1${path}`, {
        token: await victoria.tokenFor(serviceOf(path)),
      })
      expect(body, path).toEqual({ items: [], nextCursor: null })
    }
  })
})

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
