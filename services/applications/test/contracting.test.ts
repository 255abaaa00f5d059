import { createPool } from '@concert/db/pool'
import { digestOf } from '@concert/db/digest'
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
      agreement: { clientSignedBy: harbour.id, clientSignatoryName: 'Ho Sin-man', countersignedBy: 'signatory-1' },
      actions: [],
    })
    const { rows } = await service.admin.query(
      `select type, payload ->> 'applicationId' as id, payload ->> 'signatoryDigest' as digest from platform.events
        where stream_id = $1 and type like 'Agreement%' order by version`,
      [one.applicationId],
    )
    expect(rows).toEqual([
      { type: 'AgreementSigned', id: one.applicationId, digest: digestOf(await signatoryOf(one)) },
      { type: 'AgreementCountersigned', id: one.applicationId, digest: null },
    ])
  })

  test('leaves the name of who signed for the client where it can be taken away, and nowhere else', async () => {
    const one = await caseAt(service, 'signed')
    expect(await signatoryOf(one)).toEqual({ name: 'Ho Sin-man', salt: expect.stringMatching(/^[\w-]{22}$/) })
    const { rows } = await service.admin.query(
      `select payload::text as text from platform.events where stream_id = $1
       union all select outbox::text from platform.outbox where stream_id = $1
       union all select line from audit.lines
       union all select state::text from applications.applications where application_id = $1`,
      [one.applicationId],
    )
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.filter(({ text }) => text.includes('Sin-man'))).toEqual([])
    for (const role of ['reviews', 'certificates', 'evidence'] as const) {
      const pool = createPool({ connectionString: service.cell.url(role), applicationName: `${role} role`, max: 1 })
      await expect(pool.query('select client_signatory from applications.applications')).rejects.toMatchObject({
        code: '42501',
      })
      await pool.end()
    }
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

async function signatoryOf({ applicationId }: { readonly applicationId: string }): Promise<object> {
  const { rows } = await service.admin.query(
    'select client_signatory from applications.applications where application_id = $1',
    [applicationId],
  )
  return rows[0].client_signatory
}
