import { applicableRequirements } from '@concert/domain/scheme/applicability'
import { loadEdition } from '@concert/schemes/load-edition'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ApplicationsUnderTest,
  harbour,
  staff,
  startApplications,
  victoria,
} from './applications-service.fixture.ts'
import { openCase, organisationBody, succeeded, systemBody } from './case.fixture.ts'

let service: ApplicationsUnderTest
let known: { organisationId: string; aiSystemId: string }
beforeAll(async () => {
  service = await startApplications()
  known = await openCase(service)
})
afterAll(() => service.close())

const open = (change: object, caller = harbour) =>
  service.send('openApplication', caller, {
    body: {
      organisationId: known.organisationId,
      aiSystemId: known.aiSystemId,
      edition: 'GBA-AI 2026-1',
      riskClass: 'limited',
      modalities: ['nlp', 'genai'],
      placesOfUse: ['CN', 'HK', 'MO'],
      ...change,
    },
  })
const codes = ({ body }: Awaited<ReturnType<typeof open>>) =>
  body.errors?.map(({ pointer, code }) => `${pointer} ${code}`)

describe('a draft', () => {
  test('shows exactly the requirements of its class, modalities and places, titled in four languages', async () => {
    const answered = await open({})
    expect(answered.status).toBe(201)
    expect(answered.headers['etag']).toBe('"1"')
    const requirements = answered.body['requirements'] as { requirementId: string; title: object; answered: boolean }[]
    const applicable = applicableRequirements(loadEdition('GBA-AI 2026-1'), {
      riskClass: 'limited',
      modalities: ['nlp', 'genai'],
      placesOfUse: ['CN', 'HK', 'MO'],
    })
    expect(requirements.map((one) => one.requirementId)).toEqual(applicable.map((one) => one.requirementId))
    expect(requirements.map((one) => Object.keys(one.title).toSorted())).toEqual(
      applicable.map(() => ['en', 'pt', 'zh-Hans', 'zh-Hant']),
    )
    expect(requirements.some((one) => one.answered)).toBe(false)
  })

  test('tells its client what may be done next, and is not there for staff', async () => {
    const { body } = succeeded(await open({}))
    expect(body['actions']).toEqual(['answerRequirements', 'submitApplication', 'withdrawApplication'])
    const params = { applicationId: String(body['applicationId']) }
    expect((await service.send('getApplication', staff('reviewer-1'), { params })).status).toBe(404)
  })
})

describe('opening is refused', () => {
  test('under an edition that is not published, naming those that are', async () => {
    const answered = await open({ edition: 'GBA-AI 2031-4' })
    expect(answered.status).toBe(422)
    expect(answered.body.errors).toMatchObject([
      {
        pointer: '/edition',
        code: 'edition-not-published',
        message: expect.stringContaining('Published: GBA-AI 2026-1'),
      },
    ])
  })

  test('with everything that is wrong named at once', async () => {
    const answered = await open({
      edition: 'GBA-AI 2031-4',
      placesOfUse: ['MO', 'MO'],
      modalities: ['nlp', 'nlp'],
      prohibitedPractice: 'social-scoring',
    })
    expect(codes(answered)).toEqual([
      '/edition edition-not-published',
      '/placesOfUse lead-place-missing',
      '/placesOfUse/1 place-repeated',
      '/modalities/1 modality-repeated',
      '/riskClass class-contradicts-practice',
    ])
  })

  test('for a system of another of the applicant’s organisations', async () => {
    const { body } = succeeded(await service.send('registerOrganisation', harbour, { body: organisationBody() }))
    expect(codes(await open({ organisationId: body['organisationId'] }))).toEqual([
      '/aiSystemId system-of-another-organisation',
    ])
  })

  test("with 404 for another applicant's organisation or system", async () => {
    expect((await open({}, victoria)).status).toBe(404)
    const own = succeeded(await service.send('registerOrganisation', victoria, { body: organisationBody() }))
    expect((await open({ organisationId: own.body['organisationId'] }, victoria)).status).toBe(404)
    const system = await service.send('registerAiSystem', victoria, { body: systemBody(own.body['organisationId']) })
    expect((await open({ aiSystemId: succeeded(system).body['aiSystemId'] })).status).toBe(404)
  })

  test('and nothing is stored', async () => {
    const count = async () => (await service.admin.query('select count(*) from applications.applications')).rows
    const before = await count()
    await open({ edition: 'GBA-AI 2031-4' })
    expect(await count()).toEqual(before)
  })
})
