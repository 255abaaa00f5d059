import type { EvidenceContext } from '#context.ts'
import { discardUnreferenced } from './discard-unreferenced.ts'

/** Bytes are stored before the record that rests on them, and no upload takes this long. */
export const ORPHAN_AGE_MS = 3_600_000

export interface Swept {
  readonly objects: number
  readonly unfinished: number
}

/** Removes objects older than an hour that no record rests on, and what uploads cut off by a crash have left. */
export async function sweepObjects(
  context: Pick<EvidenceContext, 'authority' | 'pool' | 'objects'>,
  now: Date,
): Promise<Swept> {
  const before = new Date(now.getTime() - ORPHAN_AGE_MS)
  let objects = 0
  for await (const digest of context.objects.storedBefore(before)) {
    if (await discardUnreferenced(context, digest)) objects += 1
  }
  return { objects, unfinished: await context.objects.removeUnfinished(before) }
}
