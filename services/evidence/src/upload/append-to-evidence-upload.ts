import { operations } from '@concert/contracts/operations'
import { plain } from '@concert/platform/operation-route'
import type { EvidenceContext } from '#context.ts'
import { askTus } from './ask-tus.ts'

/** Appends bytes to an upload. The last of them make evidence of it, by the command that a form gives. */
export const appendToEvidenceUpload = plain(
  operations.appendToEvidenceUpload,
  async (request, context: EvidenceContext) => ({ headers: (await askTus(request, context)).headers }),
)
