import { createHash } from 'node:crypto'
import { readSecretFile } from '@concert/credentials/secret-file'
import { SealBroken } from '#object-store/sealed-records.ts'
import { StoreUnavailable } from '#object-store/object-store.ts'
import { openValue, SEAL_BYTES, sealValue } from './sealed-value.ts'

const KEY_LINE = /^[0-9a-f]{64}$/
const KEY_BYTES = 32

/** The key of an object, wrapped with a key of the authority. */
export interface WrappedKey {
  /** Which key of the authority it is wrapped with. */
  readonly keyId: string
  readonly wrapped: Buffer
}

/** The keys of an authority with which the keys of its objects are wrapped: the first wraps, each of them unwraps. */
export interface KeyRing {
  readonly currentId: string
  readonly ids: readonly string[]
  wrap(key: Buffer, identity: string): WrappedKey
  /** @throws StoreUnavailable where the authority's key is not among these; SealBroken where it was wrapped for another object */
  unwrap(wrapped: WrappedKey, identity: string): Buffer
}

/**
 * Reads the keys of an authority: a line of 64 hexadecimal digits each, the one that wraps first.
 *
 * @throws CredentialRefused `key-file-refused` when anyone but the owner may read the file; Error when it has no key, or what is none
 */
export async function readKeyRing(path: string): Promise<KeyRing> {
  const lines = (await readSecretFile(path)).toString('utf8').split('\n').filter(Boolean)
  if (lines.length === 0 || !lines.every((line) => KEY_LINE.test(line)))
    throw new Error(`${path} is not a file of keys: a line of 64 hexadecimal digits for each`)
  return keyRing(lines.map((line) => Buffer.from(line, 'hex')))
}

/** @param keys of 32 bytes, the one that wraps first */
export function keyRing(keys: readonly Buffer[]): KeyRing {
  const byId = new Map(keys.map((key) => [keyIdOf(key), key]))
  const [currentId = ''] = byId.keys()
  return {
    currentId,
    ids: [...byId.keys()],
    wrap: (key, identity) => ({ keyId: currentId, wrapped: wrappedWith(byId.get(currentId), key, identity) }),
    unwrap({ keyId, wrapped }, identity) {
      const own = byId.get(keyId)
      if (own === undefined) throw new StoreUnavailable(`the key ${keyId} of the authority is not among those at hand`)
      return unwrappedWith(own, wrapped, identity)
    },
  }
}

/** The name of a key leads nobody back to it: it has 256 bits of chance. */
function keyIdOf(key: Buffer): string {
  return createHash('sha256').update('concert evidence key id').update(key).digest('hex').slice(0, 16)
}

function wrappedWith(own: Buffer | undefined, key: Buffer, identity: string): Buffer {
  if (own === undefined) throw new Error('there is no key to wrap with')
  return sealValue(own, key, identity)
}

function unwrappedWith(own: Buffer, wrapped: Buffer, identity: string): Buffer {
  if (wrapped.byteLength !== KEY_BYTES + SEAL_BYTES) throw new SealBroken('the wrapped key is cut off')
  return openValue(own, wrapped, identity)
}
