import type { Transaction } from '@concert/db/authority-transaction'
import { oneStatement } from '@concert/db/one-statement'
import type { CellContext } from '@concert/platform/service-options'
import type { ObjectKeys, SealedObject, StoredObject } from '#object-store/evidence-objects.ts'

/** The keys of an authority's objects, in the table of its cell. None is kept in memory: one that is deleted is gone for the next reader. */
export function objectKeys({ authority, pool }: Pick<CellContext, 'authority' | 'pool'>): ObjectKeys {
  const wall = { authority, applicant: '*' }
  return {
    async find(digest, within) {
      const statement = { name: 'evidence-object-key', text: FIND, values: [authority, digest] }
      const { rows } = await (within === undefined
        ? oneStatement<StoredObject>(pool, wall, statement)
        : within.client.query<StoredObject>(statement))
      return rows[0]
    },
    keep: async (digest, sealed) => {
      const statement = { name: 'evidence-keep-key', text: KEEP, values: valuesOf(authority, digest, sealed) }
      const { rows } = await oneStatement<{ earlier: string | null }>(pool, wall, statement)
      return rows[0]?.earlier ?? undefined
    },
    replacePlain: async (digest, sealed) => {
      const values = valuesOf(authority, digest, sealed)
      const { rowCount } = await oneStatement(pool, wall, {
        name: 'evidence-replace-plain',
        text: REPLACE_PLAIN,
        values,
      })
      return rowCount === 1
    },
  }
}

/**
 * Deletes the key of an object for good: whatever copy there is of its bytes is unreadable from the end of this transaction on.
 *
 * @returns the name of its bytes in the store; undefined where it has no key
 */
export async function forgetKey({ client, authority }: Transaction, digest: string): Promise<string | undefined> {
  const { rows } = await client.query<{ storedAs: string }>({
    name: 'evidence-forget-key',
    text: 'delete from evidence.object_keys where authority = $1 and digest = $2 returning stored_as as "storedAs"',
    values: [authority, digest],
  })
  return rows[0]?.storedAs
}

/** Of these names in the store those that no key is for. */
export async function withoutKey({ client, authority }: Transaction, names: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select asked.name from unnest($2::text[]) as asked (name)
      where not exists (select from evidence.object_keys kept where kept.authority = $1 and kept.stored_as = asked.name)`,
    [authority, names],
  )
  return rows.map(({ name }) => name)
}

function valuesOf(authority: string, digest: string, { form, storedAs, sizeBytes, keyId, wrapped }: SealedObject) {
  return [authority, digest, form, storedAs, sizeBytes, keyId, wrapped]
}

const FIND = `select form, stored_as as "storedAs", size_bytes as "sizeBytes", key_id as "keyId", wrapped_key as wrapped
  from evidence.object_keys where authority = $1 and digest = $2`
const KEEP = `insert into evidence.object_keys (authority, digest, form, stored_as, size_bytes, key_id, wrapped_key)
  values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (authority, digest) do update set form = excluded.form, stored_as = excluded.stored_as, size_bytes = excluded.size_bytes,
    key_id = excluded.key_id, wrapped_key = excluded.wrapped_key, stored_at = excluded.stored_at
  returning old.stored_as as earlier`
const REPLACE_PLAIN = `update evidence.object_keys set form = $3, stored_as = $4, size_bytes = $5, key_id = $6, wrapped_key = $7
  where authority = $1 and digest = $2 and form = 'plain'`
