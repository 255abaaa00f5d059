import type { Viewer } from '@concert/cases/act'
import { representClock } from '@concert/cases/represent-clock'
import type { recognition, recognitionSummary } from '@concert/contracts/recognitions'
import { availableActions } from '@concert/domain/machine'
import type { Sight } from '@concert/domain/need-to-know'
import type { Recognition, RecognitionVote } from '@concert/domain/recognition/state'
import { recognitionMachine } from '@concert/domain/recognition/table'
import { mayTellVote } from '@concert/domain/sealed-votes'
import type { z } from 'zod'
import { partiesOf } from '#parties-of.ts'
import type { RecognitionRow } from './store.ts'

/** The recognition as its viewer may see it, with its version for the ETag. */
export function recognitionAnswer(
  row: RecognitionRow,
  viewer: Viewer,
  sight: Sight,
): { body: z.input<typeof recognition>; version: number } {
  const { recognitionId, authority, leadAuthority, evaluationId, applicationId, ...state } = row.state
  const { decision } = state
  const isOpen = sight === 'file'
  const body = {
    recognitionId,
    authority,
    leadAuthority,
    evaluationId,
    applicationId,
    status: state.status,
    version: row.version,
    access: isOpen ? ('file' as const) : ('parties' as const),
    parties: partiesOf(row.dossier),
    riskClass: row.dossier.riskClass,
    placesOfUse: row.dossier.placesOfUse,
    dossier: isOpen ? row.dossier : null,
    dossierDigest: state.dossierDigest,
    closedEvidence: isOpen
      ? row.closedEvidence.map((file) => ({ ...file, requirements: [...file.requirements] }))
      : null,
    quorum: state.quorum,
    votes: isOpen ? state.votes.map((vote) => voteOf(row.state, vote, viewer.actor.id)) : null,
    decision:
      decision === undefined || !isOpen
        ? null
        : { decision: decision.decision, conditions: [...decision.conditions], at: decision.at },
    actions: availableActions(recognitionMachine, state.status, viewer.actor.roles),
    clock: representClock(row.clock),
    receivedAt: row.receivedAt,
    updatedAt: row.updatedAt,
  }
  return { body, version: row.version }
}

/** A vote as its reader may see it. */
function voteOf(state: Recognition, vote: RecognitionVote, readerId: string) {
  const { personId, at, decision, conditions, reasons } = vote
  return mayTellVote(state, vote, readerId)
    ? { personId, decision, conditions: [...conditions], reasons, at }
    : { personId, decision: null, conditions: null, reasons: null, at }
}

/** One line of the list of recognitions. */
export function recognitionLine(row: RecognitionRow): z.input<typeof recognitionSummary> {
  const { version, receivedAt, updatedAt, state } = row
  const { recognitionId, leadAuthority, evaluationId, status } = state
  return { recognitionId, leadAuthority, evaluationId, status, version, receivedAt, updatedAt }
}
