import { readPrivateKeyFile, softSigner } from '@concert/credentials/signer'
import { type PinnedKeys, readTrustFolder } from '@concert/credentials/trust-folder'
import { createPool } from '@concert/db/pool'
import { assertSafeDatabase } from '@concert/db/safe-start'
import type { Authority } from '@concert/domain/jurisdictions'
import type { CellContext } from '@concert/platform/service-options'
import type { CellConfig, CertificatesConfig } from '#config.ts'
import { createStoredSigning, type StoredSigning } from '#signing/sign-stored.ts'

export interface CertificatesContext extends CellContext {
  readonly signing: StoredSigning
  readonly trust: PinnedKeys
}

export interface Contexts {
  readonly contexts: ReadonlyMap<Authority, CertificatesContext>
  close(): Promise<void>
}

/**
 * One object graph an authority, with its own connections and its own key.
 *
 * @throws Error when a database could be stepped over, a key file is readable by others, or a key is not published as its
 *   authority's: what it signs could not be verified by anyone
 */
export async function createContexts(config: CertificatesConfig): Promise<Contexts> {
  const trust = await readTrustFolder(config.trustFolder, 'certificate')
  const opened: CertificatesContext[] = []
  const close = async () => {
    await Promise.all(opened.map(({ pool }) => pool.end()))
  }
  try {
    for (const cell of config.authorities) {
      const context = await openCell(cell, trust)
      opened.push(context)
      await assertSafeDatabase(context.pool)
    }
  } catch (error) {
    await close()
    throw error
  }
  return { contexts: new Map(opened.map((context) => [context.authority, context])), close }
}

async function openCell(
  { authority, databaseUrl, keyFile }: CellConfig,
  trust: PinnedKeys,
): Promise<CertificatesContext> {
  const signer = await softSigner(await readPrivateKeyFile(keyFile))
  if (!trust[authority].keys.some(({ kid }) => kid === signer.kid)) {
    throw new Error(`the key ${signer.kid} in ${keyFile} is not among the published keys of ${authority}`)
  }
  const pool = createPool({ connectionString: databaseUrl, applicationName: `certificates ${authority}` })
  return { authority, pool, signing: createStoredSigning(signer), trust }
}
