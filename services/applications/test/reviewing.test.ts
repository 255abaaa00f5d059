import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApplicationsUnderTest, harbour, staff, startApplications } from './applications-service.fixture.ts'
import { acceptance, answerAll, caseAt, noConflict, type TestCase } from './case.fixture.ts'

let service: ApplicationsUnderTest
beforeAll(async () => {
  service = await startApplications()
})
afterAll(() => service.close())

const [reviewer, planner] = [staff('reviewer-1'), staff('planner-1')]
const codes = ({ body }: Awaited<ReturnType<TestCase['step']>>) =>
  body.errors?.map(({ pointer, code, subject }) => `${pointer} ${code} ${subject ?? ''}`.trim())
const accept = (one: TestCase, change: object = {}) =>
  one.step('acceptApplication', reviewer, { ...acceptance, ...change })

describe('the review', () => {
  test('is given by the plan owner to an authorised application reviewer', async () => {
    const one = await caseAt(service, 'in-review')
    expect(one.current()).toMatchObject({ status: 'in-review', reviewerId: 'reviewer-1', actions: ['startReview'] })
    const { body } = await service.send('getApplication', reviewer, { params: { applicationId: one.applicationId } })
    expect(body['actions']).toEqual([
      'repeatLodgementCheck',
      'declareApplicationImpartiality',
      'acceptApplication',
      'declineApplication',
    ])
  })

  test('is not given to a person without an authorisation as application reviewer', async () => {
    const one = await caseAt(service, 'submitted')
    for (const reviewerId of ['decider-1', 'nobody.at.all']) {
      const refused = await one.step('startReview', planner, { reviewerId })
      expect([refused.status, codes(refused)]).toEqual([422, [`/reviewerId reviewer-not-authorised ${reviewerId}`]])
    }
  })

  test('is not given again to who declared a conflict, and goes back', async () => {
    const one = await caseAt(service, 'in-review')
    const conflict = { conflict: true, statement: 'My sister works there.' }
    const { body } = await one.take('declareApplicationImpartiality', reviewer, conflict)
    expect(body).toMatchObject({ status: 'submitted', access: 'parties', answers: null, reviewerId: null, version: 7 })
    expect(codes(await one.step('startReview', planner, { reviewerId: 'reviewer-1' }))).toEqual([
      '/reviewerId reviewer-in-conflict reviewer-1',
    ])
  })
})

describe('a return', () => {
  test('names what is missing, and only that is open again', async () => {
    const one = await caseAt(service, 'submitted')
    await one.take('declareApplicationImpartiality', reviewer, noConflict)
    const missing = [{ requirementId: 'GBA-AI-TS-01', reason: 'The diagram is of an earlier version.' }]
    const { body } = await one.take('returnApplication', reviewer, { missing })
    expect(body).toMatchObject({
      status: 'draft',
      access: 'returned',
      answers: null,
      returned: missing,
      submissions: 1,
    })
    const answers = [{ requirementId: 'GBA-AI-TS-02', statement: 'Changed.', evidence: [] }]
    expect(codes(await one.step('answerRequirements', harbour, { answers }))).toEqual([
      '/answers/0/requirementId requirement-not-reopened GBA-AI-TS-02',
    ])
    const { body: own } = await service.send('getApplication', harbour, {
      params: { applicationId: one.applicationId },
    })
    const reopened = (own['answers'] as { requirementId: string }[]).filter((a) => a.requirementId === 'GBA-AI-TS-01')
    await one.take('answerRequirements', harbour, { answers: reopened })
    const again = await one.take('submitApplication', harbour, { declarationNotLodgedElsewhere: true })
    expect(again.body).toMatchObject({ status: 'submitted', submissions: 2, returned: [] })
  })

  test('is refused without a declaration, and for a requirement that does not apply', async () => {
    const one = await caseAt(service, 'submitted')
    const missing = [{ requirementId: 'GBA-AI-TS-10', reason: 'Not about this system.' }]
    expect(codes(await one.step('returnApplication', reviewer, { missing }))).toEqual([
      'impartiality-not-declared',
      '/missing/0/requirementId requirement-not-applicable GBA-AI-TS-10',
    ])
  })
})

