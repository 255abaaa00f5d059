import { verifyCredential as verifySignatures } from '@concert/credentials/verify-credential'
import type { RegistryContext } from '#context.ts'
import { readEntry } from '#register/read-entry.ts'
import type { RegisteredCertificate } from '#register/representation.ts'
import { readClock } from '#clock.ts'
import { judge, type Verdict } from './judge.ts'

/** A registered certificate with the verdict on its stored credential, verified again with the pinned keys. */
export async function examineCertificate(
  { pool, keySets }: RegistryContext,
  certificateNumber: string,
): Promise<{ document: RegisteredCertificate; verdict: Verdict } | undefined> {
  const entry = await readEntry(pool, certificateNumber)
  if (entry === undefined) return undefined
  const checkedAt = await readClock(pool)
  const result = await verifySignatures(entry.credential, keySets, checkedAt)
  return { document: entry.document, verdict: judge(result, entry.document, checkedAt) }
}
