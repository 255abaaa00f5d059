import { operations } from '@concert/contracts/operations'
import { plain } from '@concert/platform/operation-route'
import type { EvidenceContext } from '#context.ts'
import { askTus } from './ask-tus.ts'

/** What of tus is spoken here, in its headers. */
export const describeEvidenceUploads = plain(
  operations.describeEvidenceUploads,
  async (request, context: EvidenceContext) => ({ headers: (await askTus(request, context)).headers }),
)
