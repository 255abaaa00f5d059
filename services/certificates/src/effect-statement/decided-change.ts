import type { Transaction } from '@concert/db/authority-transaction'
import type { DecidedChange } from '@concert/domain/effect-statement/commands'
import { and, eq } from 'drizzle-orm'
import { effectChanges } from './tables.ts'

/** One change of this authority's own effect, as `reviews` decided it; the changes count from 1. */
export async function findDecidedChange(
  transaction: Transaction,
  certificateNumber: string,
  sequence: number,
): Promise<DecidedChange | undefined> {
  const [row] = await transaction.db
    .select({
      jurisdiction: effectChanges.jurisdiction,
      status: effectChanges.status,
      conditions: effectChanges.conditions,
      reason: effectChanges.reason,
      clause: effectChanges.clause,
      at: effectChanges.actedAt,
    })
    .from(effectChanges)
    .where(
      and(
        eq(effectChanges.authority, transaction.authority),
        eq(effectChanges.certificateNumber, certificateNumber),
        eq(effectChanges.sequence, sequence),
      ),
    )
  return row
}
