import { createHash, timingSafeEqual } from 'node:crypto'
import type { Transaction } from '@concert/db/authority-transaction'
import type { SetUpCode } from '@concert/domain/authorisation/commands'
import { sql } from 'drizzle-orm'
import { writtenInstant } from '#authorisation/written-instant.ts'

interface SetUpRow {
  readonly setUpId: string
  readonly proofDigest: Buffer
  readonly endsAt: string
  readonly usedAt: string | null
  readonly hasEnded: boolean
}

/** What shows that somebody has the code: its hash, whose hash is on record (migrations/cell/0570-set-ups.sql). */
function proofOf(code: string): Buffer {
  return sha256(code)
}

/** How a code stands, by the clock of the database. Every code of the authority is compared, each in constant time. */
export async function readSetUpCode({ db, authority }: Transaction, code: string): Promise<SetUpCode> {
  const { rows } = await db.execute<SetUpRow & Record<string, unknown>>(sql`
    select set_up_id as "setUpId", proof_digest as "proofDigest", ${writtenInstant(sql`ends_at`)} as "endsAt",
      ${writtenInstant(sql`used_at`)} as "usedAt", ends_at <= clock_timestamp() as "hasEnded"
    from personnel.set_ups where authority = ${authority}`)
  const digest = sha256(proofOf(code))
  const [found] = rows.filter(({ proofDigest }) => timingSafeEqual(proofDigest, digest))
  if (found === undefined) return { standing: 'unknown' }
  const { setUpId, usedAt, endsAt, hasEnded } = found
  if (usedAt !== null) return { standing: 'used', setUpId, since: usedAt }
  return hasEnded ? { standing: 'ended', setUpId, since: endsAt } : { standing: 'open', setUpId }
}

/** Uses a code for a grant that this transaction opens. The database refuses what is not the code, was used, or has ended. */
export async function useSetUpCode(
  { client, authority }: Transaction,
  { setUpId, code, grantId }: { readonly setUpId: string; readonly code: string; readonly grantId: string },
): Promise<void> {
  await client.query(
    `update personnel.set_ups set proof = $3, used_at = transaction_timestamp(), grant_id = $4
     where authority = $1 and set_up_id = $2`,
    [authority, setUpId, proofOf(code), grantId],
  )
}

function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest()
}
