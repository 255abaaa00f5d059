import type { Transaction } from '@concert/db/authority-transaction'
import type { Authority, Jurisdiction } from '@concert/domain/jurisdictions'
import type { RecognitionOutcome } from '@concert/domain/recognition/state'
import { and, asc, eq } from 'drizzle-orm'
import { peerDecisions } from './tables.ts'

export interface StoredPeerDecision {
  readonly evaluationId: string
  readonly fromAuthority: Authority
  readonly jurisdiction: Jurisdiction
  readonly decision: RecognitionOutcome
  readonly conditions: readonly string[]
  readonly reasons: readonly string[]
  readonly dossierDigest: string
  readonly decidedAt: string
}

/** What the recognising authorities have decided on an evaluation, by authority. */
export async function peerDecisionsOn(transaction: Transaction, evaluationId: string): Promise<StoredPeerDecision[]> {
  return transaction.db
    .select({
      evaluationId: peerDecisions.evaluationId,
      fromAuthority: peerDecisions.fromAuthority,
      jurisdiction: peerDecisions.jurisdiction,
      decision: peerDecisions.decision,
      conditions: peerDecisions.conditions,
      reasons: peerDecisions.reasons,
      dossierDigest: peerDecisions.dossierDigest,
      decidedAt: peerDecisions.decidedAt,
    })
    .from(peerDecisions)
    .where(and(eq(peerDecisions.authority, transaction.authority), eq(peerDecisions.evaluationId, evaluationId)))
    .orderBy(asc(peerDecisions.fromAuthority))
}

export async function insertPeerDecision(transaction: Transaction, decided: StoredPeerDecision): Promise<void> {
  await transaction.db
    .insert(peerDecisions)
    .values({ ...decided, authority: transaction.authority, recordedAt: transaction.now })
}
