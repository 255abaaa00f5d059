import { routesFor } from '@concert/platform'
import type { WorkflowsContext } from '#context.ts'

export const route = routesFor<WorkflowsContext>()
