import { withAuthority } from '@concert/db/authority-transaction'
import type { EvidenceContext } from '#context.ts'
import { discardUnreferenced } from './discard-unreferenced.ts'
import { sweepUploads } from '#upload/sweep-uploads.ts'
import { withoutNeed } from './stored-bytes.ts'

/** Bytes are stored before their record, and no upload is silent or unrecorded for this long. */
export const ORPHAN_AGE_MS = 3_600_000

export interface Swept {
  readonly objects: number
  readonly unfinished: number
  readonly uploads: number
}

/** Removes objects older than an hour that no record rests on, what interrupted uploads have left, and uploads whose time has ended. */
export async function sweepObjects(
  context: Pick<EvidenceContext, 'authority' | 'pool' | 'objects' | 'spool'>,
  now: Date,
): Promise<Swept> {
  const before = new Date(now.getTime() - ORPHAN_AGE_MS)
  let objects = 0
  for await (const digests of context.objects.storedBefore(before)) {
    // One query for all of them; only those not needed are locked, and checked again under the lock.
    for (const digest of await unneededOf(context, digests)) {
      if (await discardUnreferenced(context, digest)) objects += 1
    }
  }
  const uploads = await sweepUploads(context, before)
  return { objects, unfinished: await context.objects.removeUnfinished(before), uploads }
}

function unneededOf(
  { authority, pool }: Pick<EvidenceContext, 'authority' | 'pool'>,
  digests: readonly string[],
): Promise<string[]> {
  return withAuthority(pool, { authority, applicant: '*' }, (transaction) => withoutNeed(transaction, digests))
}
