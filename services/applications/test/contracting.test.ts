import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApplicationsUnderTest, harbour, staff, startApplications } from './applications-service.fixture.ts'
import { caseAt, type TestCase } from './case.fixture.ts'

let service: ApplicationsUnderTest
beforeAll(async () => {
  service = await startApplications()
})
afterAll(() => service.close())

const signature = { agreementVersion: '1', signatoryName: 'Ho Sin-man' }
const codes = ({ body }: Awaited<ReturnType<TestCase['step']>>) => body.errors?.map((error) => error.code)

describe('the agreement', () => {
  test('is in force once the client and then the signatory have signed', async () => {
    const one = await caseAt(service, 'contracted')
    expect(one.current()).toMatchObject({
      status: 'contracted',
      agreement: { clientSignedBy: harbour.id, countersignedBy: 'signatory-1' },
      actions: [],
    })
    const { rows } = await service.admin.query(
      `select type, payload ->> 'applicationId' as id, payload ->> 'signatoryName' as name from platform.events
        where stream_id = $1 and type like 'Agreement%' order by version`,
      [one.applicationId],
    )
    expect(rows).toEqual([
      { type: 'AgreementSigned', id: one.applicationId, name: 'Ho Sin-man' },
      { type: 'AgreementCountersigned', id: one.applicationId, name: null },
    ])
  })

  test('is not signed in a version that is not on offer, by either side', async () => {
    const one = await caseAt(service, 'accepted')
    const refused = await one.step('signAgreement', harbour, { ...signature, agreementVersion: '2' })
    expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([422, '/agreementVersion'])
    const early = await one.step('countersignAgreement', staff('signatory-1'), { agreementVersion: '7' })
    expect(codes(early)).toEqual(['client-not-signed', 'agreement-version-differs'])
  })

  test('is signed by the client once', async () => {
    const one = await caseAt(service, 'signed')
    expect(codes(await one.step('signAgreement', harbour, signature))).toEqual(['already-signed'])
  })

  test('is not there to be signed before the application is accepted', async () => {
    const one = await caseAt(service, 'submitted')
    expect((await one.step('signAgreement', harbour, signature)).status).toBe(409)
    const early = await one.step('countersignAgreement', staff('signatory-1'), { agreementVersion: '1' })
    expect([early.status, early.body['code']]).toEqual([409, 'action-not-allowed'])
  })
})

describe('a withdrawal', () => {
  test.for(['draft', 'submitted', 'in-review', 'accepted'] as const)(
    'ends an application that is %s',
    async (stage) => {
      const one = await caseAt(service, stage)
      const { body } = await one.take('withdrawApplication', harbour, { reason: 'Discontinued.' })
      expect(body).toMatchObject({ status: 'withdrawn', actions: [] })
    },
  )

  test('is refused once the contract is made', async () => {
    const one = await caseAt(service, 'contracted')
    expect((await one.step('withdrawApplication', harbour, { reason: 'Too late.' })).status).toBe(409)
  })
})
