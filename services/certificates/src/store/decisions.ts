import type { Transaction } from '@concert/db/authority-transaction'
import type { Evaluation } from '@concert/domain/evaluation/state'
import type { Authority } from '@concert/domain/jurisdictions'
import { and, asc, eq } from 'drizzle-orm'
import {
  applications,
  type CaseFile,
  type EffectDocument,
  effects,
  evaluations,
  peerDecisions,
  recognitions,
} from './tables.ts'

/** An evaluation of this cell with the status of its application. */
export interface DecidedEvaluation {
  readonly evaluationId: string
  readonly applicationId: string
  readonly status: string
  readonly evaluationDigest: string | null
  readonly decidedAt: string | null
  readonly state: Evaluation
  readonly caseFile: CaseFile
  readonly applicationStatus: string
}

export async function findEvaluation(
  transaction: Transaction,
  evaluationId: string,
): Promise<DecidedEvaluation | undefined> {
  const [row] = await transaction.db
    .select({
      evaluationId: evaluations.evaluationId,
      applicationId: evaluations.applicationId,
      status: evaluations.status,
      evaluationDigest: evaluations.evaluationDigest,
      decidedAt: evaluations.decidedAt,
      state: evaluations.state,
      caseFile: evaluations.caseFile,
      applicationStatus: applications.status,
    })
    .from(evaluations)
    .innerJoin(
      applications,
      and(eq(applications.authority, evaluations.authority), eq(applications.applicationId, evaluations.applicationId)),
    )
    .where(and(eq(evaluations.authority, transaction.authority), eq(evaluations.evaluationId, evaluationId)))
  return row
}

/** What the recognising authorities decided on an evaluation of this cell, in the order of their codes. */
export async function peerDecisionsOn(transaction: Transaction, evaluationId: string) {
  return transaction.db
    .select({
      fromAuthority: peerDecisions.fromAuthority,
      decision: peerDecisions.decision,
      conditions: peerDecisions.conditions,
      decidedAt: peerDecisions.decidedAt,
    })
    .from(peerDecisions)
    .where(and(eq(peerDecisions.authority, transaction.authority), eq(peerDecisions.evaluationId, evaluationId)))
    .orderBy(asc(peerDecisions.fromAuthority))
}
export type PeerDecisionRow = Awaited<ReturnType<typeof peerDecisionsOn>>[number]

/** This cell's own recognition of an evaluation of another authority. */
export async function findRecognition(transaction: Transaction, leadAuthority: Authority, evaluationId: string) {
  const [row] = await transaction.db
    .select({ status: recognitions.status, dossier: recognitions.dossier, state: recognitions.state })
    .from(recognitions)
    .where(
      and(
        eq(recognitions.authority, transaction.authority),
        eq(recognitions.leadAuthority, leadAuthority),
        eq(recognitions.evaluationId, evaluationId),
      ),
    )
  return row
}
export type RecognitionRow = NonNullable<Awaited<ReturnType<typeof findRecognition>>>

/** This authority's own effect on a certificate, as `reviews` keeps it. */
export async function findEffect(
  transaction: Transaction,
  certificateNumber: string,
): Promise<EffectDocument | undefined> {
  const [row] = await transaction.db
    .select({ state: effects.state })
    .from(effects)
    .where(and(eq(effects.authority, transaction.authority), eq(effects.certificateNumber, certificateNumber)))
  return row?.state
}
