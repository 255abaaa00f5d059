import { randomBytes } from 'node:crypto'
import { drawNumber, eligibleDigestOf, secretDigestOf } from '@concert/credentials/draw'
import type { DrawCommitment } from '@concert/domain/evaluation/draw'

/** A draw that is committed to, and its secret. */
export interface CommittedDraw {
  readonly commitment: DrawCommitment
  readonly secret: string
}

/** Commits to a draw among these people, with a secret of 256 bits that nobody chose. */
export function commitDraw(eligible: readonly string[], committedAt: string): CommittedDraw {
  const secret = randomBytes(32).toString('hex')
  const numbers = eligible.map((personId) => drawNumber(secret, personId)).toSorted()
  const digests = { secretDigest: secretDigestOf(secret), eligibleDigest: eligibleDigestOf(numbers) }
  return { commitment: { ...digests, eligible: numbers, committedAt }, secret }
}
