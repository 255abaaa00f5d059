import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkKeySet, type PublicKeySet } from '@concert/credentials'
import { authorities, type Authority } from '@concert/domain'

/** The published certificate keys of every authority. Never merged: a key speaks for its own authority alone. */
export type Trust = Readonly<Record<Authority, PublicKeySet>>

/**
 * Reads the key sets that the authorities exchanged: `<authority>.certificate.jwks.json` of each, in one folder.
 *
 * @throws Error when a set is missing or wrong: without all of them no certificate could be completed
 */
export async function readTrust(folder: string): Promise<Trust> {
  const entries = await Promise.all(
    authorities.map(async (authority) => {
      const path = join(folder, `${authority}.certificate.jwks.json`)
      const parsed: unknown = JSON.parse(await readFile(path, 'utf8'))
      return [authority, await checkKeySet(parsed)] as const
    }),
  )
  return Object.fromEntries(entries) as Record<Authority, PublicKeySet>
}
