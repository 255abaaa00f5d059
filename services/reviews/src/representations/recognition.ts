import type { recognition, recognitionSummary } from '@concert/contracts/recognitions'
import { availableActions } from '@concert/domain/machine'
import { recognitionMachine } from '@concert/domain/recognition/table'
import type { z } from 'zod'
import type { Viewer } from '#act.ts'
import type { StoredRecognition } from '#store/recognitions.ts'

type Representation = z.input<typeof recognition>

/** The recognition with its version for the ETag. */
export function recognitionAnswer(
  stored: StoredRecognition,
  viewer: Viewer,
): { body: Representation; version: number } {
  return { body: recognitionRepresentation(stored, viewer), version: stored.version }
}

export function recognitionRepresentation(stored: StoredRecognition, viewer: Viewer): Representation {
  const { state } = stored
  return {
    recognitionId: stored.recognitionId,
    authority: state.authority,
    leadAuthority: stored.leadAuthority,
    evaluationId: stored.evaluationId,
    applicationId: stored.applicationId,
    status: state.status,
    version: stored.version,
    dossier: stored.dossier,
    dossierDigest: state.dossierDigest,
    quorum: state.quorum,
    votes: state.votes.map((vote) => ({ ...vote, conditions: [...vote.conditions] })),
    decision:
      state.decision === undefined
        ? null
        : {
            decision: state.decision.decision,
            conditions: [...state.decision.conditions],
            at: state.decision.at,
          },
    actions: recognitionOperations(availableActions(recognitionMachine, state.status, viewer.actor.roles)),
    receivedAt: stored.receivedAt,
    updatedAt: stored.updatedAt,
  }
}

/** One line of the list of recognitions. */
export function recognitionLine(stored: StoredRecognition): z.input<typeof recognitionSummary> {
  const { recognitionId, leadAuthority, evaluationId, version, receivedAt, updatedAt, state } = stored
  return { recognitionId, leadAuthority, evaluationId, status: state.status, version, receivedAt, updatedAt }
}

/** The machine's commands as the operations that give them: the API has a declaration for each kind of case. */
export function recognitionOperations(commands: readonly string[]): string[] {
  return commands.map((name) => (name === 'declareImpartiality' ? 'declareRecognitionImpartiality' : name))
}
