import type { Transaction } from '@concert/db/authority-transaction'
import type { Evaluation } from '@concert/domain/evaluation/state'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { CaseFile } from '#case-file.ts'
import type { Client } from './personnel.ts'
import { evaluations } from './tables.ts'

export interface StoredEvaluation extends Client {
  readonly evaluationId: string
  readonly applicationId: string
  readonly applicantId: string
  readonly version: number
  readonly state: Evaluation
  readonly caseFile: CaseFile
  readonly openedAt: string
  readonly updatedAt: string
}

const stored = {
  evaluationId: evaluations.evaluationId,
  applicationId: evaluations.applicationId,
  applicantId: evaluations.applicantId,
  clientIdentifier: evaluations.clientIdentifier,
  clientScheme: evaluations.clientScheme,
  version: evaluations.version,
  state: evaluations.state,
  caseFile: evaluations.caseFile,
  openedAt: evaluations.openedAt,
  updatedAt: evaluations.updatedAt,
}

/** The evaluation, locked until the transaction ends, as far as the transaction's applicant may see it. */
export async function lockEvaluation(
  transaction: Transaction,
  evaluationId: string,
): Promise<StoredEvaluation | undefined> {
  const [row] = await transaction.db.select(stored).from(evaluations).where(is(transaction, evaluationId)).for('update')
  return row
}

export async function findEvaluation(
  transaction: Transaction,
  evaluationId: string,
): Promise<StoredEvaluation | undefined> {
  const [row] = await transaction.db.select(stored).from(evaluations).where(is(transaction, evaluationId))
  return row
}

export async function findEvaluationOfApplication(
  transaction: Transaction,
  applicationId: string,
): Promise<StoredEvaluation | undefined> {
  const [row] = await transaction.db
    .select(stored)
    .from(evaluations)
    .where(and(eq(evaluations.authority, transaction.authority), eq(evaluations.applicationId, applicationId)))
  return row
}

/**
 * Adds an evaluation that has just been opened; false when its application has one already. The columns of the decision are
 * left to their defaults: the role may not insert them.
 */
export async function insertEvaluation(transaction: Transaction, opened: StoredEvaluation): Promise<boolean> {
  const { rowCount } = await transaction.db.execute(sql`
    insert into reviews.evaluations (authority, evaluation_id, application_id, applicant_id, client_identifier, version,
      quorum, risk_class, state, case_file, opened_at, updated_at)
    values (${transaction.authority}, ${opened.evaluationId}, ${opened.applicationId}, ${opened.applicantId},
      ${opened.clientIdentifier}, ${opened.version}, ${opened.state.quorum}, ${opened.state.riskClass},
      ${JSON.stringify(opened.state)}::jsonb, ${JSON.stringify(opened.caseFile)}::jsonb, ${opened.openedAt},
      ${opened.updatedAt})
    on conflict (authority, application_id) do nothing`)
  return rowCount === 1
}

/** Writes the state after a change, and the columns that are copies of it. */
export async function updateEvaluation(transaction: Transaction, changed: StoredEvaluation): Promise<void> {
  await transaction.db
    .update(evaluations)
    .set({
      version: changed.version,
      status: changed.state.status,
      evaluationDigest: changed.state.evaluationDigest ?? null,
      decidedAt: changed.state.decision?.at ?? null,
      state: changed.state,
      updatedAt: changed.updatedAt,
    })
    .where(is(transaction, changed.evaluationId))
}

export interface EvaluationFilter {
  /** Whose evaluations; the wall shows an applicant no others, but only a condition on the column finds them by their index. */
  readonly applicantId?: string | undefined
  readonly status?: Evaluation['status'] | undefined
  readonly applicationId?: string | undefined
}

/** Up to `limit` evaluations, newest first, after the row with these sort values. */
export async function pageOfEvaluations(
  transaction: Transaction,
  filter: EvaluationFilter,
  after: readonly string[] | undefined,
  limit: number,
) {
  const [openedAt, evaluationId] = after ?? []
  return transaction.db
    .select({
      evaluationId: evaluations.evaluationId,
      applicationId: evaluations.applicationId,
      status: evaluations.status,
      version: evaluations.version,
      riskClass: evaluations.riskClass,
      openedAt: evaluations.openedAt,
      updatedAt: evaluations.updatedAt,
    })
    .from(evaluations)
    .where(
      and(
        eq(evaluations.authority, transaction.authority),
        filter.applicantId === undefined ? undefined : eq(evaluations.applicantId, filter.applicantId),
        filter.status === undefined ? undefined : eq(evaluations.status, filter.status),
        filter.applicationId === undefined ? undefined : eq(evaluations.applicationId, filter.applicationId),
        after === undefined
          ? undefined
          : sql`(${evaluations.openedAt}, ${evaluations.evaluationId}) < (${openedAt}::timestamptz, ${evaluationId})`,
      ),
    )
    .orderBy(desc(evaluations.openedAt), desc(evaluations.evaluationId))
    .limit(limit)
}

function is(transaction: Transaction, evaluationId: string) {
  return and(eq(evaluations.authority, transaction.authority), eq(evaluations.evaluationId, evaluationId))
}
