import { readPrivateKeyFile, type Signer, softSigner } from '@concert/credentials/signer'
import { periodOf, type PinnedKeySet } from '@concert/credentials/trust-folder'
import { newestKeyAt } from '@concert/domain/envelope/key-periods'
import type { Authority } from '@concert/domain/jurisdictions'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'

/** The exchange keys of an authority, in the memory of its own process. */
export interface ExchangeSigner {
  /**
   * The newest key whose published period has this instant.
   *
   * @throws RefusedRequest 503 where none has: the work is done again once the operators have published one
   */
  at(instant: string): Signer
}

const NO_KEY_RETRY_SECONDS = 60

/**
 * Reads the key files of an authority, which are named with commas between them.
 *
 * @throws Error for a key that the authority does not publish: no peer would take what it signs
 */
export async function readExchangeSigner(
  authority: Authority,
  files: string,
  published: PinnedKeySet,
): Promise<ExchangeSigner> {
  const held = await Promise.all(
    files.split(',').map(async (name) => {
      const file = name.trim()
      const signer = await softSigner(await readPrivateKeyFile(file))
      if (!published.keys.some(({ kid }) => kid === signer.kid)) {
        throw new Error(`the key ${signer.kid} in ${file} is not among the published exchange keys of ${authority}`)
      }
      return { signer, ...periodOf(published, signer.kid) }
    }),
  )
  return {
    at(instant) {
      const newest = newestKeyAt(held, instant)
      if (newest !== undefined) return newest.signer
      const told = detail('no-exchange-key', { authority, instant })
      throw new RefusedRequest('unavailable', { detail: told, retryAfterSeconds: NO_KEY_RETRY_SECONDS })
    },
  }
}
