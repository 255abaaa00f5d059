import { operations } from '@concert/contracts/operations'
import { representAiSystem } from '#representations/ai-system.ts'
import { route } from '#route.ts'
import { registerAiSystem } from '#use-cases/register-ai-system.ts'

export const registerAiSystemRoute = route.transactional(
  operations.registerAiSystem,
  async (request, _context, transaction) => {
    const record = await registerAiSystem(transaction, request)
    return { body: representAiSystem(record), version: record.version }
  },
)
