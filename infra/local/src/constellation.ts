import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Service } from '@concert/contracts'
import { createIdentityProvider } from '@concert/development-identity'
import type { Authority } from '@concert/domain'
import type { WorkflowsContext } from '@concert/workflows-service/context'
import { freePort } from '../../postgres/free-port.ts'
import { type Databases, prepareDatabases } from './databases.ts'
import { type Built, buildService } from './embedded-services.ts'
import { environmentOf, type Machine, services } from './environment.ts'
import { identityPopulations, issuerKeysFolder } from './identity.ts'
import { createOriginServer, type Listener, proxyTo, type Targets } from './origin-server.ts'
import { provisionKeys, type Secrets } from './provision-keys.ts'
import { seed } from './seed.ts'
import { type Separate, startSeparate, untilReady, writeIdentityFile } from './separate-services.ts'

export interface ConstellationOptions {
  /** Keys, evidence, logs and the own database lie here. */
  readonly folder: string
  readonly databases: Databases
  /** 0 for any free port. */
  readonly port: number
  readonly isSplit?: boolean
  readonly redisUrl?: string | undefined
  readonly logLevel?: string
  readonly onStep?: (step: string, milliseconds: number, detail: string) => void
  readonly onCrash?: (service: string, reason: string) => void
}

export interface Constellation {
  readonly origin: string
  readonly folder: string
  readonly ports: Readonly<Record<Service, number>>
  readonly secrets: Secrets
  /** Of the embedded form only: the engines of the workflows service. */
  readonly engines: ReadonlyMap<Authority, WorkflowsContext> | undefined
  /** Of the split form only: the services' processes. */
  readonly processes: ReadonlyMap<Service | 'identity', Separate>
  /** Starts a service's process again after it was killed; split form only. */
  restart(service: Service): Promise<void>
  stop(): Promise<void>
}

/** Prepares the databases, the keys and the cast, starts every service and puts one origin before them. */
export async function startConstellation(options: ConstellationOptions): Promise<Constellation> {
  const step = stepper(options.onStep)
  const secrets = await step('keys', () => provisionKeys(options.folder))
  await step(
    'migrations',
    () => prepareDatabases(options.databases, secrets.databasePassword),
    (applied) => (applied === 0 ? 'all applied' : `${applied} applied`),
  )
  await step('reference cast', () => seed(options.databases, secrets.databasePassword))
  const forwarding = new ForwardingOrigin()
  const origin = await forwarding.listen(options.port)
  const machine: Machine = {
    folder: options.folder,
    origin,
    ports: await freePorts(),
    databases: options.databases,
    secrets,
    redisUrl: options.redisUrl,
    logLevel: options.logLevel ?? 'info',
  }
  const started = await step(`${services.length} services`, () =>
    options.isSplit === true ? startSplit(machine, options) : startEmbedded(machine),
  )
  forwarding.targets = started.targets
  return {
    origin,
    folder: options.folder,
    ports: machine.ports,
    secrets,
    engines: started.engines,
    processes: started.processes,
    restart: started.restart,
    async stop() {
      await forwarding.close()
      await started.stop()
    },
  }
}

interface Started {
  readonly targets: Targets
  readonly engines: ReadonlyMap<Authority, WorkflowsContext> | undefined
  readonly processes: Map<Service | 'identity', Separate>
  restart(service: Service): Promise<void>
  stop(): Promise<void>
}

async function startEmbedded(machine: Machine): Promise<Started> {
  const logFile = join(machine.folder, 'logs', 'concert.log')
  const provider = createIdentityProvider({
    origin: machine.origin,
    authorities: await identityPopulations(machine.folder),
    keysDir: issuerKeysFolder(machine.folder),
  })
  const built = new Map<Service, Built>()
  for (const service of services) {
    const one = await buildService(service, environmentOf(service, machine), logFile)
    await one.app.listen({ host: '127.0.0.1', port: machine.ports[service] })
    built.set(service, one)
  }
  const inProcess = (service: Service): Listener => {
    const app = built.get(service)?.app
    return (request, response) => app?.routing(request, response)
  }
  return {
    targets: targetsOf(inProcess, (request, response) => provider.handler(request, response)),
    engines: built.get('workflows')?.engines,
    processes: new Map(),
    restart: async () => {
      throw new Error('an embedded service has no process of its own')
    },
    async stop() {
      // The engine first, so that no job meets a service that is gone.
      for (const service of [...services].reverse()) {
        const one = built.get(service)
        await one?.app.close()
        await one?.close()
      }
    },
  }
}

