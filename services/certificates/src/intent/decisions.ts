import type { Dossier } from '@concert/contracts/envelopes'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'
import { and, asc, eq } from 'drizzle-orm'
import { applications, type CaseFile, certifiableCases, peerDecisions } from './tables.ts'

/** An evaluation of this cell with the status of its application. */
export interface DecidedEvaluation {
  readonly evaluationId: string
  readonly applicationId: string
  readonly status: string
  readonly evaluationDigest: string | null
  readonly decidedAt: string | null
  readonly openNonconformities: number
  readonly caseFile: CaseFile
  readonly applicationStatus: string
}

export async function findEvaluation(
  transaction: Transaction,
  evaluationId: string,
): Promise<DecidedEvaluation | undefined> {
  const { authority } = transaction
  const [row] = await transaction.db
    .select({
      evaluationId: certifiableCases.evaluationId,
      applicationId: certifiableCases.applicationId,
      status: certifiableCases.status,
      evaluationDigest: certifiableCases.evaluationDigest,
      decidedAt: certifiableCases.decidedAt,
      openNonconformities: certifiableCases.openNonconformities,
      caseFile: certifiableCases.caseFile,
      applicationStatus: applications.status,
    })
    .from(certifiableCases)
    .innerJoin(
      applications,
      and(
        eq(applications.authority, certifiableCases.authority),
        eq(applications.applicationId, certifiableCases.applicationId),
      ),
    )
    .where(isCase(authority, authority, evaluationId))
  if (row === undefined || row.caseFile === null) return undefined
  return { ...row, caseFile: row.caseFile }
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
export interface RecognitionRow {
  readonly status: string
  readonly dossier: Dossier
  readonly conditions: readonly string[]
  readonly decidedAt: string | null
}

export async function findRecognition(
  transaction: Transaction,
  leadAuthority: Authority,
  evaluationId: string,
): Promise<RecognitionRow | undefined> {
  const [row] = await transaction.db
    .select({
      status: certifiableCases.status,
      dossier: certifiableCases.dossier,
      conditions: certifiableCases.conditions,
      decidedAt: certifiableCases.decidedAt,
    })
    .from(certifiableCases)
    .where(isCase(transaction.authority, leadAuthority, evaluationId))
  if (row === undefined || row.dossier === null) return undefined
  return { ...row, dossier: row.dossier }
}

function isCase(authority: Authority, leadAuthority: Authority, evaluationId: string) {
  return and(
    eq(certifiableCases.authority, authority),
    eq(certifiableCases.leadAuthority, leadAuthority),
    eq(certifiableCases.evaluationId, evaluationId),
  )
}
