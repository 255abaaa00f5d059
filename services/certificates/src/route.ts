import { routesFor } from '@concert/platform'
import type { CertificatesContext } from '#context.ts'

export const route = routesFor<CertificatesContext>()
