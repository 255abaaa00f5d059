import { operations } from '@concert/contracts/operations'
import { plain } from '@concert/platform/operation-route'
import type { EvidenceContext } from '#context.ts'
import { askTus } from './ask-tus.ts'
import { representUpload } from './represent-upload.ts'
import { findUpload } from './uploads.ts'

/** How far an upload has come: as JSON, or to HEAD in the headers of tus. */
export const getEvidenceUpload = plain(operations.getEvidenceUpload, async (request, context: EvidenceContext) => {
  const { params, raw, inTransaction } = request
  if (raw.method === 'HEAD') return { headers: (await askTus(request, context)).headers }
  const row = await inTransaction((transaction) => findUpload(transaction, params.uploadId))
  return { body: await representUpload(row, context) }
})
