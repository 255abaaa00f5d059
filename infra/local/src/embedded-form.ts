import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Service } from '@concert/contracts/operation'
import { openIdentityProvider } from '@concert/development-identity/open-identity-provider'
import { letBodyIn } from '@concert/platform/body-arrival'
import type { Opened } from '@concert/platform/program'
import { openService, type OpenedWorkflows } from './embedded-services.ts'
import { environmentOf, type Machine, serviceAddress, services } from './environment.ts'
import { issuerConfigs, issuerKeysFolder } from './identity.ts'
import type { Listener } from './origin-server.ts'
import { type Started, targetsOf } from './started.ts'

/** Builds every service in this process, each on its own port. What a failing service leaves open is closed. */
export async function startEmbedded(machine: Machine): Promise<Started> {
  await using starting = new AsyncDisposableStack()
  const logFile = join(machine.folder, 'logs', 'concert.log')
  // The logger would create it readable for everyone.
  mkdirSync(dirname(logFile), { recursive: true, mode: 0o700 })
  const provider = await openIdentityProvider({
    origin: machine.origin,
    authorities: await issuerConfigs(machine),
    keysDir: issuerKeysFolder(machine.folder),
    applicationsUrl: serviceAddress(machine, 'applications'),
    personnelUrl: serviceAddress(machine, 'personnel'),
  })
  starting.defer(() => provider.close())
  const opened = new Map<Service, Opened>()
  // Closed in the opposite order: the engine is last and closes first, so that no job meets a service that has ended.
  for (const service of services) {
    const one = await openService(service, environmentOf(service, machine), logFile)
    starting.defer(() => one.close())
    starting.defer(() => one.app.close())
    await one.app.listen({ host: '127.0.0.1', port: machine.ports[service] })
    opened.set(service, one)
  }
  const inProcess = (service: Service): Listener => {
    const app = opened.get(service)?.app
    return (request, response) => app?.routing(request, response)
  }
  const running = starting.move()
  return {
    targets: targetsOf(inProcess, (request, response) => {
      letBodyIn(response)
      provider.handler(request, response)
    }),
    engines: (opened.get('workflows') as OpenedWorkflows | undefined)?.contexts,
    processes: new Map(),
    restart: async () => {
      throw new Error('an embedded service has no process of its own')
    },
    stop: () => running.disposeAsync(),
  }
}
