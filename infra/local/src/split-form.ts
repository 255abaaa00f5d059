import { join } from 'node:path'
import type { Service } from '@concert/contracts/operation'
import { authorities } from '@concert/domain/jurisdictions'
import { freePort } from '@concert/postgres/free-port'
import { environmentOf, type Machine, serviceAddress, services } from './environment.ts'
import { forwardTo } from './forward-request.ts'
import { issuerConfigs, issuerKeysFolder } from './identity.ts'
import { type Separate, startSeparate, untilReady, writeIdentityFile } from './separate-services.ts'
import { type Started, targetsOf } from './started.ts'

type Crash = (service: string, reason: string) => void

/** Starts one process per service, and one for the issuers. If one does not become ready, all are ended. */
export async function startSplit(machine: Machine, onCrash: Crash = () => undefined): Promise<Started> {
  await using starting = new AsyncDisposableStack()
  const logFolder = join(machine.folder, 'logs')
  const processes = new Map<Service | 'identity', Separate>()
  starting.defer(async () => {
    await Promise.all([...processes.values()].map((process) => process.stop()))
  })
  const identityPort = await freePort()
  const identity = {
    CONCERT_IDENTITY_FILE: await identityFile(machine),
    CONCERT_IDENTITY_PORT: String(identityPort),
    CONCERT_URL_APPLICATIONS: serviceAddress(machine, 'applications'),
  }
  const run = (name: Service | 'identity', script: string, environment: Readonly<Record<string, string>>): Separate => {
    const separate = startSeparate({ name, script, environment, logFolder, onCrash })
    processes.set(name, separate)
    return separate
  }
  const runService = (service: Service): Separate =>
    run(service, `services/${service}/src/main.ts`, environmentOf(service, machine))
  const ready = (separate: Separate, service: Service) =>
    untilReady(separate, `http://127.0.0.1:${machine.ports[service]}/ready`)

  const issuers = run('identity', 'infra/identity/src/main.ts', identity)
  await Promise.all([
    untilReady(issuers, `http://127.0.0.1:${identityPort}/idp/${authorities[0]}/jwks`),
    ...services.map((service) => ready(runService(service), service)),
  ])
  const running = starting.move()
  return {
    targets: targetsOf((service) => forwardTo(machine.ports[service]), forwardTo(identityPort)),
    engines: undefined,
    processes,
    async restart(service) {
      await processes.get(service)?.stop()
      await ready(runService(service), service)
    },
    stop: () => running.disposeAsync(),
  }
}

async function identityFile(machine: Machine): Promise<string> {
  const file = join(machine.folder, 'identity.json')
  writeIdentityFile(file, {
    origin: machine.origin,
    keysDir: issuerKeysFolder(machine.folder),
    authorities: await issuerConfigs(machine),
  })
  return file
}
