import { operations } from '@concert/contracts/operations'
import { plain } from '@concert/platform/operation-route'
import { notFound } from '@concert/platform/refused-request'
import type { WorkflowsContext } from '#context.ts'

/** Repeats work that was given up. */
export const retryDeadLetter = plain(
  operations.retryDeadLetter,
  async ({ params }, { workflows }: WorkflowsContext) => {
    if (!(await workflows.retryDeadLetter(params.id))) notFound('dead-letter')
    return { body: { id: params.id } }
  },
)
