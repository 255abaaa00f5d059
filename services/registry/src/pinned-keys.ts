import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkKeySet, parseStrictJson, type PublicKeySet } from '@concert/credentials'
import { authorities, type Authority } from '@concert/domain'

/** The public keys of every authority of the joint body. */
export type PinnedKeys = Readonly<Record<Authority, PublicKeySet>>

/**
 * Reads the keys that this register trusts. A register that lacked an authority's keys could neither refuse a forgery of its
 * signature nor tell the public which key is right, so every authority's file must be there and sound.
 *
 * @throws Error that names every file that is missing or wrong
 */
export async function readPinnedKeys(folder: string): Promise<PinnedKeys> {
  const faults: string[] = []
  const read = async (authority: Authority): Promise<PublicKeySet> => {
    const name = `${authority}.certificate.jwks.json`
    try {
      const keySet = await checkKeySet(parseStrictJson(await readFile(join(folder, name))))
      if (keySet.keys.length === 0) faults.push(`${name} holds no key`)
      return keySet
    } catch (error) {
      faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
      return { keys: [] }
    }
  }
  const [cnGd, hk, mo] = await Promise.all([read('cn-gd'), read('hk'), read('mo')])
  const pinned = { 'cn-gd': cnGd, hk, mo }
  faults.push(...sharedKeys(pinned))
  if (faults.length > 0) throw new Error(`The keys in ${folder} cannot be trusted:\n  ${faults.join('\n  ')}`)
  return pinned
}

/** A key in two sets would let one authority sign for the other. */
function sharedKeys(pinned: PinnedKeys): string[] {
  const kids = authorities.flatMap((authority) => pinned[authority].keys.map(({ kid }) => kid))
  return kids.filter((kid, index) => kids.indexOf(kid) < index).map((kid) => `key ${kid} is pinned twice`)
}
