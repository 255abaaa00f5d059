import { z } from 'zod'
import { operation } from './operation.ts'
import { ofForm } from './schema-faults.ts'

/** A program that signs in for a client, as the `client_id` of its tokens. */
const memberId = z
  .string()
  .regex(/^[A-Za-z0-9][\w.-]{0,99}$/, ofForm('identifier', 'harbour-legal'))
  .meta({ example: 'harbour-legal' })

/** A public Ed25519 key (RFC 8037) with which a member signs its assertions (RFC 7523). */
const memberKey = z
  .strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string() })
  .meta({ id: 'MemberKey' })

export const getMember = operation({
  id: 'getMember',
  service: 'applications',
  surface: 'internal',
  callers: ['issuer'],
  method: 'GET',
  path: '/members/{memberId}',
  summary: 'For which client a program acts now, and with which keys it signs in',
  description:
    'An issuer asks at every sign-in and keeps no copy. A member that has ended, or whose account is closed, is not found; a key that was revoked is not listed.',
  params: z.strictObject({ memberId }),
  success: {
    status: 200,
    body: z
      .strictObject({
        memberId,
        /** The `sub` of the tokens: who the member acts for. */
        applicantId: z.string(),
        keys: z.array(memberKey),
      })
      .meta({ id: 'Member' }),
  },
  problems: ['not-found'],
})
