import { Readable } from 'node:stream'
import { operations } from '@concert/contracts/operations'
import { plain } from '@concert/platform/operation-route'
import type { EvidenceContext } from '#context.ts'
import { askTus } from './ask-tus.ts'
import { representUpload } from './represent-upload.ts'
import { findUpload } from './uploads.ts'

/** Begins an upload in parts. All that is known of its file without the bytes is judged as for an upload in a form. */
export const createEvidenceUpload = plain(
  operations.createEvidenceUpload,
  async (request, context: EvidenceContext) => {
    const { headers, begun = '' } = await askTus(request, context)
    const row = await request.inTransaction((transaction) => findUpload(transaction, begun))
    const body = JSON.stringify(await representUpload(row, context))
    return { stream: Readable.from([body]), headers }
  },
)
