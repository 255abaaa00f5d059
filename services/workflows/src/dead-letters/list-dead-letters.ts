import { operations } from '@concert/contracts/operations'
import { plain } from '@concert/platform/operation-route'
import type { WorkflowsContext } from '#context.ts'

/** What was given up, with its reason, and what makes no progress. */
export const listDeadLetters = plain(operations.listDeadLetters, async (_request, { workflows }: WorkflowsContext) => ({
  body: { items: await workflows.listDeadLetters(), stuck: await workflows.listStuckWork() },
}))
