import { withAuthority } from '@concert/db/authority-transaction'
import type { EvidenceContext } from '#context.ts'
import { keyIdentity, objectIdentity } from './identities.ts'

/** How many keys are wrapped anew in one transaction. */
const REWRAPPED_MAX = 500

interface Earlier {
  readonly digest: string
  readonly storedAs: string
  readonly keyId: string
  readonly wrapped: Buffer
}

/**
 * Wraps the keys of an authority's objects with its current key, where they are wrapped with an earlier one; no byte of an object is touched.
 * Goes on until none is left or `stopping` is aborted.
 *
 * @returns how many were wrapped anew
 * @throws StoreUnavailable where an earlier key is not at hand; SealBroken where a row is not what was written
 */
export async function rewrapKeys(
  context: Pick<EvidenceContext, 'authority' | 'pool' | 'keyRing'>,
  stopping: AbortSignal,
): Promise<number> {
  let rewrapped = 0
  for (let last = REWRAPPED_MAX; last === REWRAPPED_MAX && !stopping.aborted; rewrapped += last)
    last = await rewrapSome(context)
  return rewrapped
}

function rewrapSome({
  authority,
  pool,
  keyRing,
}: Pick<EvidenceContext, 'authority' | 'pool' | 'keyRing'>): Promise<number> {
  return withAuthority(pool, { authority, applicant: '*' }, async ({ client }) => {
    // Locked, so that none is put back that was replaced meanwhile.
    const { rows } = await client.query<Earlier>(
      `select digest, stored_as as "storedAs", key_id as "keyId", wrapped_key as wrapped
       from evidence.object_keys where authority = $1 and key_id <> $2 limit $3 for no key update skip locked`,
      [authority, keyRing.currentId, REWRAPPED_MAX],
    )
    for (const { digest, storedAs, ...earlier } of rows) {
      const identity = keyIdentity(objectIdentity(authority, digest), storedAs)
      const { keyId, wrapped } = keyRing.wrap(keyRing.unwrap(earlier, identity), identity)
      await client.query({
        name: 'evidence-rewrap-key',
        text: 'update evidence.object_keys set key_id = $3, wrapped_key = $4 where authority = $1 and digest = $2',
        values: [authority, digest, keyId, wrapped],
      })
    }
    return rows.length
  })
}

/** The keys of the authority that objects are wrapped with and that are not among these. */
export async function missingKeys({
  authority,
  pool,
  keyRing,
}: Pick<EvidenceContext, 'authority' | 'pool' | 'keyRing'>): Promise<string[]> {
  const { rows } = await withAuthority(pool, { authority, applicant: '*' }, ({ client }) =>
    client.query<{ keyId: string }>(
      `select distinct key_id as "keyId" from evidence.object_keys where authority = $1 and key_id <> all ($2) order by 1`,
      [authority, keyRing.ids],
    ),
  )
  return rows.map(({ keyId }) => keyId)
}
