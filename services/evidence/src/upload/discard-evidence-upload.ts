import { operations } from '@concert/contracts/operations'
import { plain } from '@concert/platform/operation-route'
import type { EvidenceContext } from '#context.ts'
import { askTus } from './ask-tus.ts'

/** Gives up an upload: its bytes are removed, and its room is free. */
export const discardEvidenceUpload = plain(
  operations.discardEvidenceUpload,
  async (request, context: EvidenceContext) => ({ headers: (await askTus(request, context)).headers }),
)
