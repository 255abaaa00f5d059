import type { Transaction } from '@concert/db/authority-transaction'
import { and, asc, eq } from 'drizzle-orm'
import { peerDecisions } from './tables.ts'

/** Which recognising authorities have decided on an evaluation, and what, by authority. */
export async function decidedByPeers(transaction: Transaction, evaluationId: string) {
  return transaction.db
    .select({ from: peerDecisions.fromAuthority, decision: peerDecisions.decision })
    .from(peerDecisions)
    .where(and(eq(peerDecisions.authority, transaction.authority), eq(peerDecisions.evaluationId, evaluationId)))
    .orderBy(asc(peerDecisions.fromAuthority))
}