async function startSplit(machine: Machine, options: ConstellationOptions): Promise<Started> {
  const logFolder = join(machine.folder, 'logs')
  const onCrash = options.onCrash ?? (() => undefined)
  const identityPort = await freePort()
  const identityFile = join(machine.folder, 'identity.json')
  const authorities = await identityPopulations(machine.folder)
  writeIdentityFile(identityFile, { origin: machine.origin, keysDir: issuerKeysFolder(machine.folder), authorities })
  const processes = new Map<Service | 'identity', Separate>()
  const environment = { CONCERT_IDENTITY_FILE: identityFile, CONCERT_IDENTITY_PORT: String(identityPort) }
  processes.set(
    'identity',
    startSeparate({ name: 'identity', script: 'infra/identity/src/main.ts', environment, logFolder, onCrash }),
  )
  const run = (service: Service): void => {
    const script = `services/${service}/src/main.ts`
    processes.set(
      service,
      startSeparate({ name: service, script, environment: environmentOf(service, machine), logFolder, onCrash }),
    )
  }
  const ready = (service: Service) => untilReady(service, `http://127.0.0.1:${machine.ports[service]}/ready`)
  for (const service of services) run(service)
  await Promise.all(services.map(ready))
  return {
    targets: targetsOf((service) => proxyTo(machine.ports[service]), proxyTo(identityPort)),
    engines: undefined,
    processes,
    async restart(service) {
      await processes.get(service)?.stop()
      run(service)
      await ready(service)
    },
    async stop() {
      await Promise.all([...processes.values()].map((process) => process.stop()))
    },
  }
}

function targetsOf(listenerOf: (service: Service) => Listener, identity: Listener): Targets {
  const entries = services.map((service) => [service, listenerOf(service)] as const)
  return { ...(Object.fromEntries(entries) as Record<Service, Listener>), identity }
}

async function freePorts(): Promise<Record<Service, number>> {
  const entries: [Service, number][] = []
  for (const service of services) entries.push([service, await freePort()])
  return Object.fromEntries(entries) as Record<Service, number>
}

/** The origin's address is part of every issuer's name, so it must be taken before the services are built. */
class ForwardingOrigin {
  targets: Targets | undefined
  readonly #server: Server

  constructor() {
    const forward = (target: keyof Targets): Listener => {
      return (request, response) => {
        if (this.targets === undefined) response.writeHead(503, { 'retry-after': '1' }).end()
        else this.targets[target](request, response)
      }
    }
    this.#server = createOriginServer(targetsOf(forward, forward('identity')))
  }

  /** @returns the origin; on the port asked for, or the next free one when it is taken */
  async listen(port: number): Promise<string> {
    for (let candidate = port; ; candidate += 1) {
      this.#server.listen(candidate, '127.0.0.1')
      try {
        await once(this.#server, 'listening')
        return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
      } catch (error) {
        const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
        if (!isTaken || candidate >= port + 50) throw error
      }
    }
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close')
    this.#server.close()
    this.#server.closeAllConnections()
    await closed
  }
}

type Step = <Result>(name: string, work: () => Promise<Result>, detail?: (result: Result) => string) => Promise<Result>

function stepper(onStep: ConstellationOptions['onStep']): Step {
  return async (name, work, detail) => {
    const began = performance.now()
    const result = await work()
    onStep?.(name, performance.now() - began, detail?.(result) ?? '')
    return result
  }
}
