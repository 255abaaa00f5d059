import type { operations } from '@concert/contracts/operations'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { z } from 'zod'
import type { EvidenceContext } from '#context.ts'
import { arrivedOf } from './upload-store.ts'
import type { UploadRow } from './uploads.ts'

export type UploadBody = z.input<(typeof operations.getEvidenceUpload)['success']['body']>

/** @throws RefusedRequest 410 when the time of the upload has ended */
export async function representUpload(row: UploadRow, context: EvidenceContext): Promise<UploadBody> {
  const { uploadId, applicationId, fileName, sizeBytes, evidenceId, expiresAt } = row
  if (expiresAt.getTime() < Date.now()) throw new RefusedRequest('gone', { detail: detail('upload-expired') })
  const receivedBytes = await arrivedOf(row, { spool: context.spool, keeper: context })
  return { uploadId, applicationId, fileName, sizeBytes, receivedBytes, evidenceId, expiresAt: expiresAt.toISOString() }
}
