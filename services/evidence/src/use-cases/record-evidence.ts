import type { Transaction } from '@concert/db/authority-transaction'
import { recordChange } from '@concert/db/record-change'
import { type Violation, violation } from '@concert/domain/violation'
import { RefusedRequest, rulesNotMet } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { ObjectStore } from '#object-store/object-store.ts'
import { type ArtefactRecord, findArtefactByDigest, insertArtefact, lockObject } from '#store/artefacts.ts'
import type { StoredFile } from './upload.ts'

export interface Recorded {
  readonly record: ArtefactRecord
  /** False when the application already had these bytes and nothing changed. */
  readonly isNew: boolean
}

/**
 * Writes the record of a stored file with its event and audit line; returns the existing record of the same bytes if
 * there is one.
 *
 * @throws RefusedRequest 422 when the same bytes are recorded under another residency category or effective date
 */
export async function recordEvidence(
  transaction: Transaction,
  objects: ObjectStore,
  file: StoredFile,
  by: { readonly actorId: string; readonly requestId: string },
): Promise<Recorded> {
  await lockObject(transaction, file.sha256)
  if (!(await objects.has(file.sha256))) throw removedMeanwhile()
  const record = recordOf(transaction, file)
  if (!(await insertArtefact(transaction, record))) {
    return { record: await recordedBefore(transaction, file), isNew: false }
  }
  await recordStored(transaction, record, by)
  return { record, isNew: true }
}

async function recordStored(
  transaction: Transaction,
  record: ArtefactRecord,
  by: { readonly actorId: string; readonly requestId: string },
): Promise<void> {
  const { evidenceId, applicationId, digest, sizeBytes, mediaType, residencyCategory, effectiveOn, scan } = record
  await recordChange(transaction, {
    stream: 'evidence',
    streamId: evidenceId,
    version: 0,
    action: 'evidence.stored',
    actor: { id: by.actorId },
    requestId: by.requestId,
    events: [
      {
        type: 'EvidenceStored',
        // Without the name of the file, which can be personal data.
        payload: { evidenceId, applicationId, digest, sizeBytes, mediaType, residencyCategory, effectiveOn, scan },
      },
    ],
    receipts: [
      { clause: 'gbaai-evidence', guard: 'digestMatches', inputs: { declared: digest, sizeBytes } },
      { clause: 'gbaai-evidence', guard: 'residencyAccepted', inputs: { residencyCategory } },
    ],
  })
}

function recordOf(transaction: Transaction, file: StoredFile): ArtefactRecord {
  const { evidenceId, applicantId, applicationId, sizeBytes, mediaType, fileName, residencyCategory } = file
  return {
    evidenceId,
    applicantId,
    applicationId,
    sizeBytes,
    mediaType,
    fileName,
    residencyCategory,
    authority: transaction.authority,
    digest: file.sha256,
    effectiveOn: file.effectiveOn ?? null,
    scan: 'not-scanned',
    storedAt: transaction.now,
  }
}

/**
 * The category decides who may read the file where, the date from when it counts: an upload must not appear to change
 * either.
 */
async function recordedBefore(transaction: Transaction, file: StoredFile): Promise<ArtefactRecord> {
  const existing = await findArtefactByDigest(transaction, file.applicationId, file.sha256)
  if (existing === undefined) throw new Error('the application has these bytes but no record of them')
  const faults = [...differingCategory(existing, file), ...differingDate(existing, file)]
  if (faults.length > 0) rulesNotMet(faults.map((found) => ({ ...found, clause: 'gbaai-evidence' })))
  return existing
}

function differingCategory({ residencyCategory: recorded, evidenceId }: ArtefactRecord, file: StoredFile): Violation[] {
  if (recorded === file.residencyCategory) return []
  return [violation('residency-category-differs', '/residencyCategory', { recorded }, evidenceId)]
}

function differingDate({ effectiveOn: recorded, evidenceId }: ArtefactRecord, file: StoredFile): Violation[] {
  if (recorded === (file.effectiveOn ?? null)) return []
  return recorded === null
    ? [violation('effective-on-not-recorded', '/effectiveOn', {}, evidenceId)]
    : [violation('effective-on-differs', '/effectiveOn', { recorded }, evidenceId)]
}

/** Another upload of the same bytes failed between the storing and the recording of this one, and removed the object. */
function removedMeanwhile(): RefusedRequest {
  return new RefusedRequest('unavailable', {
    detail: detail('bytes-removed'),
    retryAfterSeconds: 1,
  })
}
