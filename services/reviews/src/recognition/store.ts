import type { CaseRow, CaseStore } from '@concert/cases/case'
import { dossier, type Dossier } from '@concert/contracts/envelopes'
import type { Transaction } from '@concert/db/authority-transaction'
import { canonicalText } from '@concert/db/digest'
import { statement } from '@concert/db/statement'
import type { Authority } from '@concert/domain/jurisdictions'
import type { ClosedFile } from '@concert/domain/peer-evidence/state'
import { type CitedClosedFile, citedClosedFiles } from '@concert/domain/recognition/closed-evidence'
import type { Recognition } from '@concert/domain/recognition/state'
import { and, eq, sql } from 'drizzle-orm'
import type { Client } from '#people/personnel.ts'
import { recognitions } from './tables.ts'

export interface RecognitionRow extends CaseRow<Recognition>, Client {
  readonly dossier: Dossier
  /** What is closed of the files that the dossier cites, read with the row. */
  readonly closedEvidence: readonly CitedClosedFile[]
  readonly receivedAt: string
  readonly updatedAt: string
}

// The columns of the row are named in words: of one table drizzle writes them without their table, which here are those of the statements.
const closed = sql<readonly ClosedFile[] | null>`(
  select told.closed from reviews.peer_evidence told
  where told.authority = recognitions.authority and told.lead_authority = recognitions.lead_authority
    and told.evaluation_id = recognitions.evaluation_id
  order by told.changes desc limit 1)`
const columns = {
  version: recognitions.version,
  status: recognitions.status,
  clientScheme: recognitions.clientScheme,
  clientIdentifier: recognitions.clientIdentifier,
  dossier: recognitions.dossier,
  closed,
  state: recognitions.state,
  receivedAt: recognitions.receivedAt,
  updatedAt: recognitions.updatedAt,
}
const byId = and(
  eq(recognitions.authority, sql.placeholder('authority')),
  eq(recognitions.recognitionId, sql.placeholder('recognitionId')),
)
const lockRow = statement('reviews-recognition-lock', (db) =>
  db.select(columns).from(recognitions).where(byId).for('update'),
)
const findRow = statement('reviews-recognition-find', (db) => db.select(columns).from(recognitions).where(byId))
const findOfEvaluation = statement('reviews-recognition-of-evaluation', (db) =>
  db
    .select(columns)
    .from(recognitions)
    .where(
      and(
        eq(recognitions.authority, sql.placeholder('authority')),
        eq(recognitions.leadAuthority, sql.placeholder('leadAuthority')),
        eq(recognitions.evaluationId, sql.placeholder('evaluationId')),
      ),
    ),
)

/** Recognitions; the dossier and the status lie in columns of their own and nowhere else. */
export const recognitionStore: CaseStore<RecognitionRow> = {
  lock: async (transaction, recognitionId) => {
    const [row] = await lockRow(transaction, { authority: transaction.authority, recognitionId })
    return row === undefined ? undefined : together(row)
  },
  find: async (transaction, recognitionId) => {
    const [row] = await findRow(transaction, { authority: transaction.authority, recognitionId })
    return row === undefined ? undefined : together(row)
  },
  // Which case and which client it is about the database takes from the dossier, and the quorum
  // from its edition: the role may not insert them.
  insert: async (transaction, { document, state, ...row }) => {
    const { recognitionId } = state
    const { rowCount } = await transaction.db.execute(sql`
      insert into reviews.recognitions (authority, recognition_id, version, dossier, state, received_at, updated_at)
      values (${transaction.authority}, ${recognitionId}, ${row.version}, ${canonicalText(row.dossier)}::json,
        ${JSON.stringify(apart(document))}::jsonb, ${row.receivedAt}, ${row.updatedAt})
      on conflict (authority, lead_authority, evaluation_id) do nothing`)
    return rowCount === 1
  },
  update: async (transaction, { version, state, document, updatedAt }) => {
    await transaction.db
      .update(recognitions)
      .set({
        version,
        status: state.status,
        decidedAt: state.decision?.at ?? null,
        conditions: state.decision?.conditions ?? [],
        state: apart(document),
        updatedAt,
      })
      .where(
        and(eq(recognitions.authority, transaction.authority), eq(recognitions.recognitionId, state.recognitionId)),
      )
  },
}

/** This authority's recognition of one evaluation of a lead authority. */
export async function findRecognitionOf(transaction: Transaction, leadAuthority: Authority, evaluationId: string) {
  const { authority } = transaction
  const [row] = await findOfEvaluation(transaction, { authority, leadAuthority, evaluationId })
  return row === undefined ? undefined : together(row)
}

function together({
  status,
  state,
  dossier: sent,
  closed: files,
  ...row
}: Awaited<ReturnType<typeof findRow>>[number]) {
  const read = dossier.parse(sent)
  const closedEvidence = citedClosedFiles(read.findings, files ?? [])
  return { ...row, dossier: read, closedEvidence, state: { ...state, status, dossier: sent } }
}

function apart(document: object): object {
  const { status: _status, dossier: _dossier, ...rest } = document as Recognition
  return rest
}
