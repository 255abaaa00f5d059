import type { Service } from '@concert/contracts/operation'
import type { OpenedWorkflows } from './embedded-services.ts'
import { services } from './environment.ts'
import type { Listener, Targets } from './origin-server.ts'
import type { Separate } from './separate-services.ts'

/** The running services of a constellation, in either form. */
export interface Started {
  readonly targets: Targets
  readonly engines: OpenedWorkflows['contexts'] | undefined
  readonly processes: ReadonlyMap<Service | 'identity', Separate>
  restart(service: Service): Promise<void>
  stop(): Promise<void>
}

export function targetsOf(listenerOf: (service: Service) => Listener, identity: Listener): Targets {
  const entries = services.map((service) => [service, listenerOf(service)] as const)
  return { ...(Object.fromEntries(entries) as Record<Service, Listener>), identity }
}
