import { routesFor } from '@concert/platform/operation-route'
import type { EvidenceContext } from '#context.ts'

/** Binds operations to this service's context. */
export const route = routesFor<EvidenceContext>()
