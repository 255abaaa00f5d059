import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Service } from '@concert/contracts/operation'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { audienceOf } from '@concert/platform/audience'
import { type Authenticate, createAuthenticate } from '@concert/platform/authenticate'
import { DEVELOPMENT_ACR } from '@concert/platform/development-acr'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export interface TestCaller {
  readonly kind: 'applicant' | 'staff' | 'system' | 'issuer'
  readonly id: string
}

export interface TokenChanges {
  /** The service that the token is for; by default the one the issuers were made for. */
  readonly service?: Service
  /** null for a token without audience. */
  readonly audience?: string | string[] | null
  readonly issuer?: string
  /** Seconds from now; negative for a token that has expired. */
  readonly expiresIn?: number
  readonly type?: string
  /** How a member of staff signed in; null for a token that does not say it. */
  readonly acr?: string | null
  /** Seconds since then; null for a token that does not say when. */
  readonly signedInSecondsAgo?: number | null
}

export interface TestIssuers {
  /** `CONCERT_ISSUER` of a service that is to take their tokens in a process of its own. */
  readonly issuer: string
  readonly authenticate: Authenticate
  /** The check of tokens by another service than the one the issuers were made for. */
  authenticateFor(service: Service): Authenticate
  /** A signed access token of the authority's issuer. */
  token(authority: Authority, caller: TestCaller, changes?: TokenChanges): Promise<string>
  close(): Promise<void>
}

/** How long ago staff may have signed in. */
export const SIGN_IN_SECONDS_MAX = 3600

function signInOf({ acr = DEVELOPMENT_ACR, signedInSecondsAgo = 60 }: TokenChanges, now: number) {
  return {
    ...(acr === null ? {} : { acr }),
    ...(signedInSecondsAgo === null ? {} : { auth_time: now - signedInSecondsAgo }),
  }
}

/**
 * One issuer per authority, each with its own key, whose public keys are served over loopback like those of a real issuer. Its
 * tokens are for `service` if nothing else is said.
 */
export async function createTestIssuers(service: Service): Promise<TestIssuers> {
  const keys = new Map(
    await Promise.all(authorities.map(async (authority) => [authority, await generateKeyPair('EdDSA')] as const)),
  )
  const server = createServer((request, response) => {
    const authority = authorities.find((candidate) => request.url === `/${candidate}/jwks`)
    const pair = authority === undefined ? undefined : keys.get(authority)
    if (pair === undefined) {
      response.writeHead(404).end()
      return
    }
    void exportJWK(pair.publicKey).then((jwk) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ keys: [{ ...jwk, use: 'sig', alg: 'EdDSA', kid: `test-${authority}` }] }))
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  server.unref()
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const issuerOf = (authority: Authority) => `${origin}/${authority}`
  const authenticateFor = (checking: Service): Authenticate =>
    createAuthenticate(
      authorities.map((authority) => ({
        authority,
        issuer: issuerOf(authority),
        jwksUrl: `${issuerOf(authority)}/jwks`,
        audience: audienceOf(authority, checking),
        staff: { acrs: [DEVELOPMENT_ACR], ageSecondsMax: SIGN_IN_SECONDS_MAX },
      })),
    )
  return {
    issuer: `${origin}/{authority}`,
    authenticate: authenticateFor(service),
    authenticateFor,
    async token(authority, caller, changes = {}) {
      const pair = keys.get(authority)
      if (pair === undefined) throw new Error(`no issuer for ${authority}`)
      const now = Math.floor(Date.now() / 1000)
      const { audience = audienceOf(authority, changes.service ?? service) } = changes
      const signIn = caller.kind === 'staff' ? signInOf(changes, now) : {}
      const addressed = audience === null ? {} : { aud: audience }
      return new SignJWT({ concert_kind: caller.kind, client_id: caller.id, ...addressed, ...signIn })
        .setProtectedHeader({ alg: 'EdDSA', typ: changes.type ?? 'at+jwt', kid: `test-${authority}` })
        .setIssuer(changes.issuer ?? issuerOf(authority))
        .setSubject(caller.id)
        .setIssuedAt(now - 60)
        .setExpirationTime(now + (changes.expiresIn ?? 600))
        .sign(pair.privateKey)
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
