import { withAuthority } from '@concert/db/authority-transaction'
import type { EvidenceContext } from '#context.ts'
import { forgetKey } from '#object-keys/object-keys.ts'
import { discardPageTexts } from '#page/page-texts.ts'
import { lockObject, withoutNeed } from './stored-bytes.ts'

/**
 * Deletes the key of an object, then its bytes, unless a record of any applicant of the authority rests on it; returns whether it did. Without
 * its key no copy of it can be read; bytes that stay because the process ends are removed by the sweep.
 */
export async function discardUnreferenced(
  { authority, pool, objects }: Pick<EvidenceContext, 'authority' | 'pool' | 'objects'>,
  digest: string,
): Promise<boolean> {
  const storedAs = await withAuthority(pool, { authority, applicant: '*' }, async (transaction) => {
    await lockObject(transaction, digest)
    if ((await withoutNeed(transaction, [digest])).length === 0) return undefined
    await discardPageTexts(transaction, digest)
    return forgetKey(transaction, digest)
  })
  if (storedAs === undefined) return false
  await objects.removeStored(storedAs)
  return true
}
