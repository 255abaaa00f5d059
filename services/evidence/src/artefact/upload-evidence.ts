import { type Opener, openCase } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { guardsBeforeBytes, guardsOfBytes } from '@concert/domain/artefact/guards'
import { type EvidenceQuota, roomForFile } from '@concert/domain/quota'
import { lineageOfUpload } from '@concert/domain/residency/lineage'
import { type Judgement, judgeByGuards } from '@concert/domain/machine'
import { dropRest } from '@concert/platform/body-arrival'
import { plain, type PlainRequest } from '@concert/platform/operation-route'
import { RefusedRequest, refusalToProblem, requireRoom } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { EvidenceContext } from '#context.ts'
import { type FoundBytes, ObjectRefused, ObjectTooLarge, StoreUnavailable } from '#object-store/object-store.ts'
import { type ArtefactCase, artefactCase } from './case.ts'
import { discardUnreferenced } from './discard-unreferenced.ts'
import { standingOfUpload, takeClientTurn } from './held-evidence.ts'
import { representArtefact } from './representation.ts'
import { requireApplication } from './require-application.ts'
import { artefactWith } from './store.ts'
import { lockObject } from './stored-bytes.ts'
import type { Upload } from './upload.ts'
import { FORM_BYTES_MAX, readUpload } from './upload-form.ts'

type UploadEvidence = typeof operations.uploadEvidence
type Application = Awaited<ReturnType<typeof requireApplication>>

/**
 * Receives one evidence file: 404 for an application that is not the caller's; 413, 422 for bytes that are too many, none, or not
 * the declared ones; 422 for category C0, for C11 outside the mainland, for origins that contradict
 * themselves and for a closed application; 409 when a quota of the client leaves
 * no room; 503 when the store cannot write.
 * Step 4 of docs/flows/submission.md.
 */
export const uploadEvidence = plain(operations.uploadEvidence, async (request, context: EvidenceContext) => {
  try {
    return await received(request, context, await readUpload(request.raw))
  } catch (error) {
    dropRest(request.raw.raw, context.evidenceBytesMax)
    throw error
  }
})

/**
 * Bytes first, then the record, in the steps of services/evidence/README.md: a record always has its bytes. Bytes without a
 * record are removed, immediately if the record failed, and by the sweep if the process ended in between.
 */
async function received(
  { inTransaction, raw }: PlainRequest<UploadEvidence>,
  context: EvidenceContext,
  upload: Upload,
) {
  // 1. Nothing is stored that will not be recorded, as far as that is known without the bytes.
  const { quota, isProofRecorded } = await inTransaction(async (transaction) => {
    const { applicationStatus, isRecorded, isProofRecorded, quota } = await standingOfUpload(
      transaction,
      upload,
      context,
    )
    const declared = { ...upload, authority: transaction.authority }
    requireAccepted(judgeByGuards(guardsBeforeBytes, null, declared, { applicationStatus, isProofRecorded }))
    if (isRecorded) return { isProofRecorded }
    requireRoom(roomForFile(quota, fileBytesMin(raw.headers['content-length'])))
    return { quota, isProofRecorded }
  })
  // 2. The bytes, durable under their digest.
  const found = await store(context, upload, quota)
  // 3. The record, its event and its audit line.
  try {
    return await inTransaction((transaction, request) =>
      openCase(artefactCase, operations.uploadEvidence, openerOf(upload, { ...found, isProofRecorded }), {
        transaction,
        request,
        context,
      }),
    )
  } catch (error) {
    // If this fails too, the sweep removes the bytes: the caller must learn why the record failed.
    await discardUnreferenced(context, upload.sha256).catch(() => false)
    throw error
  }
}

/** The fewest bytes that the file of a form of this length has. */
function fileBytesMin(contentLength: string | undefined): number {
  return Math.max(Number(contentLength ?? 0) - FORM_BYTES_MAX, 1)
}

