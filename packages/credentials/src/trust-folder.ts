import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { authority } from '@concert/contracts/primitives'
import { checkKeySet, type PublicKeySet } from '#keys.ts'
import { parseStrictJson } from '#strict-json.ts'
import type { Authority } from '#verify-credential.ts'

/** What a key signs: certificates and statements on their effects, or envelopes. No key serves both. */
export type KeyPurpose = 'certificate' | 'exchange'

/** The published keys of every authority. Never merged: a key speaks for its own authority alone. */
export type PinnedKeys = Readonly<Record<Authority, PublicKeySet>>

/**
 * Reads the key sets that the authorities gave each other: `<authority>.<purpose>.jwks.json` of each, in one folder. Whoever
 * lacks one could neither take a genuine signature of that authority nor refuse a forged one, so every set must be there.
 *
 * @throws Error that names every file that is missing or wrong, and every key that two authorities would share
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
