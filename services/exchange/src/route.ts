import { routesFor } from '@concert/platform'
import type { ExchangeContext } from '#context.ts'

/** Binds operations to this service's context. */
export const route = routesFor<ExchangeContext>()
