import { readFileSync } from 'node:fs'
import type { IssuerConfig } from '#people-and-clients.ts'

/** The settings of the stand-alone process. */
export interface StandaloneConfig {
  host: string
  port: number
  /** The address at which clients and browsers reach the issuers; it can be the address of a proxy in front. */
  origin: string
  keysDir: string
  authorities: readonly IssuerConfig[]
  /** The address of the service `applications` inside the cells. */
  applicationsUrl: string
  /** The address of the service `personnel` inside the cells. */
  personnelUrl: string
}

/**
 * Reads the stand-alone configuration: `CONCERT_IDENTITY_FILE` (JSON with `origin`, `keysDir`, `authorities`),
 * `CONCERT_URL_APPLICATIONS`, `CONCERT_URL_PERSONNEL`, `CONCERT_IDENTITY_PORT` (8090) and `CONCERT_IDENTITY_HOST` (127.0.0.1, and only a loopback address).
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): StandaloneConfig {
  const path = environment['CONCERT_IDENTITY_FILE']
  if (path === undefined || path === '')
    throw new Error('CONCERT_IDENTITY_FILE is not set; it names the JSON file of issuers and people')
  const file: Pick<StandaloneConfig, 'origin' | 'keysDir' | 'authorities'> = JSON.parse(readFileSync(path, 'utf8'))
  const applicationsUrl = urlOf('CONCERT_URL_APPLICATIONS', 'clients', environment)
  const personnelUrl = urlOf('CONCERT_URL_PERSONNEL', 'staff', environment)
  const host = environment['CONCERT_IDENTITY_HOST'] ?? '127.0.0.1'
  const port = Number(environment['CONCERT_IDENTITY_PORT'] ?? 8090)
  if (!isLoopback(host))
    throw new Error(`CONCERT_IDENTITY_HOST=${host}: everyone who can reach this port can sign in as anyone`)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`CONCERT_IDENTITY_PORT=${port} is not a port`)
  return { host, port, applicationsUrl, personnelUrl, ...file }
}

function urlOf(name: string, whose: string, environment: NodeJS.ProcessEnv): string {
  const url = environment[name] ?? ''
  if (!URL.canParse(url))
    throw new Error(`${name} is not set; the issuers ask that service for the accounts of ${whose}`)
  return url
}

/**
 * Asserts that this is a development machine: people sign in here without a password.
 *
 * @throws Error when NODE_ENV is `production` or the origin is reachable from elsewhere
 */
export function assertDevelopment(origin: string, environment: NodeJS.ProcessEnv = process.env): void {
  if (environment['NODE_ENV'] === 'production') {
    throw new Error(
      'the development identity provider does not start with NODE_ENV=production; configure your own issuers',
    )
  }
  if (!isLoopback(new URL(origin).hostname)) throw new Error(`${origin} is not a loopback address`)
}

function isLoopback(host: string): boolean {
  return ['127.0.0.1', 'localhost', '::1', '[::1]'].includes(host)
}
