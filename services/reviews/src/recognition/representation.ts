import type { Viewer } from '@concert/cases/act'
import type { recognition, recognitionSummary } from '@concert/contracts/recognitions'
import { availableActions } from '@concert/domain/machine'
import { recognitionMachine } from '@concert/domain/recognition/table'
import type { z } from 'zod'
import type { RecognitionRow } from './store.ts'

/** The recognition with its version for the ETag. */
export function recognitionAnswer(
  row: RecognitionRow,
  viewer: Viewer,
): { body: z.input<typeof recognition>; version: number } {
  const { recognitionId, authority, leadAuthority, evaluationId, applicationId, ...state } = row.state
  const { decision } = state
  const body = {
    recognitionId,
    authority,
    leadAuthority,
    evaluationId,
    applicationId,
    status: state.status,
    version: row.version,
    dossier: row.dossier,
    dossierDigest: state.dossierDigest,
    quorum: state.quorum,
    votes: state.votes.map((vote) => ({ ...vote, conditions: [...vote.conditions] })),
    decision:
      decision === undefined
        ? null
        : { decision: decision.decision, conditions: [...decision.conditions], at: decision.at },
    actions: availableActions(recognitionMachine, state.status, viewer.actor.roles),
    receivedAt: row.receivedAt,
    updatedAt: row.updatedAt,
  }
  return { body, version: row.version }
}

/** One line of the list of recognitions. */
export function recognitionLine(row: RecognitionRow): z.input<typeof recognitionSummary> {
  const { version, receivedAt, updatedAt, state } = row
  const { recognitionId, leadAuthority, evaluationId, status } = state
  return { recognitionId, leadAuthority, evaluationId, status, version, receivedAt, updatedAt }
}
