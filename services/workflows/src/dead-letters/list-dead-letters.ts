import { operations } from '@concert/contracts/operations'
import { plain } from '@concert/platform/operation-route'
import type { WorkflowsContext } from '#context.ts'

/** Lists work that was given up, and work that keeps failing, with the reasons. */
export const listDeadLetters = plain(operations.listDeadLetters, async (_request, { workflows }: WorkflowsContext) => ({
  body: { items: await workflows.listDeadLetters(), stuck: await workflows.listStuckWork() },
}))