/** What is recorded of a stored file; the existing record of the same bytes if the application has one. */
function openerOf(
  upload: Upload,
  { sizeBytes, digest: storedDigest, isProofRecorded }: FoundBytes & { readonly isProofRecorded: boolean },
): Opener<ArtefactCase, UploadEvidence, Application> {
  const { applicationId, sha256: digest, mediaType, fileName, residencyCategory, effectiveOn } = upload
  const { origins, madeIn, unmixedProof } = upload
  return {
    find: async ({ transaction, context }) => {
      await lockObject(transaction, digest)
      if (!(await context.objects.has(digest))) throw removedMeanwhile()
      return requireApplication(transaction, applicationId)
    },
    admit: async ({ transaction, context }) =>
      requireRoom(roomForFile(await takeClientTurn(transaction, context), sizeBytes)),
    existing: ({ transaction }) => artefactWith(transaction, { applicationId, digest }),
    isSame: ({ state }) =>
      state.residencyCategory === residencyCategory && state.effectiveOn === effectiveOn && isOfOrigins(state, upload),
    given: ({ transaction: { authority }, found: { applicantId } }) => ({
      authority,
      evidenceId: newId('evd'),
      applicantId,
      applicationId,
      digest,
      sizeBytes,
      mediaType,
      residencyCategory,
      effectiveOn,
      origins,
      madeIn,
      unmixedProof,
    }),
    facts: ({ found: { status: applicationStatus } }, recorded) => ({
      applicationStatus,
      storedDigest,
      // Evidence is never removed: what was on record before the bytes came still is.
      isProofRecorded,
      recorded: recorded === undefined ? null : declaredOf(recorded),
    }),
    columns: ({ transaction }) => ({ fileName, storedAt: transaction.now }),
    answer: (row, _request, isNew) => ({ body: representArtefact(row).body, status: isNew ? 201 : 200 }),
  }
}

function declaredOf({ state: { evidenceId, residencyCategory, effectiveOn, origins } }: ArtefactCase['row']) {
  return { evidenceId, residencyCategory, effectiveOn, origins }
}

function isOfOrigins({ authority, origins }: ArtefactCase['row']['state'], upload: Upload): boolean {
  return String(origins) === String(lineageOfUpload({ ...upload, authority }).origins)
}

/** No more is written than the quota leaves room for, where the bytes are not recorded yet. */
async function store(
  { objects, evidenceBytesMax: bytes }: EvidenceContext,
  upload: Upload,
  quota: EvidenceQuota | undefined,
): Promise<FoundBytes> {
  const room = quota === undefined ? bytes : quota.bytes.most - quota.bytes.used
  try {
    return await objects.put(upload.bytes, upload.sha256, Math.min(room, bytes))
  } catch (error) {
    if (error instanceof ObjectRefused) throw refusalOf(upload, error)
    if (error instanceof ObjectTooLarge) {
      if (quota !== undefined && room < bytes) requireRoom(roomForFile(quota, room + 1))
      throw new RefusedRequest('payload-too-large', { detail: detail('file-too-large', { bytes }) })
    }
    if (error instanceof StoreUnavailable) {
      throw new RefusedRequest('unavailable', { detail: detail('evidence-store-full'), retryAfterSeconds: 60 }, error)
    }
    throw error
  }
}

/** The store keeps no such bytes; the guards say what is wrong with them. */
function refusalOf({ sha256: digest }: Upload, refused: ObjectRefused): Error {
  const { sizeBytes, digest: storedDigest } = refused.found
  const judged = judgeByGuards(guardsOfBytes, null, { digest, sizeBytes }, { storedDigest })
  if (judged.ok) return refused
  if (sizeBytes === 0) return refusalToProblem(judged.refusal)
  return new RefusedRequest('digest-mismatch', {
    detail: detail('digest-differs'),
    errors: judged.refusal.violations,
  })
}

/** @throws RefusedRequest with what the guards refuse */
function requireAccepted(judgement: Judgement): void {
  if (!judgement.ok) throw refusalToProblem(judgement.refusal)
}

/** Another upload of the same bytes failed between the storing and the recording of this one, and removed the object. */
function removedMeanwhile(): RefusedRequest {
  return new RefusedRequest('unavailable', { detail: detail('bytes-removed'), retryAfterSeconds: 1 })
}
