import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { digestOf } from '@concert/db/digest'
import type { JsonValue } from '@concert/domain/json'
import { isEditionId, loadEdition } from '@concert/schemes/load-edition'
import { recognitionCase } from './case.ts'
import { recognitionLine } from './representation.ts'
import { findRecognitionOf } from './store.ts'

interface Found {
  readonly recognitionId: string
  readonly dossierDigest: string
}

/**
 * Opens the recognition of a dossier that arrived in an envelope signed by `from`. At most one recognition per lead authority
 * and evaluation: the same dossier again finds it, another dossier for it is refused. Step 3 of docs/flows/recognition.md.
 */
export const openRecognition = open(recognitionCase, operations.openRecognition, {
  find: async ({ request }): Promise<Found> => ({
    recognitionId: newId('rec'),
    dossierDigest: digestOf(request.body.dossier),
  }),
  existing: ({ transaction, request: { body } }) =>
    findRecognitionOf(transaction, body.dossier.leadAuthority, body.dossier.evaluationId),
  isSame: ({ state }, { found }) => state.dossierDigest === found.dossierDigest,
  edition: ({ request }) => request.body.dossier.edition,
  given: ({ transaction, request: { body }, found }) => {
    const { edition, leadAuthority, applicationId, evaluationId } = body.dossier
    const quorum = isEditionId(edition) ? loadEdition(edition).parameters.recognitionQuorum : 0
    const dossier = body.dossier as JsonValue
    return {
      ...found,
      authority: transaction.authority,
      edition,
      leadAuthority,
      applicationId,
      evaluationId,
      dossier,
      quorum,
    }
  },
  facts: ({ request: { body }, found }, recorded) => ({
    signedBy: body.from,
    computedDigest: found.dossierDigest,
    placesOfUse: body.dossier.placesOfUse,
    hasLeadGranted: body.dossier.decision.outcome === 'grant',
    isEditionKnown: isEditionId(body.dossier.edition),
    recordedDigest: recorded?.state.dossierDigest ?? null,
  }),
  columns: ({ transaction: { now }, request: { body } }) => ({
    clientScheme: body.dossier.organisation.identifier.scheme,
    clientIdentifier: body.dossier.organisation.identifier.value,
    dossier: body.dossier,
    receivedAt: now,
    updatedAt: now,
  }),
  pointers: { '/leadAuthority': '/dossier/leadAuthority' },
  answer: (row) => ({ body: recognitionLine(row), version: row.version }),
})
