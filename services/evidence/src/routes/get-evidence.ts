import { transactional } from '@concert/platform/operation-route'
import { operations } from '@concert/contracts/operations'
import { representEvidence } from '#representations/evidence.ts'
import { getEvidence } from '#use-cases/get-evidence.ts'

export const getEvidenceRoute = transactional(operations.getEvidence, async ({ params }, _context, transaction) => ({
  body: representEvidence(await getEvidence(transaction, params.evidenceId)),
}))