describe('the acceptance', () => {
  test('drafts the agreement with every clause, the fee and the outsourcing', async () => {
    const one = await caseAt(service, 'declared')
    const { status, body } = await accept(one)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      status: 'accepted',
      scope: acceptance.scope,
      agreement: {
        version: '1',
        clauses: [...'abcdefghijklm'],
        fee: { amountMinor: 3_000_000, currency: 'HKD', functionVersion: 'fee-1' },
        outsourcing: ['Bay Test Laboratory'],
        clientSignedBy: null,
        countersignedBy: null,
      },
    })
    const { rows } = await service.admin.query(
      `select payload ->> 'applicationId' as id from platform.outbox join platform.events using (authority, id)
        where outbox.type = 'ApplicationAccepted' and outbox.stream_id = $1`,
      [one.applicationId],
    )
    expect(rows).toEqual([{ id: one.applicationId }])
  })

  test('is recorded under the authorisation that the reviewer acted on', async () => {
    const one = await caseAt(service, 'accepted')
    const { rows } = await service.admin.query(
      `select distinct receipt.actor, receipt.authorisation_id, receipt.edition from audit.receipts receipt
         join audit.lines audited using (authority, line_id)
        where audited.line::jsonb ->> 'streamId' = $1 and audited.line::jsonb ->> 'action' = 'application.accepted'`,
      [one.applicationId],
    )
    expect(rows).toEqual([{ actor: 'reviewer-1', authorisation_id: 'aut-reviewer-1', edition: 'GBA-AI 2026-1' }])
  })

  test('is refused with every unmet point and every missing language of the scope, in the words of the request', async () => {
    const one = await caseAt(service, 'declared')
    const review = { ...acceptance.review, scopeDefined: false, competenceAvailable: false }
    const refused = await accept(one, { review, scope: { pt: 'Perguntas jurídicas' } })
    expect(refused.status).toBe(422)
    expect(codes(refused)).toEqual([
      '/review/scopeDefined review-point-not-met c',
      '/review/competenceAvailable review-point-not-met e',
      '/scope/en scope-language-missing en',
      '/scope/zh-Hant scope-language-missing zh-Hant',
    ])
  })

  test('needs a justification for the first of its kind, and none for the next', async () => {
    const change = { modalities: ['ml', 'agent'] }
    const first = await caseAt(service, 'declared', { change })
    const refused = await accept(first, { firstOfItsKindJustification: undefined })
    expect(codes(refused)).toEqual(['/firstOfItsKindJustification justification-missing'])
    expect((await accept(first)).status).toBe(200)
    const next = await caseAt(service, 'declared', { change: { modalities: ['agent', 'ml'] } })
    expect((await accept(next, { firstOfItsKindJustification: undefined })).status).toBe(200)
    const other = await caseAt(service, 'declared', { change: { modalities: ['agent'] } })
    expect((await accept(other, { firstOfItsKindJustification: undefined })).status).toBe(422)
  })

  test('is refused to a reviewer without a declaration, and in another state', async () => {
    const undeclared = await accept(await caseAt(service, 'in-review'))
    expect(codes(undeclared)).toEqual(['impartiality-not-declared'])
    const early = await accept(await caseAt(service, 'submitted'))
    expect([early.status, early.body['code']]).toEqual([409, 'action-not-allowed'])
  })
})

describe('the decline', () => {
  test('ends the application with its reason on record', async () => {
    const one = await caseAt(service, 'declared')
    const { body } = await one.take('declineApplication', reviewer, { reason: 'No competence for this modality.' })
    expect(body).toMatchObject({ status: 'declined', actions: ['declareApplicationImpartiality'] })
    const { rows } = await service.admin.query(
      "select payload ->> 'reason' as reason from platform.events where type = 'ApplicationDeclined' and stream_id = $1",
      [one.applicationId],
    )
    expect(rows).toEqual([{ reason: 'No competence for this modality.' }])
    expect((await one.step('withdrawApplication', harbour, { reason: 'Too late.' })).status).toBe(409)
  })

  test('needs a reason', async () => {
    const one = await caseAt(service, 'declared')
    expect((await one.step('declineApplication', reviewer, { reason: ' ' })).status).toBe(400)
  })
})

test('a returned application keeps its answers', async () => {
  const one = await caseAt(service, 'draft')
  await answerAll(service, one)
  const answers = one.current()['answers']
  await one.take('submitApplication', harbour, { declarationNotLodgedElsewhere: true })
  await one.take('declareApplicationImpartiality', reviewer, noConflict)
  await one.take('returnApplication', reviewer, { missing: [{ requirementId: 'GBA-AI-TS-01', reason: 'Old.' }] })
  const { body } = await service.send('getApplication', harbour, { params: { applicationId: one.applicationId } })
  expect(body['answers']).toEqual(answers)
})
