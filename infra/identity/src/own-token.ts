import { randomBytes } from 'node:crypto'
import type { Authority } from '@concert/domain/jurisdictions'
import { importJWK, type JWK, SignJWT } from 'jose'
import { issuerClientId, serviceResource } from '#people-and-clients.ts'

/** As whom an issuer asks. */
export interface OwnIdentity {
  readonly issuer: string
  readonly signingKey: JWK
}

const ownTokenSeconds = 60

/**
 * A token about the issuer itself for one service, which it gives to no one else. It needs no client to sign in, so that no circle begins;
 * it gives the issuer no power that it has not, for it could say of anyone that they are anyone. The service checks it like every token.
 */
export async function ownToken(
  { authority, issuer, signingKey }: OwnIdentity & { readonly authority: Authority },
  service: 'applications' | 'personnel',
): Promise<string> {
  return new SignJWT({ client_id: issuerClientId, concert_kind: 'issuer' })
    .setProtectedHeader({
      alg: 'EdDSA',
      typ: 'at+jwt',
      ...(signingKey.kid === undefined ? {} : { kid: signingKey.kid }),
    })
    .setIssuer(issuer)
    .setSubject(issuerClientId)
    .setAudience(serviceResource(authority, service))
    .setJti(randomBytes(16).toString('base64url'))
    .setIssuedAt()
    .setExpirationTime(`${ownTokenSeconds}s`)
    .sign(await importJWK(signingKey, 'EdDSA'))
}
