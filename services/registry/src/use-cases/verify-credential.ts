import type { GeneralJws } from '@concert/contracts/certificate-content'
import { verifyCredential as verifySignatures } from '@concert/credentials/verify-credential'
import type { RegistryContext } from '#context.ts'
import { readEntry } from '#store/certificates.ts'
import { readClock } from '#store/clock.ts'
import { judge, type Verdict } from '#verdict/judge.ts'

/** Verifies a credential with the pinned keys, now, and adds what the register has about its effects. */
export async function verifyCredential(
  { pool, keySets }: RegistryContext,
  credential: GeneralJws | string,
): Promise<Verdict> {
  const checkedAt = await readClock(pool)
  const result = await verifySignatures(credential, keySets, checkedAt)
  const { content } = result
  const entry = content === undefined ? undefined : await readEntry(pool, content.certificateNumber)
  return judge(result, entry?.document, checkedAt)
}
