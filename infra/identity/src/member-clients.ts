import type { Adapter, AdapterPayload, ClientMetadata } from 'oidc-provider'
import type { Member, Members } from '#members.ts'
import type { AssertionKey } from '#people-and-clients.ts'
import { temporarilyUnavailable } from '#temporarily-unavailable.ts'

/** The metadata of a client that names whom it acts for. */
export const actsForMember = 'concert_acts_for'

/**
 * The members as clients of the provider, which asks for one at each request: a key that was revoked has ended at its next use. One
 * without a key cannot sign in, and is unknown.
 */
export function memberClientsAdapter(members: Members): Adapter {
  const notKept = async () => undefined
  return {
    find: async (clientId) => {
      const member = await members.find(clientId).catch((cause: unknown) => {
        throw temporarilyUnavailable('the accounts of clients cannot be read now', cause)
      })
      return member === undefined || member.keys.length === 0 ? undefined : clientOf(clientId, member)
    },
    upsert: notKept,
    findByUid: notKept,
    findByUserCode: notKept,
    consume: notKept,
    destroy: notKept,
    revokeByGrantId: notKept,
  }
}

function clientOf(clientId: string, { applicantId, keys }: Member): AdapterPayload {
  return { ...machineClient(clientId, keys), [actsForMember]: applicantId }
}

/** A program that signs in with a key of its own. */
export function machineClient(clientId: string, keys: readonly AssertionKey[]): ClientMetadata {
  return {
    client_id: clientId,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'EdDSA',
    // Only these members: a private one must never enter the provider's list of clients.
    jwks: { keys: keys.map(({ kty, crv, x, kid }) => ({ kty, crv, x, kid, use: 'sig', alg: 'EdDSA' })) },
  }
}
