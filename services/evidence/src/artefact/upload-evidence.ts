import { operations } from '@concert/contracts/operations'
import { type EvidenceQuota, roomForFile } from '@concert/domain/quota'
import { plain, type PlainRequest } from '@concert/platform/operation-route'
import { RefusedRequest, requireRoom } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { EvidenceContext } from '#context.ts'
import { type FoundBytes, ObjectTooLarge } from '#object-store/object-store.ts'
import { recordEvidence, refusalOfStore, requireAcceptable } from './record-evidence.ts'
import type { Upload } from './upload.ts'
import { FORM_BYTES_MAX, readUpload } from './upload-form.ts'

/**
 * Receives one evidence file: 404 for an application that is not the caller's; 413, 422 for bytes that are too many, none, or not
 * the declared ones; 422 for category C0, for C11 outside the mainland, for origins that contradict
 * themselves and for a closed application; 409 when a quota of the client leaves
 * no room; 503 when the store cannot write.
 * Step 4 of docs/flows/submission.md.
 */
export const uploadEvidence = plain(operations.uploadEvidence, async (request, context: EvidenceContext) => {
  return received(request, context, await readUpload(request.raw))
})

/**
 * Bytes first, then the record, in the steps of services/evidence/README.md: a record always has its bytes. Bytes without a
 * record are removed, immediately if the record failed, and by the sweep if the process ended in between.
 */
async function received(
  { inTransaction, raw }: PlainRequest<typeof operations.uploadEvidence>,
  context: EvidenceContext,
  upload: Upload,
) {
  // 1. Nothing is stored that will not be recorded, as far as that is known without the bytes.
  const quota = await inTransaction(async (transaction) => {
    const { isRecorded, quota } = await requireAcceptable(transaction, upload, context)
    if (isRecorded) return undefined
    requireRoom(roomForFile(quota, fileBytesMin(raw.headers['content-length'])))
    return quota
  })
  // 2. The bytes, durable under their digest.
  const found = await store(context, upload, quota)
  // 3. The record, its event and its audit line.
  return recordEvidence(inTransaction, context, upload, found)
}

/** The fewest bytes that the file of a form of this length has. */
function fileBytesMin(contentLength: string | undefined): number {
  return Math.max(Number(contentLength ?? 0) - FORM_BYTES_MAX, 1)
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
    if (!(error instanceof ObjectTooLarge)) throw refusalOfStore(upload, error)
    if (quota !== undefined && room < bytes) requireRoom(roomForFile(quota, room + 1))
    throw new RefusedRequest('payload-too-large', { detail: detail('file-too-large', { bytes }) })
  }
}
