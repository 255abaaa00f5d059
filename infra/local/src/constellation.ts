import { join } from 'node:path'
import { assertDevelopment } from '@concert/development-identity/config'
import type { Service } from '@concert/contracts/operation'
import { freePorts } from '@concert/postgres/free-port'
import { writeAuditorUrls } from './auditor-urls.ts'
import type { Cast } from './cast.ts'
import { type Databases, prepareDatabases } from './databases.ts'
import { startEmbedded } from './embedded-form.ts'
import { type Machine, services } from './environment.ts'
import { ForwardingOrigin } from './forwarding-origin.ts'
import { provisionKeys, type Secrets } from './provision-keys.ts'
import { seed } from './seed.ts'
import { castFor, issueSetUpCodes, type SetUpCode } from './set-up-codes.ts'
import type { Separate } from './separate-services.ts'
import type { Started } from './started.ts'
import { startSplit } from './split-form.ts'
import type { Crash, Watch } from './supervisor.ts'

export type { Crash }

/** Told of crashes in the split form only: in one process nothing ends alone. */
export interface ConstellationOptions extends Watch {
  /** The folder of keys, evidence, logs and the embedded database. */
  readonly folder: string
  readonly databases: Databases
  /** The people who can sign in and the companies that can apply. */
  readonly cast: Cast
  /** Leaves out the staff of the cast: each authority is set up by the code that is returned. */
  readonly isEmpty?: boolean
  /** 0 for any free port. */
  readonly port: number
  readonly isSplit?: boolean
  /** The names under which the origin answers besides addresses and `localhost`. */
  readonly hosts?: readonly string[]
  readonly redisUrl?: string | undefined
  /** See `Machine`. */
  readonly scanner?: string | undefined
  readonly logLevel?: string
  /** See `Machine`. */
  readonly requestsMax?: number
  /** When it is aborted, the start ends before its next step with the reason of the signal. */
  readonly signal?: AbortSignal
  readonly onStep?: (step: string, milliseconds: number, detail: string) => void
}

export interface Constellation {
  readonly origin: string
  readonly folder: string
  readonly ports: Readonly<Record<Service, number>>
  readonly secrets: Secrets
  /** Of an empty start: one for each authority in which no administrator is in force. */
  readonly setUpCodes: readonly SetUpCode[]
  /** Of the embedded form only: the engines of the workflows service. */
  readonly engines: Started['engines']
  /** Of the split form only: the services' processes. */
  readonly processes: ReadonlyMap<Service | 'identity', Separate>
  /** Restarts a service's process after it was killed; split form only. */
  restart(service: Service): Promise<void>
  stop(): Promise<void>
}

/** The URL of the origin, on any port. */
const ADDRESS = 'http://127.0.0.1'

/**
 * Prepares the databases, the keys and the cast, starts every service and puts one origin in front of them.
 *
 * @throws Error with NODE_ENV=production, before anything changes
 * @throws PeopleOnRecord where it is to be empty and is not
 * @throws whatever a step throws, after everything that was started has been stopped; the databases remain the caller's
 */
export async function startConstellation(options: ConstellationOptions): Promise<Constellation> {
  // People sign in here without a password, and the keys belong to nobody, in whichever form the services run.
  assertDevelopment(ADDRESS)
  await using starting = new AsyncDisposableStack()
  const { folder, databases, redisUrl, scanner, isEmpty = false } = options
  const step = stepper(options)
  const secrets = await step('keys', () => provisionKeys(folder, options.cast))
  await step(
    'migrations',
    () => prepareDatabases(databases, secrets),
    (applied) => (applied === 0 ? 'all applied' : `${applied} applied`),
  )
  await writeAuditorUrls(join(folder, 'audit'), databases, secrets)
  const cast = await castFor(databases, options.cast, isEmpty)
  const setUpCodes = isEmpty ? await issueSetUpCodes(databases) : []
  await step(isEmpty ? 'companies, no staff' : 'reference cast', () => seed(databases, secrets, cast, folder))
  const forwarding = new ForwardingOrigin(options.hosts)
  const origin = await forwarding.listen(options.port)
  starting.defer(() => forwarding.close())
  const logLevel = options.logLevel ?? 'info'
  const { requestsMax } = options
  const machine: Machine = {
    requestsMax,
    folder,
    origin,
    ports: await portsOf(),
    databases,
    cast,
    secrets,
    redisUrl,
    scanner,
    logLevel,
  }
  const started = await step(
    `${services.length} services`,
    () => (options.isSplit === true ? startSplit(machine, options) : startEmbedded(machine)),
    () => `${options.isSplit === true ? 'a process each' : 'one process'}, jobs in ${queueOf(redisUrl)}`,
  )
  starting.defer(() => started.stop())
  options.signal?.throwIfAborted()
  forwarding.targets = started.targets
  const running = starting.move()
  const { engines, processes, restart } = started
  const stop = () => running.disposeAsync()
  return { origin, folder, ports: machine.ports, secrets, setUpCodes, engines, processes, restart, stop }
}

async function portsOf(): Promise<Record<Service, number>> {
  const ports = await freePorts(services.length)
  return Object.fromEntries(services.map((service, index) => [service, ports[index]])) as Record<Service, number>
}

/** Without user and password, which a terminal need not show. */
function queueOf(redisUrl: string | undefined): string {
  return redisUrl === undefined ? 'PostgreSQL' : `Redis at ${new URL(redisUrl).host}`
}

type Step = <Result>(name: string, work: () => Promise<Result>, detail?: (result: Result) => string) => Promise<Result>

function stepper({ onStep, signal }: ConstellationOptions): Step {
  return async (name, work, detail) => {
    signal?.throwIfAborted()
    const began = performance.now()
    const result = await work()
    onStep?.(name, performance.now() - began, detail?.(result) ?? '')
    return result
  }
}
