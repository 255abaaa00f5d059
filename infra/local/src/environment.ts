import { join } from 'node:path'
import type { Service } from '@concert/contracts/operation'
import { authorities } from '@concert/domain/jurisdictions'
import { variableOf } from '@concert/platform/config'
import type { Cast } from './cast.ts'
import { type Databases, serviceUrl } from './databases.ts'
import { lodgementKeyOf } from './lodgement-key.ts'
import { evidenceKeyFile, keyFile, type Secrets, trustFolder } from './provision-keys.ts'

export const services = [
  'applications',
  'evidence',
  'personnel',
  'reviews',
  'certificates',
  'exchange',
  'registry',
  'workflows',
] as const satisfies readonly Service[]

/** The data from which the environments of the services are built. */
export interface Machine {
  readonly folder: string
  readonly origin: string
  readonly ports: Readonly<Record<Service, number>>
  readonly databases: Databases
  readonly cast: Cast
  readonly secrets: Secrets
  readonly redisUrl: string | undefined
  /** Where a ClamAV daemon looks at the evidence of every authority; without it nothing is scanned. */
  readonly scanner: string | undefined
  readonly logLevel: string
  /** How many requests of one caller a service answers, where it is not what the services have by themselves. */
  readonly requestsMax: number | undefined
}

type Environment = Record<string, string>

/** Where the others find a service. */
export function serviceAddress({ ports }: Pick<Machine, 'ports'>, service: Service): string {
  return `http://127.0.0.1:${ports[service]}`
}

/** The environment of one service's process: only its own databases and keys. */
export function environmentOf(service: Service, machine: Machine): Environment {
  return { ...commonTo(service, machine), ...ownOf[service](machine) }
}

function commonTo(service: Service, machine: Machine): Environment {
  return {
    NODE_ENV: 'development',
    CONCERT_HOST: '127.0.0.1',
    CONCERT_PORT: String(machine.ports[service]),
    CONCERT_LOG_LEVEL: machine.logLevel,
    CONCERT_AUTHORITIES: authorities.join(','),
    CONCERT_ISSUER: `${machine.origin}/idp/{authority}`,
    ...(machine.requestsMax === undefined
      ? {}
      : {
          CONCERT_REQUESTS_PER_CLIENT: String(machine.requestsMax),
          CONCERT_REQUESTS_PER_ADDRESS: String(machine.requestsMax),
        }),
  }
}

const ownOf: Record<Service, (machine: Machine) => Environment> = {
  applications: (machine) => ({
    ...cellDatabases('applications', machine),
    ...cursorKey(machine),
    CONCERT_LODGEMENT_KEY: lodgementKeyOf(machine.secrets),
    CONCERT_TRUST_DIR: trustFolder(machine.folder),
  }),
  evidence: (machine) => ({
    ...cellDatabases('evidence', machine),
    CONCERT_TRUST_DIR: trustFolder(machine.folder),
    ...cursorKey(machine),
    ...perAuthority('CONCERT_EVIDENCE_DIR', (authority) => join(machine.folder, 'evidence', authority)),
    ...(machine.scanner === undefined ? {} : { CONCERT_EVIDENCE_SCANNER: machine.scanner }),
    ...perAuthority('CONCERT_EVIDENCE_KEY', (authority) => evidenceKeyFile(machine.folder, authority)),
  }),
  personnel: (machine) => ({
    ...cellDatabases('personnel', machine),
    ...cursorKey(machine),
    CONCERT_TRUST_DIR: trustFolder(machine.folder),
  }),
  reviews: (machine) => ({
    ...cellDatabases('reviews', machine),
    CONCERT_TRUST_DIR: trustFolder(machine.folder),
    ...cursorKey(machine),
  }),
  certificates: (machine) => ({
    ...cellDatabases('certificates', machine),
    CONCERT_TRUST_DIR: trustFolder(machine.folder),
    CONCERT_DEMO_KEYS: '1',
    ...perAuthority('CONCERT_CERTIFICATE_KEY', (authority) => keyFile(machine.folder, authority, 'certificate')),
  }),
  exchange: (machine) => ({
    ...cellDatabases('exchange', machine),
    ...cursorKey(machine),
    CONCERT_TRUST_DIR: trustFolder(machine.folder),
    CONCERT_PEER_URL: `${machine.origin}/{authority}/v1`,
    ...perAuthority('CONCERT_EXCHANGE_KEY', (authority) => keyFile(machine.folder, authority, 'exchange')),
  }),
  registry: (machine) => ({
    DATABASE_URL_JOINT: serviceUrl(machine.databases, 'joint', 'registry', machine.secrets),
    CONCERT_TRUST_DIR: trustFolder(machine.folder),
    CONCERT_PUBLIC_ORIGIN: machine.origin,
    ...cursorKey(machine),
  }),
  workflows: (machine) => ({
    ...cellDatabases('workflows', machine),
    ...perAuthority('WATCH_DATABASE_URL', (authority) =>
      serviceUrl(machine.databases, authority, 'watch', machine.secrets),
    ),
    ...perAuthority('CONCERT_WORKFLOWS_KEY', (authority) => keyFile(machine.folder, authority, 'workflows')),
    ...Object.fromEntries(
      services
        .filter((service) => service !== 'workflows')
        .map((service) => [`CONCERT_URL_${service.toUpperCase()}`, serviceAddress(machine, service)]),
    ),
    ...(machine.redisUrl === undefined ? {} : { REDIS_URL: machine.redisUrl }),
  }),
}

function cellDatabases(service: Service, machine: Machine): Environment {
  return perAuthority('DATABASE_URL', (authority) => serviceUrl(machine.databases, authority, service, machine.secrets))
}

function cursorKey(machine: Machine): Environment {
  return { CONCERT_CURSOR_KEY: machine.secrets.cursorKey }
}

function perAuthority(name: string, valueOf: (authority: (typeof authorities)[number]) => string): Environment {
  return Object.fromEntries(authorities.map((authority) => [variableOf(name, authority), valueOf(authority)]))
}
