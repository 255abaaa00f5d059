import type { Authority } from '@concert/domain/jurisdictions'
import { type Detail, detail } from '@concert/sentences/detail'
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { type Caller } from './caller.ts'
import { RefusedRequest } from './refused-request.ts'
import { assertStaffAssurance, type StaffAssurance } from './staff-assurance.ts'

export interface Issuer {
  readonly authority: Authority
  /** The `iss` claim of every token of this authority. */
  readonly issuer: string
  readonly jwksUrl: string
  /** Of this one service; see `audienceOf`. */
  readonly audience: string
  readonly staff: StaffAssurance
}

export type Authenticate = (authority: Authority, authorization: string | undefined) => Promise<Caller>

const CLOCK_TOLERANCE_SECONDS = 5
const TOKEN_AGE_MAX_SECONDS = 3600
const TOKEN_LENGTH_MAX = 8192

/** The codes of jose when the keys of the issuer cannot be loaded. The token is not at fault then. */
const KEYS_UNAVAILABLE = new Set([errors.JWKSTimeout.code, errors.JWKSInvalid.code, errors.JOSEError.code])

const claims = z.object({
  // Must be a plain name: row-level security reads `*` as every applicant, and keys and log lines contain the name.
  sub: z.string().regex(/^[A-Za-z0-9][\w.:@|-]{0,199}$/),
  concert_kind: z.enum(['applicant', 'staff', 'system', 'issuer']),
  acr: z.string().optional(),
  auth_time: z.number().optional(),
})

/**
 * Builds the check of access tokens (RFC 9068). Each authority has one issuer with its own key set, so the cell of one
 * authority refuses the tokens of another, and each service has its own audience, so it refuses the tokens of another service.
 * The algorithm must be in the list here; the token cannot choose another.
 */
export function createAuthenticate(issuers: readonly Issuer[]): Authenticate {
  const byAuthority = new Map(
    issuers.map((issuer) => [issuer.authority, { issuer, keys: createRemoteJWKSet(new URL(issuer.jwksUrl)) }]),
  )
  return async (authority, authorization) => {
    const known = byAuthority.get(authority)
    if (known === undefined) throw unauthenticated(detail('authority-not-served'))
    const token = bearerToken(authorization)
    const payload = await verify(token, known.issuer, known.keys)
    const parsed = claims.safeParse(payload)
    if (!parsed.success) throw unauthenticated(detail('token-without-caller'))
    const { concert_kind: kind, sub: id } = parsed.data
    if (kind === 'staff') assertStaffAssurance(parsed.data, known.issuer.staff)
    return { kind, id }
  }
}

function bearerToken(authorization: string | undefined): string {
  const token = authorization?.match(/^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i)?.[1]
  if (token === undefined || token.length > TOKEN_LENGTH_MAX) {
    throw unauthenticated(detail('token-missing'))
  }
  return token
}

async function verify(token: string, issuer: Issuer, keys: JWTVerifyGetKey): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['EdDSA', 'Ed25519', 'ES256'],
      issuer: issuer.issuer,
      audience: issuer.audience,
      typ: 'at+jwt',
      requiredClaims: ['exp', 'iat', 'sub'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      maxTokenAge: TOKEN_AGE_MAX_SECONDS,
    })
    // The first service that is shown a token for several could use it at the others.
    if ([payload.aud].flat().length !== 1)
      throw new errors.JWTClaimValidationFailed('several audiences', payload, 'aud')
    return payload
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw unauthenticated(detail('token-expired'), error)
    if (error instanceof errors.JOSEError && !KEYS_UNAVAILABLE.has(error.code)) {
      throw unauthenticated(detail('token-not-valid'), error)
    }
    throw new RefusedRequest('unavailable', { detail: detail('issuer-keys-unavailable'), retryAfterSeconds: 5 }, error)
  }
}

function unauthenticated(told: Detail, cause?: unknown): RefusedRequest {
  return new RefusedRequest('unauthenticated', { detail: told }, cause)
}
