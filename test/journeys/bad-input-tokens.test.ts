import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { issuerKeysFolder } from '@concert/local/identity'
import type { Authority } from '@concert/domain/jurisdictions'
import { importJWK, type JWK, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDraft } from '../story/apply.ts'
import { companySession, staffSession } from '../story/session.ts'
import { send } from './send.fixture.ts'
import { startWhole, type Whole } from './whole.fixture.ts'

let whole: Whole
let paths: string[]

beforeAll(async () => {
  whole = await startWhole()
  const { draft } = await openDraft(whole.world)
  // One of each service that takes tokens.
  paths = [
    `/hk/v1/applications/${draft.applicationId}`,
    `/hk/v1/evidence?applicationId=${draft.applicationId}`,
    '/hk/v1/evaluations',
  ]
}, 120_000)

afterAll(() => whole?.stop())

interface Forgery {
  readonly signedBy?: Authority
  readonly issuer?: Authority
  readonly audience?: string
  readonly type?: string
  readonly claims?: JWTPayload
  /** Seconds from now. */
  readonly issuedIn?: number
  readonly expiresIn?: number
}

const applicant: JWTPayload = { sub: 'harbour-legal', client_id: 'harbour-legal', concert_kind: 'applicant' }

/** A token that the true key of an issuer signed, with what a test changes of it. */
async function forge(forgery: Forgery = {}): Promise<string> {
  const { signedBy = 'hk', issuer = 'hk', audience = 'urn:concert:cell:hk', type = 'at+jwt' } = forgery
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

async function statusesWith(token: string): Promise<number[]> {
  const answers = await Promise.all(paths.map((path) => send(whole.origin, `GET ${path}`, { token })))
  for (const { problem, status, headers } of answers.filter((answer) => answer.status === 401)) {
    expect(problem).toMatchObject({ code: 'unauthenticated', status })
    expect(headers.get('www-authenticate')).toMatch(/^Bearer/)
  }
  return answers.map(({ status }) => status)
}

const refused = [401, 401, 401]

describe('a token is nobody', () => {
  it('unlike one that the issuer signed for this cell, which is somebody', async () => {
    expect(await statusesWith(await forge())).toEqual([200, 200, 200])
  })

  it("of another authority's company or staff, in this cell", async () => {
    const company = await companySession(whole.world, 'mo', 'tap-seac-tourism')
    const staff = await staffSession(whole.world, 'mo', 'sofia.lam')
    expect(await statusesWith(company.token)).toEqual(refused)
    expect(await statusesWith(staff.token)).toEqual(refused)
  })

  it("signed with another authority's key, whatever issuer it names", async () => {
    expect(await statusesWith(await forge({ signedBy: 'mo' }))).toEqual(refused)
    expect(await statusesWith(await forge({ signedBy: 'mo', issuer: 'mo' }))).toEqual(refused)
    expect(await statusesWith(await forge({ issuer: 'mo' }))).toEqual(refused)
  })

  it('that has expired, was issued too long ago, or is to be issued yet', async () => {
    expect(await statusesWith(await forge({ issuedIn: -600, expiresIn: -60 }))).toEqual(refused)
    expect(await statusesWith(await forge({ issuedIn: -7200 }))).toEqual(refused)
    expect(await statusesWith(await forge({ issuedIn: 3600, expiresIn: 7200 }))).toEqual(refused)
  })

  it('without a signature (alg none), in every spelling', async () => {
    const token = await forge()
    for (const alg of ['none', 'None', 'NONE', 'nOnE']) {
      expect(await statusesWith(rewrite(token, { alg, typ: 'at+jwt' }, () => ''))).toEqual(refused)
      expect(await statusesWith(rewrite(token, { alg, typ: 'at+jwt' }, () => 'AA'))).toEqual(refused)
    }
  })

  it('signed with the public key as if it were a shared secret', async () => {
    const { x = '', kid } = issuerKey('hk')
    const { createHmac } = await import('node:crypto')
    const sign = (signed: string) =>
      createHmac('sha256', Buffer.from(x, 'base64url')).update(signed).digest('base64url')
    expect(await statusesWith(rewrite(await forge(), { alg: 'HS256', typ: 'at+jwt', kid }, sign))).toEqual(refused)
  })

  it('for another audience, or of another type', async () => {
    expect(await statusesWith(await forge({ audience: 'urn:concert:cell:mo' }))).toEqual(refused)
    expect(await statusesWith(await forge({ audience: 'harbour-legal', type: 'JWT' }))).toEqual(refused)
    expect(await statusesWith(await forge({ type: 'JWT' }))).toEqual(refused)
  })

  it('when a character of it was changed', async () => {
    const [header, payload = '', signature] = (await forge()).split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object
    const other = Buffer.from(JSON.stringify({ ...claims, sub: 'victoria-face-gate' })).toString('base64url')
    expect(await statusesWith(`${header}.${other}.${signature}`)).toEqual(refused)
  })

  it('when it does not say of which kind its caller is', async () => {
    expect(await statusesWith(await forge({ claims: { concert_kind: 'regulator' } }))).toEqual(refused)
    expect(await statusesWith(await forge({ claims: { sub: '*' } }))).toEqual(refused)
  })
})
