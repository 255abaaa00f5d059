import { readRow } from '@concert/cases/find'
import { type Transaction, withAuthority } from '@concert/db/authority-transaction'
import type { EvidenceContext } from '#context.ts'
import { artefactCase } from './case.ts'
import { quarantineEvidence, releaseEvidence } from './quarantine.ts'
import { artefactsOfDigest } from './store.ts'
import { lockObject, withoutNeed } from './stored-bytes.ts'

/** What was found of one object, and the files that this closed or opened. */
export interface CheckedObject {
  readonly found: 'right' | 'digest-differs' | 'bytes-missing' | 'unread' | 'unneeded'
  readonly quarantined: readonly string[]
  readonly released: readonly string[]
  /** Why it could not be read. */
  readonly err?: unknown
}

/**
 * Reads an object and hashes it. Where it is not what was recorded, every file of its digest is put in quarantine; where it is, every file is
 * released that was there for that. What the store cannot give now says nothing of any file.
 *
 * @throws AbortError when `stopping` is aborted while it is read
 */
export async function checkObject(
  { authority, pool, objects }: Pick<EvidenceContext, 'authority' | 'pool' | 'objects'>,
  digest: string,
  stopping: AbortSignal,
): Promise<CheckedObject> {
  const { storedDigest, err } = await digestInStore(objects, digest, stopping)
  return withAuthority(pool, { authority, applicant: '*' }, async (transaction) => {
    await lockObject(transaction, digest)
    if ((await withoutNeed(transaction, [digest])).length > 0) return nothingOf('unneeded')
    // What was stored since it was looked for is looked at the next time.
    const isUnread = storedDigest === undefined || (storedDigest === null && (await objects.has(digest, transaction)))
    await keepLook(transaction, digest, storedDigest === digest)
    if (isUnread) return { ...nothingOf('unread'), err }
    return following(transaction, digest, storedDigest)
  })
}

function nothingOf(found: CheckedObject['found']): CheckedObject {
  return { found, quarantined: [], released: [] }
}

/** The digest is null where the store has no such object, undefined where it cannot be read now: one object stops no other from being read. */
async function digestInStore(
  objects: EvidenceContext['objects'],
  digest: string,
  stopping: AbortSignal,
): Promise<{ readonly storedDigest: string | null | undefined; readonly err?: unknown }> {
  try {
    return { storedDigest: (await objects.hash(digest, stopping))?.digest ?? null }
  } catch (err) {
    if (stopping.aborted) throw err
    return { storedDigest: undefined, err }
  }
}

async function keepLook({ client, authority }: Transaction, digest: string, isRight: boolean): Promise<void> {
  await client.query({
    name: 'evidence-keep-look',
    text: `insert into evidence.object_checks as seen (authority, digest, looked_at, is_right, right_at)
        select $1, $2, now.at, $3, case when $3 then now.at end from (select clock_timestamp() as at) now
      on conflict (authority, digest) do update
        set looked_at = excluded.looked_at, is_right = excluded.is_right, right_at = coalesce(excluded.right_at, seen.right_at)`,
    values: [authority, digest, isRight],
  })
}

async function following(
  transaction: Transaction,
  digest: string,
  storedDigest: string | null,
): Promise<CheckedObject> {
  const found = storedDigest === digest ? 'right' : storedDigest === null ? 'bytes-missing' : 'digest-differs'
  const { quarantined, released } = { quarantined: [] as string[], released: [] as string[] }
  for (const stored of await artefactsOfDigest(transaction, digest)) {
    const { evidenceId, quarantine } = readRow(artefactCase, stored).state
    const reason = quarantine?.reason ?? null
    if (found !== 'right' && reason === null) {
      await quarantineEvidence(transaction, { evidenceId, reason: found, storedDigest })
      quarantined.push(evidenceId)
    }
    // What a scanner found in the bytes is in them still.
    if (found === 'right' && (reason === 'digest-differs' || reason === 'bytes-missing')) {
      await releaseEvidence(transaction, { evidenceId, reason, storedDigest })
      released.push(evidenceId)
    }
  }
  return { found, quarantined, released }
}
