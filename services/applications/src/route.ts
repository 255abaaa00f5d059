import { routesFor } from '@concert/platform/operation-route'
import type { ApplicationsContext } from '#context.ts'

/** Binds operations to this service's context. */
export const route = routesFor<ApplicationsContext>()
