import { RefusedRequest } from '@concert/platform/refused-request'
import { recordEvidence, refusalOfStore } from '#artefact/record-evidence.ts'
import type { EvidenceContext } from '#context.ts'
import type { KnownRecords } from '#object-store/evidence-objects.ts'
import type { Lease } from './lease.ts'
import type { TusRequest } from './tus-request.ts'
import { sealOfUpload } from './upload-key.ts'
import { completeUpload, deleteUpload, findUpload, freeUpload, type UploadRow } from './uploads.ts'

/** What no repetition of the request changes. */
const FINAL: readonly string[] = ['digest-mismatch', 'rules-not-met', 'not-found', 'gone']

/**
 * Makes evidence of an upload whose bytes are all there, and answers its id; as often as it is asked, by a request that has the lease. Where the file is refused for good its
 * upload is removed; where the quota or the store stands against it, the same request can come again.
 *
 * @param known what the records of the file are and hold, where one request has brought all of it
 * @throws RefusedRequest 409, 422, 503
 */
export async function completeInTurn(
  { inTransaction }: TusRequest,
  context: EvidenceContext,
  uploadId: string,
  lease: Lease,
  known: KnownRecords | undefined,
): Promise<string> {
  const { spool } = context
  const upload = await inTransaction((transaction) => findUpload(transaction, uploadId))
  if (upload.evidenceId !== null) return upload.evidenceId
  try {
    const found = await stored(context, upload, known)
    const { body } = await recordEvidence(inTransaction, context, upload, found, {
      before: (transaction) => freeUpload(transaction, uploadId, lease),
      after: (transaction, evidenceId) => completeUpload(transaction, uploadId, evidenceId),
    })
    // The file is on record; what stays of the upload is removed by the sweep.
    await spool.remove(uploadId).catch(() => undefined)
    return body.evidenceId
  } catch (error) {
    if (error instanceof RefusedRequest && FINAL.includes(error.code)) {
      await inTransaction((transaction) => deleteUpload(transaction, uploadId))
      await spool.remove(uploadId).catch(() => undefined)
    }
    throw error
  }
}

async function stored(context: EvidenceContext, upload: UploadRow, known: KnownRecords | undefined) {
  const { objects, spool } = context
  const { uploadId, sha256 } = upload
  try {
    const seal = sealOfUpload(context, upload)
    if (known === undefined) await spool.end({ uploadId, seal })
    return await objects.putSealed(spool.fileOf(uploadId), sha256, seal.key, known)
  } catch (error) {
    throw refusalOfStore(upload, error)
  }
}
