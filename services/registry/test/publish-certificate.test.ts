import type { GeneralJws } from '@concert/contracts/certificate-content'
import { generateKey } from '@concert/credentials/keys'
import { validToOf } from '@concert/domain/certificate/lints'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import {
  codesOf,
  contentOf,
  decidedInMacao,
  digestOf,
  issue,
  startRegistry,
  type TestRegistry,
} from './registry.fixture.ts'

let registry: TestRegistry
let everyKey: TestRegistry['keys'][keyof TestRegistry['keys']][]

beforeAll(async () => {
  registry = await startRegistry(inject('postgres'))
  everyKey = Object.values(registry.keys)
})
afterAll(() => registry.close())

async function published(certificateNumber: string): Promise<number> {
  const rows = await registry.asAdministrator(
    'select count(*)::int as n from registry.certificates where certificate_number = $1',
    [certificateNumber],
  )
  return Number(rows[0]?.['n'])
}

describe('publication', () => {
  test('a certificate signed by all is registered with the effect each authority decided', async () => {
    const content = contentOf()
    const { status, body } = await registry.publish(await issue(content, everyKey))
    expect(status).toBe(201)
    expect(body).toMatchObject({ certificateNumber: content.certificateNumber, holder: content.holder })
    expect(body['effects']).toEqual([
      expect.objectContaining({ authority: 'cn-gd', jurisdiction: 'CN', status: 'active', sequence: 0 }),
      expect.objectContaining({ authority: 'hk', jurisdiction: 'HK', status: 'active', since: content.issuedAt }),
      expect.objectContaining({ authority: 'mo', status: 'active', conditions: ['Notices in Portuguese'] }),
    ])
    expect(body['period']).toBe('current')
  })

  test('an authority that reserved signs, and its effect waits for its conditions', async () => {
    const { status, body } = await registry.publish(await issue(decidedInMacao(contentOf(), 'reserve'), everyKey))
    expect(status).toBe(201)
    expect(body['effects']).toContainEqual(expect.objectContaining({ authority: 'mo', status: 'reserved' }))
  })

  test('an authority that refused signs nothing and is registered as refused', async () => {
    const content = decidedInMacao(contentOf(), 'refuse')
    const { status, body } = await registry.publish(await issue(content, [registry.keys.hk, registry.keys['cn-gd']]))
    expect(status).toBe(201)
    expect(body['effects']).toContainEqual(expect.objectContaining({ authority: 'mo', status: 'refused' }))
    const document = await registry.get(`/registry/v1/certificates/${content.certificateNumber}`)
    expect(document.json()).toMatchObject({ signedBy: ['cn-gd', 'hk'], certificateDigest: digestOf(content) })
  })

  test('the same certificate again answers 201 and adds nothing', async () => {
    const content = contentOf()
    const credential = await issue(content, everyKey)
    const first = await registry.publish(credential)
    const second = await registry.publish(credential)
    expect(second).toEqual(first)
    expect(await published(content.certificateNumber)).toBe(1)
  })

  test('another content under a number that is taken is a conflict, and the first stays', async () => {
    const content = contentOf()
    await registry.publish(await issue(content, everyKey))
    const other = { ...content, nonce: 'f'.repeat(32) }
    const { status, body } = await registry.publish(await issue(other, everyKey))
    expect(status).toBe(409)
    expect(body['code']).toBe('conflict')
    const document = await registry.get(`/registry/v1/certificates/${content.certificateNumber}`)
    expect(document.json()).toMatchObject({ certificateDigest: digestOf(content) })
  })

  test('of 100 publications at once of two contents under one number, exactly one content is registered', async () => {
    const content = contentOf()
    const credentials = await Promise.all([
      issue(content, everyKey),
      issue({ ...content, nonce: 'e'.repeat(32) }, everyKey),
    ])
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => registry.publish(credentials[index % 2] as GeneralJws)),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(50)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(50)
    const effects = await registry.asAdministrator(
      'select count(*)::int as n from registry.effects where certificate_number = $1',
      [content.certificateNumber],
    )
    expect(effects[0]?.['n']).toBe(3)
  })
})

describe('publication is refused', () => {
  async function refusalOf(credential: GeneralJws): Promise<string[]> {
    const { status, body } = await registry.publish(credential)
    expect(status).toBe(422)
    expect(body['code']).toBe('rules-not-met')
    return codesOf(body)
  }

  test('when an authority that recognised has not signed', async () => {
    const content = contentOf()
    const codes = await refusalOf(await issue(content, [registry.keys.hk, registry.keys['cn-gd']]))
    expect(codes).toEqual(['not-signed'])
    expect(await published(content.certificateNumber)).toBe(0)
  })

  test('when a stranger signed in the place of an authority', async () => {
    const { privateJwk } = await generateKey()
    const codes = await refusalOf(await issue(contentOf(), [registry.keys.hk, registry.keys['cn-gd'], privateJwk]))
    expect(codes).toEqual(expect.arrayContaining(['unknown-key', 'not-signed']))
  })

  test('when a stranger signed in addition to all authorities', async () => {
    const { privateJwk } = await generateKey()
    expect(await refusalOf(await issue(contentOf(), [...everyKey, privateJwk]))).toEqual(['unknown-key'])
  })

  test('when an authority signed that refused', async () => {
    expect(await refusalOf(await issue(decidedInMacao(contentOf(), 'refuse'), everyKey))).toEqual([
      'authority-not-named',
    ])
  })

  test('when the content was changed after it was signed', async () => {
    const content = contentOf()
    const { signatures } = await issue(content, everyKey)
    const { payload } = await issue({ ...content, aiSystem: { ...content.aiSystem, version: '9.9.9' } }, everyKey)
    expect(await refusalOf({ payload, signatures })).toEqual(Array(3).fill('bad-signature'))
  })

  test('when the payload is no certificate', async () => {
    const credential = await issue(contentOf(), everyKey)
    expect(new Set(await refusalOf({ ...credential, payload: 'e30' }))).toEqual(
      new Set(['payload-refused', 'bad-signature']),
    )
  })

  test('when the check character of the number is wrong, however many signed it', async () => {
    const content = contentOf()
    const last = content.certificateNumber.slice(-1)
    const certificateNumber = content.certificateNumber.slice(0, -1) + (last === 'A' ? 'B' : 'A')
    const { body } = await registry.publish(await issue({ ...content, certificateNumber }, everyKey))
    expect(body['errors']).toContainEqual(
      expect.objectContaining({ pointer: '/credential/payload', clause: 'gbaai-number' }),
    )
  })

  test('when the certificate is valid for longer than its class', async () => {
    const content = contentOf()
    const validTo = validToOf(content.validFrom, 60)
    expect(await refusalOf(await issue({ ...content, validTo }, everyKey))).toEqual(['validity-not-of-class'])
  })

  test('when it is issued before a decision', async () => {
    const content = contentOf()
    const issuedAt = new Date(Date.parse(content.decidedAt) - 60_000).toISOString()
    expect(await refusalOf(await issue({ ...content, issuedAt }, everyKey))).toContain('issued-before-decision')
  })

  test('when its edition is not shipped', async () => {
    const content = contentOf({ edition: 'GBA-AI 2031-1' })
    expect(await refusalOf(await issue(content, everyKey))).toEqual(['edition-unknown'])
  })

  test('when the body is no credential at all', async () => {
    const answer = await registry.app.inject({
      method: 'POST',
      url: '/registry/v1/publications',
      payload: { credential: { payload: 'x y', signatures: [] } },
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toContain('application/problem+json')
  })
})
