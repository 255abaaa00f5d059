import { type Adapter, errors, type KoaContextWithOIDC } from 'oidc-provider'
import { temporarilyUnavailable } from '#temporarily-unavailable.ts'
import type { UsedAssertions } from '#used-assertions.ts'

/** The longest lifetime of a client's assertion in seconds. */
const lifetimeMaxSeconds = 300

/** How far the clocks of a client and of the issuer may differ, in seconds. */
export const clockToleranceSeconds = 15

/**
 * Refuses an assertion that lives too long: it would be of use to whoever finds it, and would have to be remembered, for as long as
 * its client likes (RFC 7523 3, item 4). Its signature, `exp` and `jti` have been checked before.
 *
 * @throws InvalidClientAuth
 */
export function refuseLongAssertion(_context: KoaContextWithOIDC, claims: Readonly<Record<string, unknown>>): void {
  const { iat, exp } = claims
  if (typeof iat !== 'number' || typeof exp !== 'number') throw refusal('the assertion must state iat and exp')
  const nowSeconds = Date.now() / 1000
  // Not the opposite: JSON has numbers that are read as infinite, and the difference of two of those is no number.
  if (!(iat <= nowSeconds + clockToleranceSeconds)) throw refusal('the assertion is issued in the future (iat)')
  if (!(exp - iat <= lifetimeMaxSeconds)) {
    throw refusal(`the assertion must live for at most ${lifetimeMaxSeconds} seconds (from iat to exp)`)
  }
}

/**
 * Where the provider keeps used assertions. It looks one up and then stores it; here the storing alone decides, so that of two uses
 * at one moment, also at two processes, one is refused.
 */
export function usedAssertionsAdapter(assertions: UsedAssertions): Adapter {
  const notKept = async () => undefined
  return {
    upsert: async (id, _payload, expiresInSeconds = 0) => {
      const expiresAt = new Date(Date.now() + expiresInSeconds * 1000)
      const isFirst = await assertions.use(id, expiresAt).catch((cause: unknown) => {
        throw temporarilyUnavailable('the database of used assertions does not answer', cause)
      })
      if (!isFirst) throw refusal('the assertion was used before (jti)')
    },
    find: notKept,
    findByUid: notKept,
    findByUserCode: notKept,
    consume: notKept,
    destroy: notKept,
    revokeByGrantId: notKept,
  }
}

/** Told to the client: it has proved its key. */
function refusal(description: string): errors.InvalidClientAuth {
  return Object.assign(new errors.InvalidClientAuth(description), { error_description: description })
}
