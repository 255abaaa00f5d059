import { routesFor } from '@concert/platform/operation-route'
import type { ExchangeContext } from '#context.ts'

/** Binds operations to this service's context. */
export const route = routesFor<ExchangeContext>()
