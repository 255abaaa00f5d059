import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { and, eq, sql } from 'drizzle-orm'
import { lodgementAnswers } from './tables.ts'

export interface LodgementAnswer {
  readonly from: Authority
  /** The key under which that authority compares weights. */
  readonly keyId: string
  /** Null when the weights are not lodged there. */
  readonly lodgedAt: string | null
}

interface Question {
  readonly applicationId: string
  readonly askedAt: string
}

const findAnswers = statement('applications-lodgement-answers', (db) =>
  db
    .select({
      from: lodgementAnswers.fromAuthority,
      keyId: lodgementAnswers.lodgementKey,
      lodgedAt: lodgementAnswers.lodgedAt,
    })
    .from(lodgementAnswers)
    .where(
      and(
        eq(lodgementAnswers.authority, sql.placeholder('authority')),
        eq(lodgementAnswers.applicationId, sql.placeholder('applicationId')),
        eq(lodgementAnswers.askedAt, sql.placeholder('askedAt')),
      ),
    ),
)

/** What the other authorities have answered to a question so far, and who has not, in the order of the authorities. */
export async function answersTo(
  transaction: Transaction,
  { applicationId, askedAt }: Question,
): Promise<{ readonly answers: readonly LodgementAnswer[]; readonly awaiting: readonly Authority[] }> {
  const { authority } = transaction
  const found = await findAnswers(transaction, { authority, applicationId, askedAt })
  const asked = authorities.filter((one) => one !== authority)
  const answers = asked.flatMap((one) => found.filter(({ from }) => from === one))
  return { answers, awaiting: asked.filter((one) => !found.some(({ from }) => from === one)) }
}

/** @returns false when the authority has answered this question before */
export async function keepAnswer(
  transaction: Transaction,
  { applicationId, askedAt }: Question,
  { from, keyId, lodgedAt }: LodgementAnswer,
): Promise<boolean> {
  const { authority, now: recordedAt } = transaction
  const { rowCount } = await transaction.db
    .insert(lodgementAnswers)
    .values({ authority, applicationId, askedAt, fromAuthority: from, lodgementKey: keyId, lodgedAt, recordedAt })
    .onConflictDoNothing()
  return rowCount === 1
}
