import { routesFor } from '@concert/platform/operation-route'
import type { CertificatesContext } from '#context.ts'

export const route = routesFor<CertificatesContext>()
