import { operations } from '@concert/contracts/operations'
import { verifyCredential as verifySignatures } from '@concert/credentials/verify-credential'
import { plain } from '@concert/platform/operation-route'
import type { RegistryContext } from '#context.ts'
import { readEntry } from '#register/read-entry.ts'
import { readClock } from '#clock.ts'
import { judge } from './judge.ts'
import { verificationOf } from './representation.ts'

/** Checks a credential against the pinned keys, now, and says what the register knows of its effects. */
export const verifyCredential = plain(
  operations.verifyCredential,
  async ({ body: { credential } }, { pool, keySets }: RegistryContext) => {
    const checkedAt = await readClock(pool)
    const result = await verifySignatures(credential, keySets, checkedAt)
    const { content } = result
    const entry = content === undefined ? undefined : await readEntry(pool, content.certificateNumber)
    return { body: verificationOf(judge(result, entry?.document, checkedAt)) }
  },
)
