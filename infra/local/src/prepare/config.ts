import { readFileSync } from 'node:fs'
import { httpUrl, postgresUrl, variableOf } from '@concert/platform/config'
import { type Cast, nobody, readCast } from '../cast.ts'
import { databaseName, type Plane, planes } from '../databases.ts'

export interface PrepareConfig {
  /** By the URL of a role that can create databases, roles and schemas. */
  readonly adminUrls: Readonly<Record<Plane, string>>
  /** Stores what must be the same at the next run: keys and secrets. Only this program can read it. */
  readonly preparedFolder: string
  /** Contains one folder per service; each is the service's own volume. */
  readonly outletsFolder: string
  /** The public keys that services pin. */
  readonly trustFolder: string
  /** The URL at which people and companies reach the origin: the issuers' names start with it. */
  readonly publicOrigin: string
  /** The people and companies that are written into the databases and the development issuers. */
  readonly cast: Cast
}

/**
 * Reads the settings of the preparation of a deployment: `CONCERT_ADMIN_URL` of the server as an administrator, with
 * `CONCERT_ADMIN_PASSWORD_FILE` if it has no password, `CONCERT_PREPARED_DIR`, `CONCERT_OUTLETS_DIR`, `CONCERT_TRUST_DIR`,
 * `CONCERT_PUBLIC_ORIGIN`, and for a demonstration `CONCERT_CAST_DIR`, the folder of its cast.
 *
 * @throws Error that names the variable that is invalid or missing
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): PrepareConfig {
  const passwordFile = environment['CONCERT_ADMIN_PASSWORD_FILE']
  const password = passwordFile === undefined ? undefined : readFileSync(passwordFile, 'utf8').trim()
  const server = withPassword(postgresUrl.parse(required('CONCERT_ADMIN_URL', environment)), password)
  const castFolder = environment['CONCERT_CAST_DIR']
  return {
    adminUrls: Object.fromEntries(planes.map((plane) => [plane, databaseOn(server, plane)])) as Record<Plane, string>,
    preparedFolder: required('CONCERT_PREPARED_DIR', environment),
    outletsFolder: required('CONCERT_OUTLETS_DIR', environment),
    trustFolder: required('CONCERT_TRUST_DIR', environment),
    publicOrigin: new URL(httpUrl.parse(required('CONCERT_PUBLIC_ORIGIN', environment))).origin,
    cast: castFolder === undefined ? nobody : readCast(castFolder),
  }
}

function databaseOn(server: string, plane: Plane): string {
  const url = new URL(server)
  url.pathname = databaseName(plane)
  return url.href
}

/** The variable with the URL of a service's database in a plane. */
export function databaseVariable(plane: Plane): string {
  return plane === 'joint' ? 'DATABASE_URL_JOINT' : variableOf('DATABASE_URL', plane)
}

function required(name: string, environment: NodeJS.ProcessEnv): string {
  const value = environment[name]
  if (value === undefined || value === '') throw new Error(`The configuration is not valid:\n  ${name}: is missing`)
  return value
}

function withPassword(url: string, password: string | undefined): string {
  const parsed = new URL(url)
  if (parsed.password === '' && password !== undefined) parsed.password = encodeURIComponent(password)
  return parsed.href
}
