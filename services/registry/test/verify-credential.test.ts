import type { CertificateContent, GeneralJws } from '@concert/contracts/certificate-content'
import { generateKey } from '@concert/credentials/keys'
import { compactOf } from '@concert/credentials/signed-credential'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import {
  contentOf,
  decidedInMacao,
  expiredContent,
  issue,
  sign,
  startRegistry,
  suspensionOf,
  type TestRegistry,
} from './registry.fixture.ts'

let registry: TestRegistry

beforeAll(async () => {
  registry = await startRegistry(inject('postgres'))
})
afterAll(() => registry.close())

interface Verification {
  authentic: boolean
  answer: string
  sentence: Record<string, string>
  certificateNumber: string | null
  signatures: { authority: string | null; valid: boolean; reason: string }[]
  effects: { authority: string; status: string }[]
}

async function verify(credential: GeneralJws | string): Promise<Verification> {
  const answer = await registry.app.inject({ method: 'POST', url: '/registry/v1/verify', payload: { credential } })
  expect(answer.statusCode).toBe(200)
  return answer.json<Verification>()
}

async function published(change: Partial<CertificateContent> = {}) {
  const content = contentOf(change)
  const credential = await issue(content, Object.values(registry.keys))
  const { status } = await registry.publish(credential)
  expect(status).toBe(201)
  return { content, credential }
}

test('members of a credential that nobody knows are passed over, but not a header that nobody signed', async () => {
  const { content, credential } = await published()
  const { payload, signatures } = credential
  const extended = { payload, signatures: signatures.map((signature) => ({ ...signature, note: 1 })), proof: {} }
  expect(await verify(extended)).toMatchObject({ authentic: true, certificateNumber: content.certificateNumber })
  const unsigned = { payload, signatures: signatures.map((signature) => ({ ...signature, header: { kid: 'x' } })) }
  const refused = await registry.app.inject({
    method: 'POST',
    url: '/registry/v1/verify',
    payload: { credential: unsigned },
  })
  expect(refused.statusCode).toBe(400)
})

test('an authentic certificate in force says so in four languages, with what it is worth where', async () => {
  const { content, credential } = await published()
  const verification = await verify(credential)
  expect(verification).toMatchObject({
    authentic: true,
    answer: 'authentic-and-in-force',
    certificateNumber: content.certificateNumber,
    signatures: [{ valid: true }, { valid: true }, { valid: true }],
  })
  expect(verification.sentence).toEqual({
    en: 'This certificate is authentic and in force: active in Mainland China and Hong Kong; active on conditions in Macao.',
    'zh-Hant': '本證書真確有效：在中國內地及香港有效；在澳門附條件有效。',
    'zh-Hans': '本证书真实有效：在中国内地和香港有效；在澳门附条件有效。',
    pt: 'Este certificado é autêntico e eficaz: em vigor no Interior da China e em Hong Kong; em vigor sob condições em Macau.',
  })
})

test('one authority’s compact credential is authentic, with the effects that the register has', async () => {
  const { content, credential } = await published()
  await registry.publishEffect(await sign(suspensionOf(content), registry.keys.mo))
  const verification = await verify(compactOf(credential, registry.keys.hk.kid))
  expect(verification).toMatchObject({ authentic: true, answer: 'authentic-in-force-in-part' })
  expect(verification.sentence['en']).toContain(
    'in some places only: active in Mainland China and Hong Kong; suspended in Macao',
  )
})

test('a certificate that every authority suspended is authentic but not in force', async () => {
  const { content, credential } = await published()
  const places = { 'cn-gd': 'CN', hk: 'HK', mo: 'MO' } as const
  for (const authority of ['cn-gd', 'hk', 'mo'] as const) {
    const statement = suspensionOf(content, { authority, jurisdiction: places[authority] })
    await registry.publishEffect(await sign(statement, registry.keys[authority]))
  }
  const verification = await verify(credential)
  expect(verification).toMatchObject({ authentic: true, answer: 'authentic-not-in-force' })
  expect(verification.sentence['en']).toBe(
    'This certificate is authentic but not in force: suspended in Mainland China, Hong Kong and Macao.',
  )
})

test('a certificate that one place reserved and the others suspended is authentic but not in force', async () => {
  const { content, credential } = await published(decidedInMacao(contentOf(), 'reserve'))
  for (const [authority, jurisdiction] of [
    ['cn-gd', 'CN'],
    ['hk', 'HK'],
  ] as const) {
    const statement = suspensionOf(content, { authority, jurisdiction })
    await registry.publishEffect(await sign(statement, registry.keys[authority]))
  }
  const verification = await verify(credential)
  expect(verification).toMatchObject({ authentic: true, answer: 'authentic-not-in-force', period: 'current' })
  expect(verification.sentence['en']).toBe(
    'This certificate is authentic but not in force: suspended in Mainland China and Hong Kong; reserved in Macao until its conditions are met.',
  )
})

test('an expired certificate is authentic but expired, with its last day', async () => {
  const { content, credential } = await published(expiredContent())
  const verification = await verify(credential)
  expect(verification).toMatchObject({ answer: 'authentic-not-in-force', period: 'expired' })
  expect(verification.sentence['en']).toContain(
    `expired: it was valid until ${Number(content.validTo.slice(8))} November 2024`,
  )
  expect(verification.sentence['pt']).toContain('de Novembro de 2024')
})

test('a certificate whose first day is to come is authentic but not yet valid', async () => {
  const { credential } = await published({ issuedAt: '2098-12-31T16:00:00.000Z' })
  const verification = await verify(credential)
  expect(verification).toMatchObject({ authentic: true, answer: 'authentic-not-in-force' })
  expect(verification.sentence['zh-Hant']).toContain('有效期由2099年1月1日開始')
})

test('a certificate that was signed but never registered is in force nowhere', async () => {
  const verification = await verify(await issue(contentOf(), Object.values(registry.keys)))
  expect(verification).toMatchObject({ authentic: true, answer: 'authentic-not-in-force', effects: [] })
  expect(verification.sentence['en']).toContain('not in the public register')
})

test('another content under a registered number borrows nothing from the register', async () => {
  const { content } = await published()
  const other = await issue({ ...content, nonce: 'd'.repeat(32) }, Object.values(registry.keys))
  expect(await verify(other)).toMatchObject({ answer: 'authentic-not-in-force', effects: [] })
})

test('a changed certificate is altered, and nothing of it is repeated', async () => {
  const { content, credential } = await published()
  const { payload } = await issue({ ...content, riskClass: 'minimal' }, [registry.keys.hk])
  const verification = await verify({ ...credential, payload })
  expect(verification).toMatchObject({ authentic: false, answer: 'altered', certificateNumber: null, effects: [] })
})

test('what is no certificate at all is called so, and not altered', async () => {
  const verification = await verify('eyJhbGciOiJFZERTQSJ9.e30.AAAA')
  expect(verification).toMatchObject({ authentic: false, answer: 'not-a-credential', period: null })
})

test('a certificate signed by strangers is of an unknown issuer, whose authority is not named', async () => {
  const { privateJwk } = await generateKey()
  const verification = await verify(await issue(contentOf(), [privateJwk]))
  expect(verification).toMatchObject({ authentic: false, answer: 'unknown-issuer', effects: [] })
  expect(verification.signatures).toContainEqual(
    expect.objectContaining({ authority: null, valid: false, reason: 'unknown-key' }),
  )
})
