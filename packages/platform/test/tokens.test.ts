import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import { decodeJwt, exportJWK, exportSPKI, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEVELOPMENT_ACR } from '../src/development-acr.ts'
import { SIGN_IN_SECONDS_MAX, type TokenChanges } from '@concert/testing/test-tokens'
import { alice, organisation, startTestService, type TestService } from './service.fixture.ts'

const others = ['evidence', 'reviews', 'certificates', 'exchange', 'registry', 'workflows'] as const

let service: TestService
let good: string

beforeAll(async () => {
  service = await startTestService()
  good = await service.issuers.token('hk', alice)
})
afterAll(() => service.close())

function withToken(authorization: string | undefined) {
  return service.app.inject({
    method: 'GET',
    url: '/hk/v1/applications',
    ...(authorization === undefined ? {} : { headers: { authorization } }),
  })
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** The claims of the valid token under another header, with a signature of the attacker. */
function forged(header: object, sign: (input: string) => string): string {
  const input = `${part(header)}.${good.split('.')[1] ?? ''}`
  return `${input}.${sign(input)}`
}

/** The issuer's public key as the text that a careless verifier would use as a shared secret. */
async function publicKeyText(): Promise<string> {
  const { iss } = decodeJwt(good)
  const { keys } = (await (await fetch(`${iss}/jwks`)).json()) as { keys: JWK[] }
  const key = await importJWK(keys[0] ?? {}, 'EdDSA', { extractable: true })
  if (key instanceof Uint8Array) throw new Error('the issuer publishes a secret')
  return exportSPKI(key)
}

describe('an access token', () => {
  it('of the authority and for it is accepted, whatever the case of the scheme', async () => {
    expect((await withToken(`Bearer ${good}`)).statusCode).toBe(200)
    expect((await withToken(`bearer ${good}`)).statusCode).toBe(200)
  })

  it('for this service alone is accepted also where its audience is a list of one', async () => {
    const token = await service.issuers.token('hk', alice, { audience: ['urn:concert:cell:hk:applications'] })
    expect((await withToken(`Bearer ${token}`)).statusCode).toBe(200)
  })

  it.each([
    ['that is missing', async () => undefined],
    ['of the scheme Basic', async () => 'Basic YWxpY2U6YWxpY2U='],
    ['that is empty', async () => 'Bearer '],
    ['with something after it', async () => `Bearer ${good} x`],
    ['that has expired', async () => `Bearer ${await service.issuers.token('hk', alice, { expiresIn: -30 })}`],
    [
      'for another audience',
      async () =>
        `Bearer ${await service.issuers.token('hk', alice, { audience: 'urn:concert:cell:mo:applications' })}`,
    ],
    ...others.map((other): [string, () => Promise<string>] => [
      `for ${other} of the same cell`,
      async () => `Bearer ${await service.issuers.token('hk', alice, { service: other })}`,
    ]),
    [
      'for the whole cell, as of a time before',
      async () => `Bearer ${await service.issuers.token('hk', alice, { audience: 'urn:concert:cell:hk' })}`,
    ],
    [
      'for an audience that only begins as this one',
      async () =>
        `Bearer ${await service.issuers.token('hk', alice, { audience: 'urn:concert:cell:hk:applications:x' })}`,
    ],
    ['for no audience', async () => `Bearer ${await service.issuers.token('hk', alice, { audience: null })}`],
    [
      'for this service of an authority that this process does not serve',
      async () =>
        `Bearer ${await service.issuers.token('hk', alice, { audience: 'urn:concert:cell:xa:applications' })}`,
    ],
    [
      'for this service, named twice',
      async () =>
        `Bearer ${await service.issuers.token('hk', alice, {
          audience: ['urn:concert:cell:hk:applications', 'urn:concert:cell:hk:applications'],
        })}`,
    ],
    [
      'for this service and another at once',
      async () =>
        `Bearer ${await service.issuers.token('hk', alice, {
          audience: ['urn:concert:cell:hk:applications', 'urn:concert:cell:hk:reviews'],
        })}`,
    ],
    [
      "of another authority's issuer",
      async () =>
        `Bearer ${await service.issuers.token('mo', alice, { audience: 'urn:concert:cell:hk:applications' })}`,
    ],
    [
      'of another issuer with the same key',
      async () => `Bearer ${await service.issuers.token('hk', alice, { issuer: 'https://elsewhere.example' })}`,
    ],
    ['of the type of an ID token', async () => `Bearer ${await service.issuers.token('hk', alice, { type: 'JWT' })}`],
    ['with alg none', async () => `Bearer ${forged({ alg: 'none', typ: 'at+jwt' }, () => 'AA')}`],
    ['with alg nOnE and no signature', async () => `Bearer ${forged({ alg: 'nOnE', typ: 'at+jwt' }, () => '')}`],
    [
      'with HS256 and the public key as its secret',
      async () => {
        const secret = await publicKeyText()
        const sign = (input: string) => createHmac('sha256', secret).update(input).digest('base64url')
        return `Bearer ${forged({ alg: 'HS256', typ: 'at+jwt', kid: 'test-hk' }, sign)}`
      },
    ],
    ['with a changed claim', async () => `Bearer ${good.split('.')[0]}.${part({ sub: 'bob' })}.${good.split('.')[2]}`],
    ['that carries its own key', async () => `Bearer ${await selfSigned({ jwk: true })}`],
    ['signed by a stranger under the kid of the issuer', async () => `Bearer ${await selfSigned({ kid: 'test-hk' })}`],
    ['with padding after its signature', async () => `Bearer ${good}=`],
    ['with standard base64 in a part', async () => `Bearer ${good.replace('.', '+.')}`],
    ['longer than any real one', async () => `Bearer ${'a'.repeat(9000)}.b.c`],
  ])('%s is refused with 401', async (_name, authorization) => {
    const response = await withToken(await authorization())
    expect(response.statusCode).toBe(401)
    expect(response.json()).toMatchObject({ code: 'unauthenticated', instance: '/hk/v1/applications' })
    expect(response.headers['www-authenticate']).toMatch(/^Bearer/)
  })

  it.each(['*', 'alice\nbob', ' alice', ''])(
    'for a subject %j, which is a pattern or no name, is refused',
    async (id) => {
      const response = await withToken(`Bearer ${await service.issuers.token('hk', { kind: 'applicant', id })}`)
      expect(response.statusCode).toBe(401)
    },
  )

  it('in the query is not looked at, and not repeated in the answer', async () => {
    const response = await service.app.inject({ method: 'GET', url: `/hk/v1/applications?access_token=${good}` })
    expect(response.statusCode).toBe(401)
    expect(response.body).not.toContain(good)
  })

  it('is refused when a second Authorization header comes with it', async () => {
    await service.app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = service.app.server.address() as { port: number }
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = request(
        {
          host: '127.0.0.1',
          port,
          path: '/hk/v1/applications',
          headers: ['host', 'x', 'authorization', `Bearer ${good}`, 'authorization', 'Bearer x.y.z'] as never,
        },
        (answer) => {
          answer.resume()
          resolve(answer.statusCode)
        },
      )
      sent.on('error', reject).end()
    })
    expect(status).toBe(400)
  })

  it('of a kind that the operation is not for is refused with 403', async () => {
    const token = await service.issuers.token('hk', { kind: 'system', id: 'concert-workflows' })
    const response = await service.register(organisation('KIND'), { authorization: `Bearer ${token}` })
    expect(response.statusCode).toBe(403)
    expect(await service.count('KIND')).toBe(0)
  })

  it.each(['lapsed-1', 'nobody-at-all'])(
    'of staff without an authorisation in force (%s) is refused with 403',
    async (id) => {
      const token = await service.issuers.token('hk', { kind: 'staff', id })
      expect((await withToken(`Bearer ${token}`)).statusCode).toBe(403)
    },
  )

  it.each<[string, TokenChanges]>([
    ['says no strength', { acr: null }],
    ['says another strength than was agreed', { acr: 'urn:example:password' }],
    ['says a strength that only begins as the agreed one', { acr: `${DEVELOPMENT_ACR}:x` }],
    ['does not say when they signed in', { signedInSecondsAgo: null }],
    ['is of a sign-in of too long ago', { signedInSecondsAgo: SIGN_IN_SECONDS_MAX + 60 }],
    ['is of a sign-in that is still to come', { signedInSecondsAgo: -60 }],
  ])('of staff that %s is refused with 401, which says what a new sign-in must have', async (_what, changes) => {
    const token = await service.issuers.token('hk', { kind: 'staff', id: 'reviewer-1' }, changes)
    const response = await withToken(`Bearer ${token}`)
    expect(response.statusCode).toBe(401)
    expect(response.json()).toMatchObject({ code: 'unauthenticated' })
    expect(response.headers['www-authenticate']).toBe(
      `Bearer error="insufficient_user_authentication", acr_values="${DEVELOPMENT_ACR}", max_age=${SIGN_IN_SECONDS_MAX}`,
    )
  })

  it('of staff that says the agreed strength, until the sign-in is too old, is accepted; of a machine none is asked', async () => {
    for (const signedInSecondsAgo of [0, SIGN_IN_SECONDS_MAX - 60]) {
      const token = await service.issuers.token('hk', { kind: 'staff', id: 'reviewer-1' }, { signedInSecondsAgo })
      expect((await withToken(`Bearer ${token}`)).statusCode).toBe(200)
    }
    expect(decodeJwt(good)).not.toHaveProperty('acr')
  })

  it('is not asked for before it is known that the authority is served here', async () => {
    const response = await service.app.inject({ method: 'GET', url: '/mo/v1/applications' })
    expect(response.statusCode).toBe(404)
  })
})

async function selfSigned(options: { jwk?: boolean; kid?: string }): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true })
  const claims = JSON.parse(Buffer.from(good.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
  return new SignJWT(claims)
    .setProtectedHeader({
      alg: 'EdDSA',
      typ: 'at+jwt',
      ...(options.kid === undefined ? {} : { kid: options.kid }),
      ...(options.jwk === true ? { jwk: await exportJWK(publicKey) } : {}),
    })
    .sign(privateKey)
}
