import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { generateKeyPair, SignJWT } from 'jose'
import { afterEach, describe, expect, it } from 'vitest'
import { createAuthenticate } from '../src/authenticate.ts'

let stop: (() => Promise<void>) | undefined
afterEach(() => stop?.())

/** The answer to a valid token if its issuer serves this instead of its keys. */
async function refusalWhere(answer: RequestListener): Promise<unknown> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stop = () => new Promise((resolve) => server.close(() => resolve()))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const audience = 'urn:concert:cell:hk:applications'
  const authenticate = createAuthenticate([
    { authority: 'hk', issuer, jwksUrl: `${issuer}/jwks`, audience, staff: { acrs: [], ageSecondsMax: 60 } },
  ])
  const { privateKey } = await generateKeyPair('EdDSA')
  const token = await new SignJWT({ concert_kind: 'applicant' })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'one' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject('alice')
    .setIssuedAt()
    .setExpirationTime('5 minutes')
    .sign(privateKey)
  return authenticate('hk', `Bearer ${token}`).catch((error: unknown) => error)
}

describe('an issuer whose keys cannot be had', () => {
  it.each<[string, RequestListener]>([
    ['fails', (_request, response) => response.writeHead(500).end()],
    ['serves no JSON', (_request, response) => response.end('<html>')],
    ['serves no key set', (_request, response) => response.end('{"keys":7}')],
    ['hangs up', (_request, response) => response.destroy()],
  ])('because it %s makes the caller try later, and not doubt its token', async (_what, answer) => {
    expect(await refusalWhere(answer)).toMatchObject({ code: 'unavailable', details: { retryAfterSeconds: 5 } })
  })

  it('is not what a key set without the key is', async () => {
    const refused = await refusalWhere((_request, response) => response.end('{"keys":[]}'))
    expect(refused).toMatchObject({ code: 'unauthenticated' })
  })
})
