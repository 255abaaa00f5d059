import { operations } from '@concert/contracts/operations'
import { representAiSystem } from '#representations/ai-system.ts'
import { route } from '#route.ts'
import { getAiSystem } from '#use-cases/get-ai-system.ts'

export const getAiSystemRoute = route.transactional(
  operations.getAiSystem,
  async ({ params }, _context, transaction) => {
    const record = await getAiSystem(transaction, params.aiSystemId)
    return { body: representAiSystem(record), version: record.version }
  },
)
