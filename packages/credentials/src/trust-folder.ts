import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { authority } from '@concert/contracts/primitives'
import { checkKeySet, type PublicKeySet } from '#keys.ts'
import { parseStrictJson } from '#strict-json.ts'
import type { Authority } from '#verify-credential.ts'

/** What a key signs: certificates and statements about their effects, or envelopes. No key has both purposes. */
export type KeyPurpose = 'certificate' | 'exchange'

/** The public keys of every authority. They are never merged: a key is valid only for its own authority. */
export type PinnedKeys = Readonly<Record<Authority, PublicKeySet>>

/**
 * Reads the key sets that the authorities gave each other: one file `<authority>.<purpose>.jwks.json` per authority, in
 * one folder. Every set must exist: without the set of an authority, neither its genuine signatures could be accepted
 * nor forged ones refused.
 *
 * @throws Error that names every file that is missing or wrong, and every key that two authorities share
 */
export async function readTrustFolder(folder: string, purpose: KeyPurpose): Promise<PinnedKeys> {
  const faults: string[] = []
  const read = async (name: Authority): Promise<PublicKeySet> => {
    const file = `${name}.${purpose}.jwks.json`
    try {
      const keySet = await checkKeySet(parseStrictJson(await readFile(join(folder, file))))
      if (keySet.keys.length === 0) faults.push(`${file} holds no key`)
      return keySet
    } catch (error) {
      faults.push(`${file}: ${error instanceof Error ? error.message : String(error)}`)
      return { keys: [] }
    }
  }
  const keySets = await Promise.all(authority.options.map(async (name) => [name, await read(name)] as const))
  const pinned = Object.fromEntries(keySets) as PinnedKeys
  faults.push(...sharedKeys(pinned))
  if (faults.length === 0) return pinned
  throw new Error(`The ${purpose} keys in ${folder} cannot be trusted:\n  ${faults.toSorted().join('\n  ')}`)
}

/** A key in two sets would let one authority sign for the other. */
function sharedKeys(pinned: PinnedKeys): string[] {
  const kids = authority.options.flatMap((name) => pinned[name].keys.map(({ kid }) => kid))
  return kids.filter((kid, index) => kids.indexOf(kid) < index).map((kid) => `the key ${kid} is published twice`)
}
