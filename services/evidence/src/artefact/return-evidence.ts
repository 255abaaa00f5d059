import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import type { EvidenceContext } from '#context.ts'
import { judgeEvidence } from './judge-evidence.ts'

/** Gives one evidence file back to its client, with a reason of the list. */
export const returnEvidence = transactional(
  operations.returnEvidence,
  (request, context: EvidenceContext, transaction) =>
    judgeEvidence(operations.returnEvidence, { request, context, transaction }),
)
