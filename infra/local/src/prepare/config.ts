import { readFileSync } from 'node:fs'
import { authorities } from '@concert/domain/jurisdictions'
import { httpUrl, postgresUrl, settingOf, variableOf } from '@concert/platform/config'
import { type Cast, nobody, readCast } from '../cast.ts'
import { type Plane, planes } from '../databases.ts'

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
 * Reads the settings of the preparation of a deployment: `DATABASE_URL_<AUTHORITY>` and `DATABASE_URL_JOINT` of an
 * administrator, `CONCERT_ADMIN_PASSWORD_FILE` for those without a password, `CONCERT_PREPARED_DIR`,
 * `CONCERT_OUTLETS_DIR`, `CONCERT_TRUST_DIR`, `CONCERT_PUBLIC_ORIGIN`, and for a demonstration `CONCERT_CAST_DIR`, the
 * folder of its cast.
 *
 * @throws Error that names the variable that is invalid or missing
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): PrepareConfig {
  const passwordFile = environment['CONCERT_ADMIN_PASSWORD_FILE']
  const password = passwordFile === undefined ? undefined : readFileSync(passwordFile, 'utf8').trim()
  const cells = authorities.map((authority) => [
    authority,
    settingOf('DATABASE_URL', authority, postgresUrl, environment),
  ])
  const castFolder = environment['CONCERT_CAST_DIR']
  const joint = ['joint', postgresUrl.parse(required('DATABASE_URL_JOINT', environment))]
  const urls = Object.fromEntries([...cells, joint]) as Record<Plane, string>
  return {
    adminUrls: Object.fromEntries(planes.map((plane) => [plane, withPassword(urls[plane], password)])) as typeof urls,
    preparedFolder: required('CONCERT_PREPARED_DIR', environment),
    outletsFolder: required('CONCERT_OUTLETS_DIR', environment),
    trustFolder: required('CONCERT_TRUST_DIR', environment),
    publicOrigin: new URL(httpUrl.parse(required('CONCERT_PUBLIC_ORIGIN', environment))).origin,
    cast: castFolder === undefined ? nobody : readCast(castFolder),
  }
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
