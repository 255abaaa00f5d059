import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { issuerKeysFolder } from '@concert/local/identity'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { importJWK, type JWK, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDraft } from '../story/apply.ts'
import { cast } from '../story/cast.ts'
import { companySession, staffSession } from '../story/session.ts'
import { send } from './send.fixture.ts'
import { startWhole, type Whole } from './whole.fixture.ts'

let whole: Whole
/** A path of each service that takes tokens. */
let paths: Readonly<Record<Target, string>>

const others = authorities.filter((authority) => authority !== 'hk')
const targets = ['applications', 'evidence', 'reviews'] as const
type Target = (typeof targets)[number]

beforeAll(async () => {
  whole = await startWhole()
  const { draft } = await openDraft(whole.world)
  paths = {
    applications: `/hk/v1/applications/${draft.applicationId}`,
    evidence: `/hk/v1/evidence?applicationId=${draft.applicationId}`,
    reviews: '/hk/v1/evaluations',
  }
}, 120_000)

afterAll(() => whole?.stop())

interface Forgery {
  readonly signedBy?: Authority
  readonly issuer?: Authority
  readonly audience?: string | string[]
  readonly type?: string
  readonly claims?: JWTPayload
  /** Seconds from now. */
  readonly issuedIn?: number
  readonly expiresIn?: number
}

const applicant: JWTPayload = { sub: 'harbour-legal', client_id: 'harbour-legal', concert_kind: 'applicant' }

/** A token for a service that the true key of an issuer signed, with what a test changes of it. */
async function forge(service: Target, forgery: Forgery = {}): Promise<string> {
  const { signedBy = 'hk', issuer = 'hk', audience = `urn:concert:cell:hk:${service}`, type = 'at+jwt' } = forgery
  const key = issuerKey(signedBy)
  const now = Math.floor(Date.now() / 1000)
  return new SignJWT({ ...applicant, ...forgery.claims })
    .setProtectedHeader({ alg: 'EdDSA', typ: type, ...(key.kid === undefined ? {} : { kid: key.kid }) })
    .setIssuer(`${whole.origin}/idp/${issuer}`)
    .setAudience(audience)
    .setIssuedAt(now + (forgery.issuedIn ?? 0))
    .setExpirationTime(now + (forgery.expiresIn ?? 600))
    .sign(await importJWK(key, 'EdDSA'))
}

function issuerKey(authority: Authority): JWK {
  const file = join(issuerKeysFolder(whole.folder), `${authority}.issuer.json`)
  return (JSON.parse(readFileSync(file, 'utf8')) as { signingKey: JWK }).signingKey
}

/** The three parts of a token, put together anew with another header, its signature changed with `sign`. */
function rewrite(token: string, header: object, sign: (signed: string) => string): string {
  const payload = token.split('.')[1]
  const signed = `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${payload}`
  return `${signed}.${sign(signed)}`
}

/** What each service answers to the token that is made for it. */
async function statusesWith(tokenFor: (service: Target) => string | Promise<string>): Promise<number[]> {
  const answers = await Promise.all(
    targets.map(async (service) => send(whole.origin, `GET ${paths[service]}`, { token: await tokenFor(service) })),
  )
  for (const { problem, status, headers } of answers.filter((answer) => answer.status === 401)) {
    expect(problem).toMatchObject({ code: 'unauthenticated', status })
    expect(headers.get('www-authenticate')).toMatch(/^Bearer/)
  }
  return answers.map(({ status }) => status)
}

const refused = [401, 401, 401]

