import { routesFor } from '@concert/platform/operation-route'
import type { WorkflowsContext } from '#context.ts'

export const route = routesFor<WorkflowsContext>()
