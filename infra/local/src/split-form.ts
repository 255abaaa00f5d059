import { join } from 'node:path'
import type { Service } from '@concert/contracts/operation'
import { authorities } from '@concert/domain/jurisdictions'
import { freePort } from '@concert/postgres/free-port'
import { environmentOf, type Machine, serviceAddress, services } from './environment.ts'
import { forwardTo } from './forward-request.ts'
import { issuerConfigs, issuerKeysFolder } from './identity.ts'
import { KnownRefusals } from './known-refusals.ts'
import { startSeparate, untilReady, writeIdentityFile } from './separate-services.ts'
import { type Started, targetsOf } from './started.ts'
import { type Plan, Supervisor, type Watch } from './supervisor.ts'

/** Starts one process per service, and one for the issuers. If one does not become ready, all are ended. */
export async function startSplit(machine: Machine, watch: Watch): Promise<Started> {
  const logFolder = join(machine.folder, 'logs')
  const identityPort = await freePort()
  const file = await identityFile(machine)
  const issuers: Plan = {
    start: (onCrash) =>
      startSeparate({
        name: 'identity',
        script: 'infra/identity/src/main.ts',
        environment: {
          CONCERT_IDENTITY_FILE: file,
          CONCERT_IDENTITY_PORT: String(identityPort),
          CONCERT_URL_APPLICATIONS: serviceAddress(machine, 'applications'),
          CONCERT_URL_PERSONNEL: serviceAddress(machine, 'personnel'),
        },
        logFolder,
        onCrash,
      }),
    untilReady: (separate) => untilReady(separate, `http://127.0.0.1:${identityPort}/idp/${authorities[0]}/jwks`),
  }
  const planOf = (service: Service): Plan => ({
    start: (onCrash) =>
      startSeparate({
        name: service,
        script: `services/${service}/src/main.ts`,
        // The origin says by which address it was asked.
        environment: { ...environmentOf(service, machine), CONCERT_TRUSTED_PROXIES: 'loopback' },
        logFolder,
        onCrash,
      }),
    untilReady: (separate) => untilReady(separate, `http://127.0.0.1:${machine.ports[service]}/ready`),
  })
  const plans = new Map<Service | 'identity', Plan>([
    ['identity', issuers],
    ...services.map((service) => [service, planOf(service)] as const),
  ])
  await using starting = new AsyncDisposableStack()
  const supervisor = new Supervisor(plans, watch)
  starting.defer(() => supervisor.stop())
  await supervisor.start()
  const running = starting.move()
  return {
    targets: targetsOf((service) => forwardTo(machine.ports[service], new KnownRefusals()), forwardTo(identityPort)),
    engines: undefined,
    processes: supervisor.processes,
    restart: (service) => supervisor.restart(service),
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
