import { randomBytes } from 'node:crypto'
import type { PrivateJwk } from '@concert/credentials/keys'
import { readPrivateKeyFile } from '@concert/credentials/signer'
import { importJWK, SignJWT } from 'jose'
import { request } from 'undici'
import { z } from 'zod'

export interface TokenSourceOptions {
  readonly issuer: string
  readonly tokenEndpoint: string
  readonly clientId: string
  /** A JWK file that only its owner may read. */
  readonly privateKeyFile: string
  readonly audience: string
}

/** Gets access tokens of one authority's issuer for one service, as the workers' machine client. */
export interface TokenSource {
  /** @throws Error when the issuer sends no token; the next call asks again */
  current(): Promise<string>
  /** Reports that a service refused this token (its issuer may have new keys): the next call gets another. */
  refused(token: string): void
}

interface Held {
  readonly token: string
  /** By the clock of the source, ms. */
  readonly renewAt: number
}

const RENEW_BEFORE_SECONDS = 60
const TIMEOUT_MS = 5_000
const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })

/**
 * Gets tokens by client credentials with a private key (RFC 7523), and keeps each until a minute before it expires. `now` is in
 * ms and must be monotonic.
 *
 * @throws CredentialRefused when the key file is not an Ed25519 key that only its owner may read
 */
export async function createTokenSource(
  options: TokenSourceOptions,
  now: () => number = () => performance.now(),
): Promise<TokenSource> {
  const key = await readPrivateKeyFile(options.privateKeyFile)
  let held: Held | undefined
  let renewal: Promise<Held> | undefined

  async function renew(): Promise<Held> {
    const askedAt = now()
    try {
      const { access_token: token, expires_in: lifeSeconds } = await fetchToken(options, key)
      held = { token, renewAt: askedAt + (lifeSeconds - RENEW_BEFORE_SECONDS) * 1000 }
      return held
    } finally {
      renewal = undefined
    }
  }

  return {
    async current() {
      if (held !== undefined && now() < held.renewAt) return held.token
      // All waiting callers share one request, and its failure.
      renewal ??= renew()
      return (await renewal).token
    },
    refused(token) {
      if (held?.token === token) held = undefined
    },
  }
}

async function fetchToken(options: TokenSourceOptions, key: PrivateJwk): Promise<z.infer<typeof tokenAnswer>> {
  const { statusCode, body } = await request(options.tokenEndpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    // Limits the whole exchange: undici's own timeouts restart with every byte.
    signal: AbortSignal.timeout(TIMEOUT_MS),
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: options.clientId,
      scope: 'concert',
      resource: options.audience,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await signAssertion(options, key),
    }).toString(),
  })
  if (statusCode !== 200) {
    await body.dump()
    throw new Error(`the issuer ${options.issuer} answered ${statusCode} to the token request`)
  }
  // No error may quote the answer, since it may contain a token.
  const answer = tokenAnswer.safeParse(await body.json().catch(() => undefined))
  if (!answer.success) throw new Error(`the issuer ${options.issuer} answered the token request with no token`)
  return answer.data
}

async function signAssertion({ issuer, clientId }: TokenSourceOptions, key: PrivateJwk): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(issuer)
    .setJti(randomBytes(16).toString('base64url'))
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(await importJWK(key, 'EdDSA'))
}
