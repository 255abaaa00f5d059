import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import type { EvidenceContext } from '#context.ts'
import { judgeEvidence } from './judge-evidence.ts'

/** Accepts one evidence file as fit to be judged by. */
export const acceptEvidence = transactional(
  operations.acceptEvidence,
  (request, context: EvidenceContext, transaction) =>
    judgeEvidence(operations.acceptEvidence, { request, context, transaction }),
)
