import { withAuthority } from '@concert/db/authority-transaction'
import type { EvidenceContext } from '#context.ts'
import { discardUnreferenced } from './discard-unreferenced.ts'
import { sweepUploads } from '#upload/sweep-uploads.ts'
import { withoutKey } from '#object-keys/object-keys.ts'
import { unneededBefore } from './stored-bytes.ts'

/** Bytes are stored before their record, and no upload is silent or unrecorded for this long. */
export const ORPHAN_AGE_MS = 3_600_000

export interface Swept {
  readonly objects: number
  readonly unfinished: number
  readonly uploads: number
}

/**
 * Removes objects older than an hour that no record rests on, with their keys; bytes that no key is for; what interrupted uploads have left;
 * and uploads whose time has ended.
 */
export async function sweepObjects(
  context: Pick<EvidenceContext, 'authority' | 'pool' | 'objects' | 'spool'>,
  now: Date,
): Promise<Swept> {
  const before = new Date(now.getTime() - ORPHAN_AGE_MS)
  let objects = 0
  // One query for all of them; only those not needed are locked, and checked again under the lock.
  for (const digest of await unneededSince(context, before)) {
    if (await discardUnreferenced(context, digest)) objects += 1
  }
  for await (const names of context.objects.storedBefore(before)) {
    for (const name of await keylessOf(context, names)) {
      // No key is ever made for a name that is there already: nobody waits for these bytes.
      await context.objects.removeStored(name)
      objects += 1
    }
  }
  const uploads = await sweepUploads(context, before)
  return { objects, unfinished: await context.objects.removeUnfinished(before), uploads }
}

function unneededSince({ authority, pool }: Pick<EvidenceContext, 'authority' | 'pool'>, at: Date): Promise<string[]> {
  return withAuthority(pool, { authority, applicant: '*' }, (transaction) => unneededBefore(transaction, at))
}

function keylessOf(
  { authority, pool }: Pick<EvidenceContext, 'authority' | 'pool'>,
  names: readonly string[],
): Promise<string[]> {
  return withAuthority(pool, { authority, applicant: '*' }, (transaction) => withoutKey(transaction, names))
}
