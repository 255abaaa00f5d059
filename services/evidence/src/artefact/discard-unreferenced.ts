import { withAuthority } from '@concert/db/authority-transaction'
import type { EvidenceContext } from '#context.ts'
import { lockObject, withoutNeed } from './stored-bytes.ts'

/** Removes an object unless a record of any applicant of the authority rests on it; returns whether it did. */
export async function discardUnreferenced(
  { authority, pool, objects }: Pick<EvidenceContext, 'authority' | 'pool' | 'objects'>,
  digest: string,
): Promise<boolean> {
  return withAuthority(pool, { authority, applicant: '*' }, async (transaction) => {
    await lockObject(transaction, digest)
    if ((await withoutNeed(transaction, [digest])).length === 0) return false
    await objects.remove(digest)
    return true
  })
}
