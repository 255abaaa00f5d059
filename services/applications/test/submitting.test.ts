import { getEvidenceCoverage } from '@concert/contracts/evidence-coverage'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApplicationsUnderTest, harbour, startApplications } from './applications-service.fixture.ts'
import { caseAt, openCase, type TestCase } from './case.fixture.ts'
import { countStatements } from './count-statements.fixture.ts'

let service: ApplicationsUnderTest
beforeAll(async () => {
  service = await startApplications()
})
afterAll(() => service.close())

const declaration = { declarationNotLodgedElsewhere: true }
const submit = (one: TestCase, caller = harbour, key?: string) =>
  one.step('submitApplication', caller, declaration, key === undefined ? {} : { key })
const codes = ({ body }: Awaited<ReturnType<typeof submit>>) =>
  body.errors?.map(({ code, subject }) => `${code} ${subject ?? ''}`.trim())

async function eventsOf(one: TestCase): Promise<{ type: string; version: number }[]> {
  const { rows } = await service.admin.query(
    'select type, version from platform.events where stream_id = $1 order by version',
    [one.applicationId],
  )
  return rows
}

describe('a complete draft', () => {
  test('is submitted, and its event, receipts, audit line and outbox row are written with it', async () => {
    const draft = await caseAt(service, 'answered')
    const submitted = await submit(draft)
    expect(submitted.status).toBe(200)
    expect(submitted.body).toMatchObject({ status: 'submitted', submissions: 1, actions: ['withdrawApplication'] })
    expect((await eventsOf(draft)).at(-1)).toEqual({ type: 'ApplicationSubmitted', version: 3 })
    const { rows } = await service.admin.query(
      `select audited.line::jsonb ->> 'action' as action, array_agg(receipt.guard order by receipt.ordinal) as guards
         from audit.lines audited join audit.receipts receipt using (authority, line_id)
        where audited.line::jsonb ->> 'streamId' = $1 and audited.line::jsonb ->> 'action' = 'application.submitted' group by 1`,
      [draft.applicationId],
    )
    expect(rows).toEqual([
      {
        action: 'application.submitted',
        guards: [
          'authority-and-edition-pinned',
          'class-certifiable',
          'every-requirement-answered',
          'every-answer-has-its-evidence',
          'cited-evidence-open',
          'required-evidence-there',
          'nowhere-else-declared',
        ],
      },
    ])
    const outbox = await service.admin.query(
      `select payload ->> 'applicationId' as id from platform.outbox join platform.events using (authority, id)
        where outbox.stream_id = $1 and outbox.type = 'ApplicationSubmitted'`,
      [draft.applicationId],
    )
    expect(outbox.rows).toEqual([{ id: draft.applicationId }])
  })

  test('costs eleven statements with an Idempotency-Key, transaction and key included', async () => {
    const draft = await caseAt(service, 'answered')
    const counted = await countStatements(service.pool, () => submit(draft, harbour, 'counted'))
    expect(counted.result.status).toBe(200)
    // begin with its wall, claim key, lock application and its clock, evidence, weights of the system, update, keep its clock and record
    // change, keep answer, commit; those of the clock wait for no answer before they are sent
    expect(counted.statements).toHaveLength(11)
  })
})

describe('an incomplete draft', () => {
  test('is refused with everything that is missing, requirement by requirement', async () => {
    const draft = await openCase(service)
    const requirements = draft.current()['requirements'] as {
      requirementId: string
      mustAnswer: boolean
      needsEvidence: boolean
    }[]
    const must = requirements.filter((one) => one.mustAnswer).map((one) => one.requirementId)
    const [first, ...rest] = must
    await draft.take('answerRequirements', harbour, {
      answers: [{ requirementId: first, statement: 'It is met.', evidence: [] }],
    })
    const params = { applicationId: draft.applicationId }
    const coverage = await service.send('getEvidenceCoverage', harbour, { params })
    const asked = getEvidenceCoverage.success.body.parse(coverage.body).items.filter(({ isRequired }) => isRequired)
    const refused = await draft.step('submitApplication', harbour, { declarationNotLodgedElsewhere: false })
    expect(refused.status).toBe(422)
    expect(must.length).toBeGreaterThan(5)
    expect(codes(refused)).toEqual([
      ...rest.map((id) => `requirement-unanswered ${id}`),
      `evidence-missing ${first}`,
      ...asked.map(({ requirementId }) => `evidence-not-covered ${requirementId}`),
      'declaration-missing',
    ])
    const named = refused.body.errors?.filter(({ code }) => code === 'evidence-not-covered') ?? []
    for (const [index, { kind }] of asked.entries()) {
      expect(named[index]).toMatchObject({ clause: 'gbaai-evidence', message: expect.stringContaining(kind) })
    }
  })

  test('of the class unacceptable is refused with the practice named', async () => {
    const change = { riskClass: 'unacceptable', prohibitedPractice: 'social-scoring' }
    const refused = await submit(await openCase(service, { change }))
    expect(refused.status).toBe(422)
    expect(refused.body.errors).toMatchObject([
      {
        code: 'class-unacceptable',
        subject: 'social-scoring',
        message: expect.stringContaining('Social scoring of natural persons'),
      },
    ])
  })

  test('stays as it was when it is refused', async () => {
    const draft = await openCase(service)
    await submit(draft)
    const { body } = await service.send('getApplication', harbour, { params: { applicationId: draft.applicationId } })
    expect(body).toEqual(draft.current())
  })
})

describe('submissions that race', () => {
  test('have exactly one effect when a hundred of them carry the same version', async () => {
    const draft = await caseAt(service, 'answered')
    const sent = { params: { applicationId: draft.applicationId }, body: declaration, ifMatch: draft.version() }
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        service.send('submitApplication', harbour, { ...sent, key: `race-${draft.applicationId}-${index}` }),
      ),
    )
    const statuses = answers.map((answered) => answered.status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(statuses.filter((status) => status === 412)).toHaveLength(99)
    expect((await eventsOf(draft)).filter((event) => event.type === 'ApplicationSubmitted')).toHaveLength(1)
  })

  test('have exactly one effect when a hundred of them carry the same Idempotency-Key', async () => {
    const draft = await caseAt(service, 'answered')
    const sent = { params: { applicationId: draft.applicationId }, body: declaration, ifMatch: draft.version() }
    const key = `one-${draft.applicationId}`
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => service.send('submitApplication', harbour, { ...sent, key })),
    )
    const fresh = answers.filter((one) => one.status === 200 && one.headers['idempotency-replayed'] === undefined)
    expect(fresh).toHaveLength(1)
    const codesOfOthers = new Set(answers.filter((one) => one.status !== 200).map((one) => one.body['code']))
    expect([...codesOfOthers].filter((code) => code !== 'idempotency-in-progress')).toEqual([])
    const again = await service.send('submitApplication', harbour, { ...sent, key })
    expect([again.status, again.body]).toEqual([200, fresh[0]?.body])
    expect((await eventsOf(draft)).filter((event) => event.type === 'ApplicationSubmitted')).toHaveLength(1)
  })
})
