import type { Dossier } from '@concert/contracts/envelopes'
import type { Transaction } from '@concert/db/authority-transaction'
import { newId } from '@concert/db/identifiers'
import { digestOf, recordChange } from '@concert/db/record-change'
import type { JsonValue } from '@concert/domain/json'
import { type Authority, jurisdictionOf } from '@concert/domain/jurisdictions'
import { decide, fold } from '@concert/domain/machine'
import { recognitionMachine } from '@concert/domain/recognition/table'
import { notFound, rulesNotMet } from '@concert/platform/refused-request'
import { isEditionId, loadEdition } from '@concert/schemes/load-edition'
import type { Act } from '#act.ts'
import { findRecognitionOf, insertRecognition, type StoredRecognition } from '#store/recognitions.ts'
import { accepted } from './accepted.ts'
import { recognitionEvents } from './recognition-events.ts'
import { type Standing, standingOf } from './standing.ts'

const clause = 'gbaai-recognition'

/**
 * Opens the recognition of a dossier that arrived in an envelope signed by `from`. There is one a lead and evaluation: the
 * same dossier again finds it, another dossier for it is refused. Step 3 of docs/flows/recognition.md.
 *
 * @throws RefusedRequest 422 for a dossier that is not for this authority, not granted, or not from its lead
 */
export async function openRecognition(
  transaction: Transaction,
  act: Act,
  from: Authority,
  dossier: Dossier,
): Promise<StoredRecognition> {
  const dossierDigest = digestOf(dossier)
  const existing = await findRecognitionOf(transaction, dossier.leadAuthority, dossier.evaluationId)
  if (existing !== undefined) return sameDossier(existing, dossierDigest)
  const recognitionId = newId('rec')
  const standing = standingOf(transaction, act, dossier.edition)
  const decision = judge(dossier, { recognitionId, dossierDigest, signedBy: from }, standing)
  const { events, receipts } = accepted(decision, { '/leadAuthority': '/dossier/leadAuthority' })
  const state = fold(recognitionMachine, events)
  if (state === null) throw new Error('receiving a dossier gave no state')
  const opened: StoredRecognition = {
    recognitionId,
    leadAuthority: dossier.leadAuthority,
    evaluationId: dossier.evaluationId,
    applicationId: dossier.applicationId,
    clientScheme: dossier.organisation.identifier.scheme,
    clientIdentifier: dossier.organisation.identifier.value,
    version: events.length,
    state,
    dossier,
    receivedAt: transaction.now,
    updatedAt: transaction.now,
  }
  if (!(await insertRecognition(transaction, opened))) {
    const first = await findRecognitionOf(transaction, dossier.leadAuthority, dossier.evaluationId)
    return sameDossier(first ?? notFound('recognition'), dossierDigest)
  }
  await recordChange(transaction, {
    stream: 'recognition',
    streamId: recognitionId,
    version: 0,
    action: 'recognition.dossier-received',
    actor: standing.by.actor,
    events: recognitionEvents(events, opened),
    receipts,
    edition: dossier.edition,
    requestId: act.requestId,
  })
  return opened
}

function judge(
  dossier: Dossier,
  arrived: { readonly recognitionId: string; readonly dossierDigest: string; readonly signedBy: Authority },
  { by, facts }: Standing,
) {
  const { recognitionId, dossierDigest, signedBy } = arrived
  return decide(
    recognitionMachine,
    null,
    {
      name: 'receiveDossier',
      ...by,
      authority: facts.authority,
      edition: dossier.edition,
      recognitionId,
      leadAuthority: dossier.leadAuthority,
      applicationId: dossier.applicationId,
      evaluationId: dossier.evaluationId,
      dossier: dossier as JsonValue,
      dossierDigest,
      quorum: quorumFor(facts.authority, dossier),
    },
    { ...facts, signedBy, computedDigest: dossierDigest },
  )
}

function sameDossier(existing: StoredRecognition, dossierDigest: string): StoredRecognition {
  if (existing.state.dossierDigest === dossierDigest) return existing
  return rulesNotMet('There is another dossier for this evaluation.', [
    {
      pointer: '/dossier',
      code: 'dossier-digest-differs',
      message: `Evaluation ${existing.evaluationId} arrived with digest ${existing.state.dossierDigest}. It is not replaced.`,
      clause,
    },
  ])
}

/** The quorum by which this authority decides on the dossier, when it is one that it may decide on. */
function quorumFor(authority: Authority, dossier: Dossier): number {
  const place = jurisdictionOf(authority)
  const isForHere = dossier.placesOfUse.includes(place)
  const isGranted = dossier.decision.outcome === 'grant'
  const edition = isEditionId(dossier.edition) ? loadEdition(dossier.edition) : undefined
  if (isForHere && isGranted && edition !== undefined) return edition.parameters.recognitionQuorum
  return rulesNotMet('The dossier is not one that this authority can decide on.', [
    ...(isForHere
      ? []
      : [misfit('/dossier/placesOfUse', 'place-not-of-use', `The system is not to be used in ${place}.`)]),
    ...(isGranted ? [] : [misfit('/dossier/decision/outcome', 'evaluation-not-granted', 'The lead has not granted.')]),
    ...(edition === undefined
      ? [misfit('/dossier/edition', 'edition-unknown', `Edition ${dossier.edition} is not known here.`)]
      : []),
  ])
}

function misfit(pointer: string, code: string, message: string) {
  return { pointer, code, message, clause }
}
