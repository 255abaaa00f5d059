import { randomBytes } from 'node:crypto'
import type { Transaction } from '@concert/db/authority-transaction'
import { objectIdentity, textsKeyIdentity } from './identities.ts'
import type { KeyRing, WrappedKey } from './key-ring.ts'

/**
 * The key with which the texts of an object's pages are sealed: one for each object, in its row, so that it goes with the key of the bytes.
 *
 * @returns undefined where the object has none
 * @throws StoreUnavailable where the authority's key is not at hand; SealBroken where the row is not what was written
 */
export async function textsKeyOf(
  { client, authority }: Transaction,
  ring: KeyRing,
  digest: string,
): Promise<Buffer | undefined> {
  const { rows } = await client.query<WrappedKey>({
    name: 'evidence-texts-key',
    text: `select texts_key_id as "keyId", wrapped_texts_key as wrapped from evidence.object_keys
           where authority = $1 and digest = $2 and wrapped_texts_key is not null`,
    values: [authority, digest],
  })
  return rows[0] && ring.unwrap(rows[0], textsKeyIdentity(objectIdentity(authority, digest)))
}

/**
 * The same; makes one where there is none yet. The bytes are locked.
 *
 * @returns undefined where the object is no more
 * @throws as {@link textsKeyOf}
 */
export async function textsKeyFor(
  transaction: Transaction,
  ring: KeyRing,
  digest: string,
): Promise<Buffer | undefined> {
  const kept = await textsKeyOf(transaction, ring, digest)
  if (kept !== undefined) return kept
  const { client, authority } = transaction
  const key = randomBytes(32)
  const { keyId, wrapped } = ring.wrap(key, textsKeyIdentity(objectIdentity(authority, digest)))
  const { rowCount } = await client.query({
    name: 'evidence-keep-texts-key',
    text: `update evidence.object_keys set texts_key_id = $3, wrapped_texts_key = $4
           where authority = $1 and digest = $2 and wrapped_texts_key is null`,
    values: [authority, digest, keyId, wrapped],
  })
  return rowCount === 1 ? key : undefined
}
