import { randomBytes } from 'node:crypto'
import { importJWK, type JWK, SignJWT } from 'jose'
import { readAccessToken } from '#sign-in.ts'

export interface ClientTokenRequest {
  tokenEndpoint: string
  issuer: string
  clientId: string
  /** The client's Ed25519 key; its `kid` identifies it among the client's registered keys. */
  privateJwk: JWK
  /** The one service that the token is for (RFC 8707), see `serviceResource`. */
  resource: string
}

/** The lifetime of an assertion in seconds: it is used immediately, and once. */
const assertionSeconds = 60

/**
 * An access token for a machine client: client credentials with a signed assertion (RFC 7523 §2.2).
 *
 * @throws Error with the status and the `error` of the token endpoint, for example `401 invalid_client`
 */
export async function clientToken(request: ClientTokenRequest): Promise<string> {
  const response = await fetch(request.tokenEndpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: request.clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await signAssertion(request),
      scope: 'concert',
      resource: request.resource,
    }),
  })
  return readAccessToken(response)
}

/** The assertion by which a client proves its key; its audience is the issuer. */
export async function signAssertion({
  issuer,
  clientId,
  privateJwk,
}: Pick<ClientTokenRequest, 'issuer' | 'clientId' | 'privateJwk'>): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: 'EdDSA', kid: privateJwk.kid })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(issuer)
    .setJti(randomBytes(16).toString('base64url'))
    .setIssuedAt()
    .setExpirationTime(`${assertionSeconds}s`)
    .sign(await importJWK(privateJwk, 'EdDSA'))
}
