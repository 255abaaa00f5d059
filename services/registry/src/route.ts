import { routesFor } from '@concert/platform/operation-route'
import type { RegistryContext } from '#context.ts'

/** Binds an operation of the joint plane to its handler. */
export const route = routesFor<RegistryContext>()
