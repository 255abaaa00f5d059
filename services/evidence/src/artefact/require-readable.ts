import type { Viewer } from '@concert/cases/act'
import type { Transaction } from '@concert/db/authority-transaction'
import { custodyBasesOf } from '@concert/domain/artefact/custody-bases'
import type { Artefact } from '@concert/domain/artefact/state'
import type { PersonInCase } from '@concert/domain/need-to-know'
import type { OfficeAuthorisation, ReadFacts, ReadObject, ScanResult } from '@concert/domain/read-gate/read-facts'
import { decideRead } from '@concert/domain/read-gate/read-gate'
import { readingFunctionOf } from '@concert/domain/read-gate/reading-function'
import type { StaffRole } from '@concert/domain/roles'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { EvidenceContext } from '#context.ts'
import type { Ground } from './custody.ts'

/**
 * Asks the read gate whether a person of the staff may read the content of a file now, with the facts of this transaction.
 * Step 6 of docs/flows/evidence.md.
 *
 * @param known what is on record of the person and the application, to whom its file is open: a refusal speaks of the file
 * @returns on what bases and from where, for the custody of the file
 * @throws RefusedRequest 403 naming everything that is missing
 */
export async function requireReadable(
  transaction: Transaction,
  artefact: Artefact,
  { actor }: Viewer,
  known: PersonInCase,
  { transferBases }: Pick<EvidenceContext, 'transferBases'>,
): Promise<Ground> {
  const read = readingFunctionOf(actor.roles, known.worksAs)
  if (read === null) throw new Error(`${actor.id} acts in no function of the staff`)
  const facts: ReadFacts = {
    authority: transaction.authority,
    authorisation: authorisationFor(read, actor),
    hasConflict: known.hasConflict,
    lastServedClientOn: known.lastServedClientOn,
    // The functions in which a person works on a case are those of the assignment that the person has declared for.
    assignedAs: known.worksAs,
    declaredFor: known.worksAs,
    // No undertaking is on record anywhere yet.
    hasConfidentialityUndertaking: false,
    object: objectOf(artefact),
    ...(await transferBases.factsOf(transaction, artefact)),
  }
  const by = { name: 'readContent', actor, at: transaction.now } as const
  const decision = decideRead({ ...by, function: read, purpose: artefact.applicationId }, facts)
  if (decision.ok) return { bases: custodyBasesOf(decision.grounds), office: facts.authorisation?.office ?? null }
  const { violations: errors } = decision.refusal
  throw new RefusedRequest('read-refused', { detail: detail('read-refused', { count: errors.length }), errors })
}

function authorisationFor(read: StaffRole, { authorisations }: Viewer['actor']): OfficeAuthorisation | null {
  const held = authorisations.find((one) => one.function === read)
  if (held === undefined) return null
  const { authorisationId: id, validUntil, office } = held
  return { id, function: read, validUntil, office }
}

function objectOf(artefact: Artefact): ReadObject {
  const { evidenceId, applicationId, digest, residencyCategory: category, origins } = artefact
  return {
    evidenceId,
    applicationId,
    digest,
    category,
    origins,
    scan: scanOf(artefact),
    // Nobody has counted the groups or looked at the catalogue of restricted technology.
    smallestGroup: null,
    isTechnologyExportChecked: false,
  }
}

/** A file that is open is clean or was not scanned: whatever else a scan says closes it. */
function scanOf({ scanDigest: digest, scan, quarantine, inspection }: Artefact): ScanResult {
  const isOpen = quarantine === null && (scan === 'clean' || scan === 'not-scanned')
  return { digest, state: isOpen ? scan : 'quarantined', personalData: inspection?.personalData ?? 'not-scanned' }
}
