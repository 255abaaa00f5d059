import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { authority, instant } from '@concert/contracts/primitives'
import type { KeyPeriod } from '@concert/domain/envelope/key-periods'
import { z } from 'zod'
import { checkKeySet, type PublicKeySet } from '#keys.ts'
import { parseStrictJson } from '#strict-json.ts'
import type { Authority } from '#verify-credential.ts'

/** What a key signs: certificates and statements about their effects, or envelopes. No key has both purposes. */
export type KeyPurpose = 'certificate' | 'exchange'

/** The keys of one authority. `periods` has the period of each key that has one, by its `kid`; only exchange keys have any. */
export interface PinnedKeySet extends PublicKeySet {
  readonly periods?: Readonly<Record<string, KeyPeriod>>
}

/** The public keys of every authority. They are never merged: a key is valid only for its own authority. */
export type PinnedKeys = Readonly<Record<Authority, PinnedKeySet>>

/**
 * Reads the key sets that the authorities gave each other: one file `<authority>.<purpose>.jwks.json` per authority, in
 * one folder. Every set must exist: without the set of an authority, neither its genuine signatures could be accepted
 * nor forged ones refused.
 *
 * @throws Error that names every file that is missing or wrong, and every key that two authorities share
 */
export async function readTrustFolder(folder: string, purpose: KeyPurpose): Promise<PinnedKeys> {
  const faults: string[] = []
  const read = async (name: Authority): Promise<PinnedKeySet> => {
    const file = `${name}.${purpose}.jwks.json`
    try {
      const published = parseStrictJson(await readFile(join(folder, file)))
      const keySet = await checkKeySet(published)
      if (keySet.keys.length === 0) faults.push(`${file} holds no key`)
      const periods = periodsIn(published)
      const named = Object.keys(periods)
      if (named.length === 0) return keySet
      if (purpose !== 'exchange')
        faults.push(`${file}: only exchange keys have a period, and ${named.join(', ')} has one`)
      return { ...keySet, periods }
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

/** When a key signs; always where nothing is said of it. */
export function periodOf({ periods = {} }: PinnedKeySet, kid: string): KeyPeriod {
  const period = Object.hasOwn(periods, kid) ? periods[kid] : undefined
  return period ?? { from: null, until: null }
}

const periodOfKey = z
  .object({ kid: z.string(), validFrom: instant.optional(), validUntil: instant.optional() })
  .refine(
    ({ validFrom: from, validUntil: until }) =>
      from === undefined || until === undefined || Date.parse(from) < Date.parse(until),
    'validUntil is not after validFrom',
  )

/** @throws Error for a period that is none */
function periodsIn(published: unknown): Record<string, KeyPeriod> {
  const read = z.object({ keys: z.array(z.unknown()) }).parse(published)
  const withPeriod = read.keys.filter(
    (key) => Object.hasOwn(Object(key), 'validFrom') || Object.hasOwn(Object(key), 'validUntil'),
  )
  const periods = withPeriod.map((key) => {
    const parsed = periodOfKey.safeParse(key)
    if (!parsed.success) throw new Error(z.prettifyError(parsed.error))
    const { kid, validFrom, validUntil } = parsed.data
    return [kid, { from: validFrom ?? null, until: validUntil ?? null }] as const
  })
  return Object.fromEntries(periods)
}

/** A key in two sets would let one authority sign for the other. */
function sharedKeys(pinned: PinnedKeys): string[] {
  const kids = authority.options.flatMap((name) => pinned[name].keys.map(({ kid }) => kid))
  return kids.filter((kid, index) => kids.indexOf(kid) < index).map((kid) => `the key ${kid} is published twice`)
}
