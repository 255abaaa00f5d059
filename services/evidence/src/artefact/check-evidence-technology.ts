import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import type { EvidenceContext } from '#context.ts'
import { judgeEvidence } from './judge-evidence.ts'

/** Records that a person of the authority has held a technical document against the catalogue of restricted technology. Step 9 of docs/flows/evidence.md. */
export const checkEvidenceTechnology = transactional(
  operations.checkEvidenceTechnology,
  (request, context: EvidenceContext, transaction) =>
    judgeEvidence(operations.checkEvidenceTechnology, { request, context, transaction }),
)
