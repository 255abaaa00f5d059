import type { Transaction } from '@concert/db/authority-transaction'
import type { FindingEntry } from '@concert/domain/evaluation/commands'
import type { Outcome } from '@concert/domain/evaluation/state'
import { findings, participants, recommendations, votes } from './tables.ts'

// The rows by which the database itself keeps impartiality: every one must be written before the state that stands on it.

export type CaseFunction = 'evaluator' | 'report-reviewer' | 'decision-maker'

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
  of: { readonly evaluationId: string; readonly evaluationVersion: number; readonly evaluatorId: string },
  entries: readonly FindingEntry[],
): Promise<void> {
  await transaction.db.insert(findings).values(
    entries.map((entry) => ({
      ...of,
      authority: transaction.authority,
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
  recommendation: {
    readonly evaluationId: string
    readonly personId: string
    readonly evaluationDigest: string
    readonly outcome: Outcome
  },
): Promise<void> {
  await transaction.db
    .insert(recommendations)
    .values({ ...recommendation, authority: transaction.authority, recommendedAt: transaction.now })
}

/** Adds a vote; the database refuses one of an evaluator, a second one, and one under a lapsed authorisation. */
export async function insertVote(
  transaction: Transaction,
  vote: {
    readonly evaluationId: string
    readonly personId: string
    readonly evaluationDigest: string
    readonly outcome: Outcome
    readonly reasons: string
  },
): Promise<void> {
  await transaction.db.insert(votes).values({ ...vote, authority: transaction.authority, castAt: transaction.now })
}
