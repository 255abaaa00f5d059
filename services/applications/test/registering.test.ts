import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ApplicationsUnderTest,
  harbour,
  staff,
  startApplications,
  victoria,
} from './applications-service.fixture.ts'
import { digest, organisationBody, succeeded, systemBody } from './case.fixture.ts'

let service: ApplicationsUnderTest
beforeAll(async () => {
  service = await startApplications()
})
afterAll(() => service.close())

const register = (change: object, key?: string) =>
  service.send('registerOrganisation', harbour, { body: { ...organisationBody(), ...change }, ...(key && { key }) })

const pointers = (answered: Awaited<ReturnType<typeof register>>) =>
  answered.body.errors?.map(({ pointer, code, subject }) => `${pointer} ${code} ${subject ?? ''}`.trim())

describe('an organisation', () => {
  test('is registered for the applicant of the token, its identifier in normal form', async () => {
    const answered = await register({ identifier: { scheme: 'HK-UBI', value: ' c0999123 ' } })
    expect(answered.status).toBe(201)
    expect(answered.headers['etag']).toBe('"1"')
    expect(answered.body).toMatchObject({
      authority: 'hk',
      version: 1,
      identifier: { scheme: 'HK-UBI', value: 'C0999123' },
      contact: { name: 'Ho Sin-man' },
    })
    const { rows } = await service.admin.query(
      'select applicant_id from applications.organisations where organisation_id = $1',
      [answered.body['organisationId']],
    )
    expect(rows).toEqual([{ applicant_id: harbour.id }])
  })

  test('is refused with the position of each wrong character of its identifier', async () => {
    const wrongCheck = await register({ place: 'CN', identifier: { scheme: 'USCC', value: '91440300MAYX000761' } })
    expect(wrongCheck.status).toBe(422)
    expect(wrongCheck.body['code']).toBe('rules-not-met')
    expect(pointers(wrongCheck)).toContain('/identifier/value identifier-check-character position 18')
    const wrongCharacter = await register({ place: 'MO', identifier: { scheme: 'MO-TAX', value: '09990011' } })
    expect(pointers(wrongCharacter)).toEqual(['/identifier/value identifier-of-natural-person position 1'])
  })

  test('is refused when its identifier is of another place, and everything wrong is named at once', async () => {
    const answered = await register({ place: 'MO', identifier: { scheme: 'HK-UBI', value: '9999001X' } })
    expect(pointers(answered)).toEqual([
      '/identifier/scheme identifier-of-another-place',
      '/identifier/value identifier-character position 8',
    ])
  })

  test('may name its LEI beside the identifier of its place, and never instead of it', async () => {
    const both = await register({ lei: ' 5493001kjtiigc8y1r12 ' })
    expect(succeeded(both).body).toMatchObject({ identifier: { scheme: 'HK-UBI' }, lei: '5493001KJTIIGC8Y1R12' })
    const alone = { identifier: { scheme: 'LEI', value: '5493001KJTIIGC8Y1R12' } }
    expect(pointers(await register(alone))).toEqual(['/identifier/scheme identifier-of-another-place'])
    const wrong = await register({ lei: '5493001KJTIIGC8Y1R13' })
    expect(pointers(wrong)).toEqual(['/lei identifier-check-character position 20'])
    expect(succeeded(await register({})).body).toMatchObject({ lei: null })
  })

  test('is not kept under another scheme than that of its place, whatever SQL is sent', async () => {
    const insert = `insert into applications.organisations (authority, organisation_id, applicant_id, version, names,
      identifier_scheme, identifier_value, place, state, address, contact, registered_at)
      values ('hk', 'org_x', 'x', 1, '{}', $1, '5493001KJTIIGC8Y1R12', 'HK', '{}', 'x', '{}', now())`
    for (const scheme of ['LEI', 'USCC', 'MO-TAX']) {
      await expect(service.admin.query(insert, [scheme])).rejects.toMatchObject({
        constraint: 'identifier_of_its_place',
      })
    }
  })

  test('cannot be registered twice by one applicant, but another may register the same', async () => {
    const body = organisationBody()
    expect((await service.send('registerOrganisation', harbour, { body })).status).toBe(201)
    const again = await service.send('registerOrganisation', harbour, { body })
    expect([again.status, again.body['code']]).toEqual([409, 'conflict'])
    expect((await service.send('registerOrganisation', victoria, { body })).status).toBe(201)
  })

  test('is answered again, not registered again, for the same Idempotency-Key', async () => {
    const body = organisationBody()
    const first = await service.send('registerOrganisation', harbour, { body, key: 'register-once' })
    const second = await service.send('registerOrganisation', harbour, { body, key: 'register-once' })
    expect(second.body).toEqual(first.body)
    expect(second.headers['idempotency-replayed']).toBe('true')
    const other = await service.send('registerOrganisation', harbour, {
      body: organisationBody(),
      key: 'register-once',
    })
    expect([other.status, other.body['code']]).toEqual([422, 'idempotency-key-reused'])
  })

  test('is read by its applicant and by staff', async () => {
    const { body } = succeeded(await register({}))
    const params = { organisationId: String(body['organisationId']) }
    expect((await service.send('getOrganisation', harbour, { params })).body).toEqual(body)
    const { body: seen } = await service.send('getOrganisation', staff('reviewer-1'), { params })
    expect(seen).toEqual({ ...body, actions: [] })
  })

  test('leaves a recorded event without its address and contact', async () => {
    const { body } = succeeded(await register({}))
    const { rows } = await service.admin.query(
      "select type, version, actor, payload::text from platform.events where stream = 'organisation' and stream_id = $1",
      [body['organisationId']],
    )
    expect(rows).toMatchObject([{ type: 'OrganisationRegistered', version: 1, actor: harbour.id }])
    expect(rows[0].payload).not.toMatch(/Harbour Road|Sin-man|example/)
  })

  test('is refused as invalid when a name is given in no language', async () => {
    const answered = await register({ names: {} })
    expect([answered.status, answered.body['code']]).toEqual([400, 'invalid-request'])
    expect(pointers(answered)?.[0]).toMatch(/^\/names /)
  })
})

