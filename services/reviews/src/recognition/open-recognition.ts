import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { verifyEnvelopeOf, type VerifiedEnvelope } from '@concert/credentials/verify-envelope'
import { newId } from '@concert/db/identifiers'
import { digestOf } from '@concert/db/digest'
import type { JsonValue } from '@concert/domain/json'
import { isEditionId, loadEdition } from '@concert/schemes/load-edition'
import { recognitionCase } from './case.ts'
import { recognitionLine } from './representation.ts'
import { findRecognitionOf } from './store.ts'

interface Found {
  readonly envelope: VerifiedEnvelope<'dossier.v1'>
  readonly recognitionId: string
  readonly dossierDigest: string
}

/**
 * Opens the recognition of a dossier whose lead signed its envelope for this authority; nothing else is believed of it. At most one
 * recognition per lead authority and evaluation: the same dossier again finds it, another dossier for it is refused.
 * Step 3 of docs/flows/recognition.md.
 */
export const openRecognition = open(recognitionCase, operations.openRecognition, {
  find: async ({ request, context: { recipient } }): Promise<Found> => {
    const envelope = await verifyEnvelopeOf('dossier.v1', request.body.statement, recipient)
    return { envelope, recognitionId: newId('rec'), dossierDigest: digestOf(envelope.body) }
  },
  existing: ({ transaction, found: { envelope } }) =>
    findRecognitionOf(transaction, envelope.body.leadAuthority, envelope.body.evaluationId),
  isSame: ({ state }, { found }) => state.dossierDigest === found.dossierDigest,
  edition: ({ found: { envelope } }) => envelope.body.edition,
  given: ({ transaction, found: { envelope, recognitionId, dossierDigest } }) => {
    const { edition, leadAuthority, applicationId, evaluationId } = envelope.body
    const quorum = isEditionId(edition) ? loadEdition(edition).parameters.recognitionQuorum : 0
    const dossier = envelope.body as JsonValue
    return {
      recognitionId,
      dossierDigest,
      authority: transaction.authority,
      edition,
      leadAuthority,
      applicationId,
      evaluationId,
      dossier,
      quorum,
    }
  },
  facts: ({ found: { envelope, dossierDigest } }, recorded) => ({
    signedBy: envelope.signedBy,
    computedDigest: dossierDigest,
    placesOfUse: envelope.body.placesOfUse,
    hasLeadGranted: envelope.body.decision.outcome === 'grant',
    isEditionKnown: isEditionId(envelope.body.edition),
    recordedDigest: recorded?.state.dossierDigest ?? null,
  }),
  columns: ({ transaction: { now }, found: { envelope } }) => ({
    clientScheme: envelope.body.organisation.identifier.scheme,
    clientIdentifier: envelope.body.organisation.identifier.value,
    dossier: envelope.body,
    closedEvidence: [],
    receivedAt: now,
    updatedAt: now,
  }),
  pointers: { '/leadAuthority': '/dossier/leadAuthority' },
  answer: (row) => ({ body: recognitionLine(row), version: row.version }),
})
