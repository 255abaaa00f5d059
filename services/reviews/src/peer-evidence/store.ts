import type { CaseStore } from '@concert/cases/case'
import { peerEvidenceState } from '@concert/contracts/states/peer-evidence'
import { stateDocument } from '@concert/contracts/states/state-format'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'
import type { PeerEvidence } from '@concert/domain/peer-evidence/state'
import { and, eq } from 'drizzle-orm'
import { peerEvidence } from './tables.ts'

export interface PeerEvidenceRow {
  readonly version: number
  readonly state: PeerEvidence
}

/** Which statement of which lead on which of its evaluations. */
type Named = Pick<PeerEvidence, 'leadAuthority' | 'evaluationId' | 'changes'>

/** Statements of leads on their files, each recorded once: every member of the state is a column. */
export const peerEvidenceStore: CaseStore<PeerEvidenceRow> = {
  lock: (transaction, id) => findPeerEvidence(transaction, namedBy(id)),
  find: (transaction, id) => findPeerEvidence(transaction, namedBy(id)),
  insert: async (transaction, { state: { status: _status, ...said } }) => {
    const { rowCount } = await transaction.db
      .insert(peerEvidence)
      .values({ ...said, recordedAt: transaction.now })
      .onConflictDoNothing({
        target: [peerEvidence.authority, peerEvidence.leadAuthority, peerEvidence.evaluationId, peerEvidence.changes],
      })
    return rowCount === 1
  },
  update: () => Promise.reject(new Error('a statement of a lead is recorded once')),
}

/** The stream of one statement. */
export function peerEvidenceId({ leadAuthority, evaluationId, changes }: Named): string {
  return [leadAuthority, evaluationId, changes].join('.')
}

function namedBy(id: string): Named {
  const [leadAuthority = '', evaluationId = '', changes] = id.split('.')
  return { leadAuthority: leadAuthority as Authority, evaluationId, changes: Number(changes) }
}

/** What a lead said of the files of one of its evaluations after so many changes. */
export async function findPeerEvidence(transaction: Transaction, { leadAuthority, evaluationId, changes }: Named) {
  const [row] = await transaction.db
    .select()
    .from(peerEvidence)
    .where(
      and(
        eq(peerEvidence.authority, transaction.authority),
        eq(peerEvidence.leadAuthority, leadAuthority),
        eq(peerEvidence.evaluationId, evaluationId),
        eq(peerEvidence.changes, changes),
      ),
    )
  if (row === undefined) return undefined
  const { recordedAt: _recordedAt, ...said } = row
  return { version: 1, state: stateDocument(peerEvidenceState, { ...said, status: 'recorded' as const }) }
}
