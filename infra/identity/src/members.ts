import { randomBytes } from 'node:crypto'
import { getMember } from '@concert/contracts/members'
import type { Authority } from '@concert/domain/jurisdictions'
import { CallRefused, callOperation } from '@concert/platform/operation-client'
import { importJWK, type JWK, SignJWT } from 'jose'
import { type AssertionKey, issuerClientId, serviceResource } from '#people-and-clients.ts'

/** Who a program acts for, and the keys with which it signs in. */
export interface Member {
  readonly applicantId: string
  readonly keys: readonly AssertionKey[]
}

/** The programs that sign in for the clients of one authority. */
export interface Members {
  /** @throws Error when who keeps them does not answer; nothing is remembered from an earlier answer */
  find(memberId: string): Promise<Member | undefined>
}

/** As whom an issuer asks. */
export interface OwnIdentity {
  readonly issuer: string
  readonly signingKey: JWK
}

export interface MembersOptions extends OwnIdentity {
  readonly authority: Authority
  /** The address of the service `applications` inside the cell. */
  readonly applicationsUrl: string
}

/** What the service could not take for the name of a member is none, and is not asked for. */
const memberName = /^[A-Za-z0-9][\w.-]{0,99}$/

const timeoutMs = 5_000

/** The records of `applications`, read at each sign-in. */
export function membersOf(options: MembersOptions): Members {
  const { authority, applicationsUrl: baseUrl } = options
  return {
    async find(memberId) {
      if (!memberName.test(memberId)) return undefined
      const token = await ownToken(options)
      try {
        const { body } = await callOperation(getMember, { baseUrl, authority, token, params: { memberId }, timeoutMs })
        return body
      } catch (error) {
        if (error instanceof CallRefused && error.status === 404 && error.problem.code === 'not-found') return undefined
        throw error
      }
    },
  }
}

const ownTokenSeconds = 60

/**
 * A token about the issuer itself, which it gives to no one else. It needs no client to sign in, so that no circle begins; it gives
 * the issuer no power that it has not, for it could say of anyone that they are anyone. The service checks it like every token.
 */
async function ownToken({ authority, issuer, signingKey }: MembersOptions): Promise<string> {
  return new SignJWT({ client_id: issuerClientId, concert_kind: 'issuer' })
    .setProtectedHeader({
      alg: 'EdDSA',
      typ: 'at+jwt',
      ...(signingKey.kid === undefined ? {} : { kid: signingKey.kid }),
    })
    .setIssuer(issuer)
    .setSubject(issuerClientId)
    .setAudience(serviceResource(authority, 'applications'))
    .setJti(randomBytes(16).toString('base64url'))
    .setIssuedAt()
    .setExpirationTime(`${ownTokenSeconds}s`)
    .sign(await importJWK(signingKey, 'EdDSA'))
}
