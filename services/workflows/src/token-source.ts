import { readFile } from 'node:fs/promises'
import { importJWK, type JWK, SignJWT } from 'jose'
import { request } from 'undici'
import { z } from 'zod'

export interface TokenSourceOptions {
  readonly issuer: string
  readonly tokenEndpoint: string
  readonly clientId: string
  readonly privateKeyFile: string
  readonly audience: string
}

/** A current access token of the authority's issuer. */
export type TokenSource = () => Promise<string>

const REFRESH_BEFORE_SECONDS = 60
const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number() })
const keyFile = z.looseObject({ kty: z.literal('OKP'), kid: z.string() })

/** Gets tokens by client credentials with a private key (RFC 7523) and keeps each until shortly before it expires. */
export function createTokenSource(options: TokenSourceOptions): TokenSource {
  let current: { token: Promise<string>; until: number } | undefined
  return async () => {
    if (current === undefined || Date.now() >= current.until) {
      const fetched = fetchToken(options)
      current = { token: fetched.then((answer) => answer.access_token), until: Number.POSITIVE_INFINITY }
      try {
        const { expires_in: expiresIn } = await fetched
        current.until = Date.now() + (expiresIn - REFRESH_BEFORE_SECONDS) * 1000
      } catch (error) {
        current = undefined
        throw error
      }
    }
    return current.token
  }
}

async function fetchToken(options: TokenSourceOptions): Promise<z.infer<typeof tokenAnswer>> {
  const answer = await request(options.tokenEndpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    headersTimeout: 5_000,
    bodyTimeout: 5_000,
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: options.clientId,
      scope: 'concert',
      resource: options.audience,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await assertion(options),
    }).toString(),
  })
  const text = await answer.body.text()
  if (answer.statusCode !== 200)
    throw new Error(`the issuer ${options.issuer} answered ${answer.statusCode} to the token request`)
  return tokenAnswer.parse(JSON.parse(text))
}

async function assertion(options: TokenSourceOptions): Promise<string> {
  const jwk: unknown = JSON.parse(await readFile(options.privateKeyFile, 'utf8'))
  const { kid } = keyFile.parse(jwk)
  return new SignJWT()
    .setProtectedHeader({ alg: 'EdDSA', kid })
    .setIssuer(options.clientId)
    .setSubject(options.clientId)
    .setAudience(options.issuer)
    .setJti(crypto.randomUUID())
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(await importJWK(jwk as JWK, 'EdDSA'))
}