describe('an AI system', () => {
  test('is registered with its version and the digest of its weights', async () => {
    const { body } = succeeded(await register({}))
    const weightsDigest = digest()
    const sent = systemBody(body['organisationId'], weightsDigest)
    const answered = await service.send('registerAiSystem', harbour, { body: sent })
    expect(answered.status).toBe(201)
    expect(answered.body).toMatchObject({ systemVersion: '2.4.0', version: 1, weightsDigest })
    const params = { aiSystemId: String(answered.body['aiSystemId']) }
    expect((await service.send('getAiSystem', staff('planner-1'), { params })).body).toEqual(answered.body)
    const { rows } = await service.admin.query(
      "select type from platform.events where stream = 'ai-system' and stream_id = $1",
      [answered.body['aiSystemId']],
    )
    expect(rows).toEqual([{ type: 'AiSystemRegistered' }])
  })

  test("cannot be registered under another applicant's organisation", async () => {
    const { body } = succeeded(await register({}))
    const sent = systemBody(body['organisationId'])
    const answered = await service.send('registerAiSystem', victoria, { body: sent })
    expect([answered.status, answered.body['code']]).toEqual([404, 'not-found'])
  })

  test('is refused when the digest is not a SHA-256 in lower case', async () => {
    const { body } = succeeded(await register({}))
    const sent = systemBody(body['organisationId'], 'A'.repeat(64))
    const answered = await service.send('registerAiSystem', harbour, { body: sent })
    expect([answered.status, answered.body.errors?.[0]?.pointer]).toEqual([400, '/weightsDigest'])
  })
})
