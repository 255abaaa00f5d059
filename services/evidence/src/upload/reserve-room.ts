import { roomForFile } from '@concert/domain/quota'
import { RefusedRequest, requireRoom } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import { takeClientTurn } from '#artefact/held-evidence.ts'
import type { InUploadersTransaction } from '#artefact/record-evidence.ts'
import type { EvidenceContext } from '#context.ts'
import { RESERVED_BYTES } from './settings.ts'
import { findUpload, reserveUpload } from './uploads.ts'

/**
 * Makes room for an upload up to so many bytes, counted as the evidence of its client. Where its length is not known yet, more is let in
 * than is asked for, as far as there is room, so that the next bytes need not ask.
 *
 * @param sizeBytes the length of the upload, where it is known
 * @returns how many bytes are let in now
 * @throws RefusedRequest 409 when a quota leaves no room, 413 beyond the largest file
 */
export function reserveRoom(
  { inTransaction }: { readonly inTransaction: InUploadersTransaction },
  context: EvidenceContext,
  uploadId: string,
  bytes: number,
  sizeBytes: number | null,
): Promise<number> {
  const { uploadBytesMax } = context
  if (bytes > uploadBytesMax) {
    throw new RefusedRequest('payload-too-large', { detail: detail('file-too-large', { bytes: uploadBytesMax }) })
  }
  return inTransaction(async (transaction) => {
    const { reservedBytes } = await findUpload(transaction, uploadId)
    const { files, bytes: held } = await takeClientTurn(transaction, context)
    const others = { used: held.used - reservedBytes, most: held.most }
    requireRoom(roomForFile({ files: { ...files, used: files.used - 1 }, bytes: others }, bytes))
    const wished = sizeBytes ?? Math.min(bytes + RESERVED_BYTES, others.most - others.used, uploadBytesMax)
    await reserveUpload(transaction, uploadId, { sizeBytes, reservedBytes: wished })
    return wished
  })
}
