import { withAuthority } from '@concert/db/authority-transaction'
import type { EvidenceContext } from '#context.ts'
import { keyIdentity, objectIdentity, textsKeyIdentity, uploadIdentity } from './identities.ts'

/** How many keys are wrapped anew in one transaction. */
const REWRAPPED_MAX = 500

type Keeper = Pick<EvidenceContext, 'authority' | 'pool' | 'keyRing'>

interface Earlier {
  readonly digest: string
  /** What the key is for beside the object: the name of its bytes, or the upload that becomes it. */
  readonly name: string
  readonly keyId: string
  readonly wrapped: Buffer
}

/** Where keys are kept that are wrapped with a key of the authority. */
interface KeyTable {
  readonly identityOf: (identityOfObject: string, name: string) => string
  /** Locked, so that none is put back that was replaced meanwhile. */
  readonly earlier: string
  readonly renew: string
}

const tables: readonly KeyTable[] = [
  {
    identityOf: keyIdentity,
    earlier: `select digest, stored_as as name, key_id as "keyId", wrapped_key as wrapped
      from evidence.object_keys where authority = $1 and key_id <> $2 limit $3 for no key update skip locked`,
    renew: 'update evidence.object_keys set key_id = $3, wrapped_key = $4 where authority = $1 and stored_as = $2',
  },
  {
    identityOf: textsKeyIdentity,
    earlier: `select digest, digest as name, texts_key_id as "keyId", wrapped_texts_key as wrapped
      from evidence.object_keys where authority = $1 and texts_key_id <> $2 limit $3 for no key update skip locked`,
    renew:
      'update evidence.object_keys set texts_key_id = $3, wrapped_texts_key = $4 where authority = $1 and digest = $2',
  },
  {
    identityOf: uploadIdentity,
    earlier: `select digest, upload_id as name, key_id as "keyId", wrapped_key as wrapped
      from evidence.uploads where authority = $1 and key_id <> $2 limit $3 for no key update skip locked`,
    renew: 'update evidence.uploads set key_id = $3, wrapped_key = $4 where authority = $1 and upload_id = $2',
  },
]

/**
 * Wraps the keys of an authority's objects, of the texts of their pages and of the uploads that become objects, with its current key, where they are wrapped with an
 * earlier one; no byte of an object is touched. Goes on until none is left or `stopping` is aborted.
 *
 * @returns how many were wrapped anew
 * @throws StoreUnavailable where an earlier key is not at hand; SealBroken where a row is not what was written
 */
export async function rewrapKeys(keeper: Keeper, stopping: AbortSignal): Promise<number> {
  let rewrapped = 0
  for (const table of tables) {
    for (let last = REWRAPPED_MAX; last === REWRAPPED_MAX && !stopping.aborted; rewrapped += last)
      last = await rewrapSome(keeper, table)
  }
  return rewrapped
}

function rewrapSome({ authority, pool, keyRing }: Keeper, { identityOf, earlier, renew }: KeyTable): Promise<number> {
  return withAuthority(pool, { authority, applicant: '*' }, async ({ client }) => {
    const { rows } = await client.query<Earlier>(earlier, [authority, keyRing.currentId, REWRAPPED_MAX])
    for (const { digest, name, ...wrapped } of rows) {
      const identity = identityOf(objectIdentity(authority, digest), name)
      const renewed = keyRing.wrap(keyRing.unwrap(wrapped, identity), identity)
      await client.query(renew, [authority, name, renewed.keyId, renewed.wrapped])
    }
    return rows.length
  })
}

/** The keys of the authority that these keys are wrapped with and that are not among its own. */
export async function missingKeys({ authority, pool, keyRing }: Keeper): Promise<string[]> {
  const { rows } = await withAuthority(pool, { authority, applicant: '*' }, ({ client }) =>
    client.query<{ keyId: string }>(
      `select key_id as "keyId" from evidence.object_keys where authority = $1 and key_id <> all ($2)
       union select texts_key_id from evidence.object_keys where authority = $1 and texts_key_id <> all ($2)
       union select key_id from evidence.uploads where authority = $1 and key_id <> all ($2) order by 1`,
      [authority, keyRing.ids],
    ),
  )
  return rows.map(({ keyId }) => keyId)
}
