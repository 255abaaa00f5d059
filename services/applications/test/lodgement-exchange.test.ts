import { forgeriesOf, type TestEnvelope } from '@concert/testing/authority-keys'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApplicationsUnderTest, startApplications, worker } from './applications-service.fixture.ts'
import {
  acceptAnew,
  answerFrom,
  askedAtOf,
  askedBy,
  caseAt,
  checkLodgement,
  codesOf,
  digest,
  keyOfTests,
  succeeded,
  type TestCase,
  toDeclared,
} from './case.fixture.ts'

let service: ApplicationsUnderTest
beforeAll(async () => {
  service = await startApplications()
})
afterAll(() => service.close())

const since = '2026-11-01T02:00:00.000Z'
const indexOf = (weightsDigest: string) => keyOfTests.indexOf(weightsDigest)

describe('the order of lodgements in all cells', () => {
  const lodgedAtOf = async ({ applicationId }: TestCase) => {
    const { rows } = await service.admin.query<{ at: string }>(
      'select lodged_at as at from applications.lodgements where application_id = $1',
      [applicationId],
    )
    return Date.parse(rows[0]?.at ?? '')
  }

  test('has what is lodged after an answer behind the lodgement that asked, by whatever clock', async () => {
    const weightsDigest = digest()
    const ahead = Date.now() + 120_000
    const query = { weightsIndex: indexOf(weightsDigest), lodgedAt: new Date(ahead).toISOString() }
    expect(succeeded(await askedBy(service, 'mo', query)).body['answer']).toMatchObject({ lodgedAt: null })
    const one = await caseAt(service, 'submitted', { weightsDigest })
    expect(await lodgedAtOf(one)).toBeGreaterThan(ahead)
    // It was lodged behind a lodgement of Macao, which Macao now answers.
    await checkLodgement(service, one, { 'cn-gd': null, mo: query.lodgedAt })
    expect(codesOf(await acceptAnew(await toDeclared(service, one)))).toEqual(['lodged-with mo'])
  })

  test('is put off by no instant that is further ahead than clocks differ', async () => {
    const weightsDigest = digest()
    const lodgedAt = new Date(Date.now() + 600_000).toISOString()
    const refused = await askedBy(service, 'mo', { weightsIndex: indexOf(weightsDigest), lodgedAt })
    expect([refused.status, codesOf(refused)]).toEqual([422, ['issued-in-the-future']])
    expect(await lodgedAtOf(await caseAt(service, 'submitted', { weightsDigest }))).toBeLessThan(Date.parse(lodgedAt))
  })
})

describe('a key that the authorities have not changed together', () => {
  test('compares nothing, and the answer names the key of this one', async () => {
    const weightsDigest = digest()
    await caseAt(service, 'submitted', { weightsDigest })
    const query = { keyId: 'f'.repeat(16), weightsIndex: indexOf(weightsDigest) }
    const { body } = succeeded(await askedBy(service, 'mo', query))
    expect(body['answer']).toMatchObject({ keyId: keyOfTests.id, lodgedAt: null })
  })

  test('leaves it to the reviewer to say why the application is accepted', async () => {
    const one = await caseAt(service, 'submitted')
    const { applicationId } = one
    const answer = { applicationId, askedAt: await askedAtOf(service, one), keyId: 'f'.repeat(16), lodgedAt: null }
    succeeded(await answerFrom(service, 'mo', answer))
    await checkLodgement(service, one, { 'cn-gd': null })
    const declared = await toDeclared(service, one)
    expect(codesOf(await acceptAnew(declared))).toEqual(['lodgement-key-differs mo'])
    expect((await acceptAnew(declared, { lodgementJustification: 'Confirmed by letter.' })).status).toBe(200)
  })

  test('is followed by every live lodgement, whose place stays', async () => {
    const weightsDigest = digest()
    const one = await caseAt(service, 'submitted', { weightsDigest })
    const { rows } = await service.admin.query<{ at: string }>(
      `update applications.lodgements set weights_index = repeat('0', 64), lodgement_key = repeat('0', 16)
       where application_id = $1 returning lodged_at as at`,
      [one.applicationId],
    )
    const { body } = succeeded(await askedBy(service, 'mo', { weightsIndex: indexOf(weightsDigest) }))
    expect(body['answer']).toMatchObject({ lodgedAt: new Date(rows[0]?.at ?? '').toISOString() })
  })
})

describe('an envelope that somebody forged', () => {
  test.for(['lodgement-query.v1', 'lodgement-answer.v1'] as const)(
    'is refused as %s, and nothing is kept',
    async (type) => {
      const one = await caseAt(service, 'submitted')
      const { applicationId } = one
      const askedAt = await askedAtOf(service, one)
      const own = { applicationId, askedAt, keyId: keyOfTests.id, lodgedAt: since }
      const body = type === 'lodgement-answer.v1' ? own : { ...own, weightsIndex: indexOf(digest()) }
      const genuine: TestEnvelope = { from: 'mo', to: 'hk', type, body }
      const operation = type === 'lodgement-answer.v1' ? 'recordLodgementAnswer' : 'answerLodgementQuery'
      for (const { what, statement, code } of await forgeriesOf(service.keys, genuine, { askedAt: since })) {
        const refused = await service.send(operation, worker, { body: { statement } })
        expect([refused.status, codesOf(refused)], what).toEqual([422, [code]])
      }
      const { body: check } = await service.send('getLodgementCheck', worker, { params: { applicationId } })
      expect(check['awaiting']).toEqual(['cn-gd', 'mo'])
    },
  )
})
