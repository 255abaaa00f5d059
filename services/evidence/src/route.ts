import { routesFor } from '@concert/platform'
import type { EvidenceContext } from '#context.ts'

/** Binds operations to this service's context. */
export const route = routesFor<EvidenceContext>()
