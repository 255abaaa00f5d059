import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApplicationsUnderTest, harbour, startApplications } from './applications-service.fixture.ts'
import { caseAt, digest, openCase, type TestCase, uploadEvidence } from './case.fixture.ts'

let service: ApplicationsUnderTest
beforeAll(async () => {
  service = await startApplications()
})
afterAll(() => service.close())

const answer = (to: TestCase, ...answers: object[]) =>
  to.step('answerRequirements', harbour, {
    answers: answers.map((one) => ({ requirementId: 'GBA-AI-TS-01', statement: 'It is met.', evidence: [], ...one })),
  })
const codes = ({ body }: Awaited<ReturnType<typeof answer>>) =>
  body.errors?.map(({ pointer, code }) => `${pointer} ${code}`)

describe('an answer', () => {
  test('is kept, and the later one replaces the earlier', async () => {
    const draft = await openCase(service)
    const evidence = [await uploadEvidence(service, draft.applicationId)]
    expect((await answer(draft, { statement: 'First.' })).status).toBe(200)
    const { body, headers } = await answer(draft, { statement: 'Second.', evidence })
    expect(body['answers']).toEqual([{ requirementId: 'GBA-AI-TS-01', statement: 'Second.', evidence }])
    expect(headers['etag']).toBe('"3"')
    const requirements = body['requirements'] as { requirementId: string; answered: boolean }[]
    expect(requirements.filter((one) => one.answered).map((one) => one.requirementId)).toEqual(['GBA-AI-TS-01'])
  })

  test('is refused for requirements that are unknown, do not apply or are repeated, each by its pointer', async () => {
    const draft = await openCase(service)
    const refused = await answer(
      draft,
      { requirementId: 'GBA-AI-TS-99' },
      // Computer vision is no matter of a system that only reads and writes text.
      { requirementId: 'GBA-AI-TS-10' },
      {},
      {},
    )
    expect(refused.status).toBe(422)
    expect(codes(refused)).toEqual([
      '/answers/0/requirementId requirement-unknown',
      '/answers/1/requirementId requirement-not-applicable',
      '/answers/3/requirementId requirement-repeated',
    ])
  })

  test('is refused when it cites evidence that a check has closed, and so is the submission', async () => {
    const draft = await openCase(service)
    const evidence = await uploadEvidence(service, draft.applicationId)
    const close = (reason: string | null) =>
      service.admin.query('update evidence.artefacts set quarantine = $2 where digest = $1', [
        evidence,
        reason === null ? null : { reason, since: new Date().toISOString() },
      ])
    await close('structure')
    expect(codes(await answer(draft, { evidence: [evidence] }))).toEqual(['/answers/0/evidence/0 evidence-closed'])
    await close('unchecked')
    expect((await answer(draft, { evidence: [evidence] })).status).toBe(200)
    await close('malware')
    const refused = await draft.step('submitApplication', harbour, { declarationNotLodgedElsewhere: true })
    expect(codes(refused)).toContain(' evidence-closed')
  })

  test('is refused when it cites evidence that was not uploaded for this very application', async () => {
    const [draft, other] = [await openCase(service), await openCase(service)]
    const elsewhere = await uploadEvidence(service, other.applicationId)
    expect(codes(await answer(draft, { evidence: [elsewhere, digest()] }))).toEqual([
      '/answers/0/evidence/0 evidence-unknown',
      '/answers/0/evidence/1 evidence-unknown',
    ])
  })

  test('may say that there is no evidence of a kind that is asked for, with a reason, and of no other kind', async () => {
    const draft = await openCase(service)
    const absent = [{ kind: 'use-case-register', reason: 'There is one use only, which the description states.' }]
    const { body } = await answer(draft, { withoutEvidence: absent })
    expect(body['answers']).toEqual([
      { requirementId: 'GBA-AI-TS-01', statement: 'It is met.', evidence: [], withoutEvidence: absent },
    ])
    const refused = await answer(draft, { withoutEvidence: [{ kind: 'risk-register', reason: 'There is none.' }] })
    expect(codes(refused)).toEqual(['/answers/0/withoutEvidence/0/kind requirement-asks-otherwise'])
    const wordless = await answer(draft, { withoutEvidence: [{ kind: 'use-case-register', reason: ' ' }] })
    expect([wordless.status, codes(wordless)]).toEqual([400, ['/answers/0/withoutEvidence/0/reason text-blank']])
  })

  test('is refused on a version that is not the present one, which is shown', async () => {
    const draft = await openCase(service)
    await answer(draft, {})
    const stale = await service.send('answerRequirements', harbour, {
      params: { applicationId: draft.applicationId },
      ifMatch: 1,
      body: { answers: [{ requirementId: 'GBA-AI-TS-01', statement: 'Stale.', evidence: [] }] },
    })
    expect([stale.status, stale.body['code'], stale.headers['etag']]).toEqual([412, 'version-mismatch', '"2"'])
    expect(stale.body['current']).toEqual(draft.current())
  })

  test('is refused without If-Match, and with one that is not an ETag', async () => {
    const draft = await openCase(service)
    const sent = {
      params: { applicationId: draft.applicationId },
      body: { answers: [{ requirementId: 'GBA-AI-TS-01', statement: 'Blind.', evidence: [] }] },
    }
    expect((await service.send('answerRequirements', harbour, sent)).status).toBe(428)
    // A star is true of every version, so it says nothing of the one that was read.
    expect((await service.send('answerRequirements', harbour, { ...sent, ifMatch: '*' })).status).toBe(428)
    expect((await service.send('answerRequirements', harbour, { ...sent, ifMatch: 'first' })).status).toBe(400)
  })

  test('is refused once the application is submitted, with what is possible instead', async () => {
    const submitted = await caseAt(service, 'submitted')
    const refused = await answer(submitted, {})
    expect([refused.status, refused.body['code']]).toEqual([409, 'action-not-allowed'])
    expect(refused.body['allowed_actions']).toEqual([
      'recordLodgementCheck',
      'repeatLodgementCheck',
      'declareApplicationImpartiality',
      'returnApplication',
      'startReview',
      'withdrawApplication',
    ])
  })
})