describe('a token is nobody', () => {
  it('unlike one that the issuer signed for this cell, which is somebody', async () => {
    expect(await statusesWith((service) => forge(service))).toEqual([200, 200, 200])
  })

  it.each(others)("of a company or of staff of %s, another authority's, in this cell", async (other) => {
    const { companies, staff } = cast[other]
    const company = await companySession(whole.world, other, companies[0]?.clientId ?? '')
    const person = await staffSession(whole.world, other, staff[0]?.id ?? '')
    for (const { tokenFor } of [company, person]) expect(await statusesWith(tokenFor)).toEqual(refused)
  })

  it.each(others)('signed with the key of %s, whatever issuer it names', async (other) => {
    expect(await statusesWith((service) => forge(service, { signedBy: other }))).toEqual(refused)
    expect(await statusesWith((service) => forge(service, { signedBy: other, issuer: other }))).toEqual(refused)
    expect(await statusesWith((service) => forge(service, { issuer: other }))).toEqual(refused)
  })

  it('that has expired, was issued too long ago, or is to be issued yet', async () => {
    expect(await statusesWith((service) => forge(service, { issuedIn: -600, expiresIn: -60 }))).toEqual(refused)
    expect(await statusesWith((service) => forge(service, { issuedIn: -7200 }))).toEqual(refused)
    expect(await statusesWith((service) => forge(service, { issuedIn: 3600, expiresIn: 7200 }))).toEqual(refused)
  })

  it('without a signature (alg none), in every spelling', async () => {
    for (const alg of ['none', 'None', 'NONE', 'nOnE']) {
      for (const signature of ['', 'AA']) {
        const unsigned = async (service: Target) =>
          rewrite(await forge(service), { alg, typ: 'at+jwt' }, () => signature)
        expect(await statusesWith(unsigned)).toEqual(refused)
      }
    }
  })

  it('signed with the public key as if it were a shared secret', async () => {
    const { x = '', kid } = issuerKey('hk')
    const { createHmac } = await import('node:crypto')
    const sign = (signed: string) =>
      createHmac('sha256', Buffer.from(x, 'base64url')).update(signed).digest('base64url')
    const confused = async (service: Target) =>
      rewrite(await forge(service), { alg: 'HS256', typ: 'at+jwt', kid }, sign)
    expect(await statusesWith(confused)).toEqual(refused)
  })

  it('that the issuer gave to the same company or person for another service', async () => {
    const company = await companySession(whole.world, 'hk', 'harbour-legal')
    const staff = await staffSession(whole.world, 'hk', 'chan.siuming')
    for (const { tokenFor } of [company, staff]) {
      for (const [index, shown] of targets.entries()) {
        const statuses = await statusesWith(() => tokenFor(shown))
        expect(
          statuses.filter((_status, place) => place !== index),
          shown,
        ).toEqual([401, 401])
        expect(statuses[index], shown).not.toBe(401)
      }
    }
  })

  it('for several services at once, this one among them', async () => {
    const audience = targets.map((service) => `urn:concert:cell:hk:${service}`)
    expect(await statusesWith((service) => forge(service, { audience }))).toEqual(refused)
  })

  it.each(others)('for the same service in the cell of %s', async (other) => {
    const audience = (service: Target) => `urn:concert:cell:${other}:${service}`
    expect(await statusesWith((service) => forge(service, { audience: audience(service) }))).toEqual(refused)
  })

  it('for another audience, or of another type', async () => {
    const cells = authorities.map((authority) => `urn:concert:cell:${authority}`)
    for (const audience of [...cells, 'urn:concert:cell:hk:registry', 'urn:concert:cell:hk:']) {
      expect(await statusesWith((service) => forge(service, { audience })), audience).toEqual(refused)
    }
    expect(await statusesWith((service) => forge(service, { audience: 'harbour-legal', type: 'JWT' }))).toEqual(refused)
    expect(await statusesWith((service) => forge(service, { type: 'JWT' }))).toEqual(refused)
  })

  it('when a character of it was changed', async () => {
    const changed = async (service: Target) => {
      const [header, payload = '', signature] = (await forge(service)).split('.')
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object
      const other = Buffer.from(JSON.stringify({ ...claims, sub: 'victoria-face-gate' })).toString('base64url')
      return `${header}.${other}.${signature}`
    }
    expect(await statusesWith(changed)).toEqual(refused)
  })

  it('when it does not say of which kind its caller is', async () => {
    expect(await statusesWith((service) => forge(service, { claims: { concert_kind: 'regulator' } }))).toEqual(refused)
    expect(await statusesWith((service) => forge(service, { claims: { sub: '*' } }))).toEqual(refused)
  })
})

describe('the key of a company', () => {
  it('that is revoked in the records of its authority gets no token from then on', async () => {
    const tokenFor = async () => (await companySession(whole.world, 'mo', 'lotus-gaming')).tokenFor('applications')
    expect(await tokenFor()).toEqual(expect.any(String))
    await whole.rows('mo', `update applications.member_keys set revoked_at = now() where member_id = 'lotus-gaming'`)
    await expect(tokenFor()).rejects.toThrow('401 invalid_client')
  })
})
