import { routesFor } from '@concert/platform/operation-route'
import type { ReviewsContext } from './context.ts'

/** Binds operations of the contract to this service's context. */
export const route = routesFor<ReviewsContext>()
