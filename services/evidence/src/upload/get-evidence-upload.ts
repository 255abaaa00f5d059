import { operations } from '@concert/contracts/operations'
import { plain } from '@concert/platform/operation-route'
import type { EvidenceContext } from '#context.ts'
import { askTus } from './ask-tus.ts'
import { recordArrived } from './record-arrived.ts'
import { representUpload } from './represent-upload.ts'
import { findUpload } from './uploads.ts'

/** How far an upload has come: as JSON, or to HEAD in the headers of tus. HEAD says of none that it is at its end before its file is on record. */
export const getEvidenceUpload = plain(operations.getEvidenceUpload, async (request, context: EvidenceContext) => {
  const { params, raw, inTransaction } = request
  if (raw.method === 'HEAD') {
    const { headers } = await askTus(request, context)
    if (headers['upload-offset'] !== headers['upload-length']) return { headers }
    return { headers: { ...headers, 'evidence-id': await recordArrived(request, context, params.uploadId) } }
  }
  const row = await inTransaction((transaction) => findUpload(transaction, params.uploadId))
  return { body: await representUpload(row, context) }
})
