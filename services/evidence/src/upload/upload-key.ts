import { randomBytes } from 'node:crypto'
import type { Authority } from '@concert/domain/jurisdictions'
import { objectIdentity, uploadIdentity } from '#object-keys/identities.ts'
import type { KeyRing, WrappedKey } from '#object-keys/key-ring.ts'
import type { Seal } from '#object-store/sealed-records.ts'

/** Whose key it is: until its upload is complete, the key of an object is wrapped for the upload alone. */
export interface KeyedUpload {
  readonly uploadId: string
  /** Null once it is complete: then the object has the key. */
  readonly keyId: string | null
  readonly wrapped: Buffer | null
}

/** The object that an upload becomes: that which was declared. */
interface Becoming {
  readonly uploadId: string
  readonly sha256: string
}

/** A new key for what an upload becomes. */
export function newUploadKey({ authority, keyRing }: Keeper, { uploadId, sha256 }: Becoming): WrappedKey {
  return keyRing.wrap(randomBytes(32), uploadIdentity(objectIdentity(authority, sha256), uploadId))
}

/**
 * What the bytes of an upload are sealed with: that with which the object that they become is opened.
 *
 * @throws StoreUnavailable where the authority's key is not at hand; SealBroken where the row is not what was written
 */
export function sealOfUpload({ authority, keyRing }: Keeper, upload: KeyedUpload & Becoming): Seal {
  const { uploadId, sha256, keyId, wrapped } = upload
  if (keyId === null || wrapped === null) throw new Error('the upload is complete: its key is that of the object')
  const identity = objectIdentity(authority, sha256)
  return { key: keyRing.unwrap({ keyId, wrapped }, uploadIdentity(identity, uploadId)), identity }
}

/** Who keeps keys. */
export interface Keeper {
  readonly authority: Authority
  readonly keyRing: KeyRing
}
