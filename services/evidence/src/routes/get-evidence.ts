import { operations } from '@concert/contracts/operations'
import { representEvidence } from '#representations/evidence.ts'
import { route } from '#route.ts'
import { getEvidence } from '#use-cases/get-evidence.ts'

export const getEvidenceRoute = route.transactional(
  operations.getEvidence,
  async ({ params }, _context, transaction) => ({
    body: representEvidence(await getEvidence(transaction, params.evidenceId)),
  }),
)
