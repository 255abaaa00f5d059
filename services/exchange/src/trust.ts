import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkKeySet, parseStrictJson, type PublicKeySet } from '@concert/credentials'
import { authorities, type Authority } from '@concert/domain'

/** The keys with which each authority signs its envelopes. Never merged: a key speaks for its own authority alone. */
export type Trust = Readonly<Record<Authority, PublicKeySet>>

/**
 * Reads the exchange keys that the authorities gave each other: `<authority>.exchange.jwks.json` of each, in one folder.
 *
 * @throws Error that names every file that is missing or wrong, and every key that two authorities would share
 */
export async function readTrust(folder: string): Promise<Trust> {
  const faults: string[] = []
  const read = async (authority: Authority): Promise<PublicKeySet> => {
    const name = `${authority}.exchange.jwks.json`
    try {
      return await checkKeySet(parseStrictJson(await readFile(join(folder, name))))
    } catch (error) {
      faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
      return { keys: [] }
    }
  }
  const [cnGd, hk, mo] = await Promise.all([read('cn-gd'), read('hk'), read('mo')])
  const trust = { 'cn-gd': cnGd, hk, mo }
  const kids = authorities.flatMap((authority) => trust[authority].keys.map(({ kid }) => kid))
  faults.push(
    ...kids.filter((kid, index) => kids.indexOf(kid) < index).map((kid) => `the key ${kid} is published twice`),
  )
  if (faults.length > 0)
    throw new Error(`The exchange keys in ${folder} cannot be trusted:\n  ${faults.toSorted().join('\n  ')}`)
  return trust
}
