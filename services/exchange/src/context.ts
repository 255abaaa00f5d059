import { readPrivateKeyFile, type Signer, softSigner } from '@concert/credentials/signer'
import { type PinnedKeys, readTrustFolder } from '@concert/credentials/trust-folder'
import { createPool } from '@concert/db/pool'
import { assertSafeDatabase } from '@concert/db/safe-start'
import type { Authority } from '@concert/domain/jurisdictions'
import type { CellContext } from '@concert/platform/service-options'
import type { CellConfig, ExchangeConfig } from '#config.ts'
import { createPeerClient, type PeerClient } from '#peer-client.ts'

/** The context of every request of one authority. */
export interface ExchangeContext extends CellContext {
  readonly signer: Signer
  readonly trust: PinnedKeys
  readonly peers: PeerClient
}

/**
 * One context per authority, with its own connections and key.
 *
 * @throws Error when the role could bypass the wall, others can read a key file, or a key is not published as its
 * authority's: no other authority would accept its signatures
 */
export async function createContexts(
  config: Pick<ExchangeConfig, 'authorities' | 'trustFolder' | 'peerUrl'>,
): Promise<{ contexts: Map<Authority, ExchangeContext>; close(): Promise<void> }> {
  const trust = await readTrustFolder(config.trustFolder, 'exchange')
  const peers = createPeerClient({ peerUrl: config.peerUrl })
  const contexts = new Map<Authority, ExchangeContext>()
  const close = async () => {
    await Promise.all([peers.close(), ...[...contexts.values()].map(({ pool }) => pool.end())])
  }
  try {
    for (const cell of config.authorities) {
      const context = { ...(await openCell(cell, trust)), peers }
      contexts.set(cell.authority, context)
      await assertSafeDatabase(context.pool)
    }
  } catch (error) {
    await close()
    throw error
  }
  return { contexts, close }
}

async function openCell({ authority, databaseUrl, keyFile }: CellConfig, trust: PinnedKeys) {
  const signer = await softSigner(await readPrivateKeyFile(keyFile))
  if (!trust[authority].keys.some(({ kid }) => kid === signer.kid)) {
    throw new Error(`the key ${signer.kid} in ${keyFile} is not among the published exchange keys of ${authority}`)
  }
  const pool = createPool({ connectionString: databaseUrl, applicationName: `exchange ${authority}` })
  return { authority, pool, signer, trust }
}
