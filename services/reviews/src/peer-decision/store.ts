import type { CaseStore } from '@concert/cases/case'
import { peerDecisionState } from '@concert/contracts/states/peer-decision'
import { stateDocument } from '@concert/contracts/states/state-format'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'
import type { PeerDecision } from '@concert/domain/peer-decision/state'
import { and, eq } from 'drizzle-orm'
import { peerDecisions } from './tables.ts'

export interface PeerDecisionRow {
  readonly version: number
  readonly state: PeerDecision
}

/** Decisions of peers, each recorded once: every member of the state is a column. */
export const peerDecisionStore: CaseStore<PeerDecisionRow> = {
  lock: (transaction, id) => findById(transaction, id),
  find: (transaction, id) => findById(transaction, id),
  insert: async (transaction, { state: { status: _status, from, ...decided } }) => {
    const { rowCount } = await transaction.db
      .insert(peerDecisions)
      .values({ ...decided, fromAuthority: from, recordedAt: transaction.now })
      .onConflictDoNothing({
        target: [peerDecisions.authority, peerDecisions.evaluationId, peerDecisions.fromAuthority],
      })
    return rowCount === 1
  },
  update: () => Promise.reject(new Error('a decision of a peer is recorded once')),
}

/** The stream of one peer's decision on one evaluation. */
export function peerDecisionId({ evaluationId, from }: Pick<PeerDecision, 'evaluationId' | 'from'>): string {
  return `${evaluationId}.${from}`
}

/** What one authority decided on an evaluation of this cell. */
export async function findPeerDecision(transaction: Transaction, evaluationId: string, from: Authority) {
  const [row] = await transaction.db
    .select()
    .from(peerDecisions)
    .where(
      and(
        eq(peerDecisions.authority, transaction.authority),
        eq(peerDecisions.evaluationId, evaluationId),
        eq(peerDecisions.fromAuthority, from),
      ),
    )
  if (row === undefined) return undefined
  const { fromAuthority, recordedAt: _recordedAt, ...decided } = row
  const state = { ...decided, from: fromAuthority, status: 'recorded' as const }
  return { version: 1, state: stateDocument(peerDecisionState, state) }
}

async function findById(transaction: Transaction, id: string) {
  const at = id.lastIndexOf('.')
  return findPeerDecision(transaction, id.slice(0, at), id.slice(at + 1) as Authority)
}
