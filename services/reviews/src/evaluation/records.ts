import type { Transaction } from '@concert/db/authority-transaction'
import type { FindingEntry } from '@concert/domain/evaluation/commands'
import type { EvaluationRecommended, VoteCast } from '@concert/domain/evaluation/events'
import type { CaseFunction } from '@concert/domain/evaluation/state'
import type { EvaluationRow } from './store.ts'
import { findings, participants, recommendations, votes } from './tables.ts'

// The rows by which the database itself keeps impartiality: every one must be written before the state that stands on it.

/** Puts a person on the side of their function; a second declaration of the same person changes nothing. */
export async function insertParticipant(
  transaction: Transaction,
  participant: { readonly evaluationId: string; readonly personId: string; readonly function: CaseFunction },
): Promise<void> {
  await transaction.db
    .insert(participants)
    .values({
      ...participant,
      authority: transaction.authority,
      side: participant.function === 'evaluator' ? 'evaluates' : 'judges',
      declaredAt: transaction.now,
    })
    .onConflictDoNothing({ target: [participants.authority, participants.evaluationId, participants.personId] })
}

/** Adds findings, under the version of the evaluation that they made. */
export async function insertFindings(
  transaction: Transaction,
  { version, state }: Pick<EvaluationRow, 'version' | 'state'>,
  evaluatorId: string,
  entries: readonly FindingEntry[],
): Promise<void> {
  await transaction.db.insert(findings).values(
    entries.map((entry) => ({
      authority: transaction.authority,
      evaluationId: state.evaluationId,
      evaluationVersion: version,
      evaluatorId,
      requirementId: entry.requirementId,
      grade: entry.grade,
      rationale: entry.rationale,
      evidence: entry.evidence,
      recordedAt: transaction.now,
    })),
  )
}

export async function insertRecommendation(
  transaction: Transaction,
  { state }: Pick<EvaluationRow, 'state'>,
  { by: personId, evaluationDigest, outcome }: EvaluationRecommended,
): Promise<void> {
  const { authority, now: recommendedAt } = transaction
  await transaction.db
    .insert(recommendations)
    .values({ authority, evaluationId: state.evaluationId, personId, evaluationDigest, outcome, recommendedAt })
}

/** Adds a vote; the database refuses one of an evaluator, a second one, and one under a lapsed authorisation. */
export async function insertVote(
  transaction: Transaction,
  { state }: Pick<EvaluationRow, 'state'>,
  { by: personId, evaluationDigest, outcome, reasons }: VoteCast,
): Promise<void> {
  const { authority, now: castAt } = transaction
  await transaction.db
    .insert(votes)
    .values({ authority, evaluationId: state.evaluationId, personId, evaluationDigest, outcome, reasons, castAt })
}
