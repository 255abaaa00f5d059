import type { Service } from '@concert/contracts/operation'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { z } from 'zod'
import { audienceOf } from './audience.ts'
import { DEVELOPMENT_ACR } from './development-acr.ts'
import { eachSecond } from './exchange-counts.ts'
import { loadLimits } from './load-shedding.ts'

const authorityList = z
  .string()
  .default(authorities.join(','))
  .transform((value) => value.split(',').map((entry) => entry.trim()))
  .pipe(z.array(z.enum(authorities)).min(1))
  .refine((list) => new Set(list).size === list.length, 'must not name an authority twice')

export const httpUrl = z.url({ protocol: /^https?$/ })
export const postgresUrl = z
  .url({ protocol: /^postgres(ql)?$/ })
  .refine(verifiesOrIsClear, 'must say sslmode=verify-full, or disable where the connection stays on the machine')
/**
 * A connection that is encrypted for whoever answers protects from nobody. The driver reads other values of `sslmode`, and `ssl`, in
 * several ways, which change with its version.
 */
function verifiesOrIsClear(url: string): boolean {
  const { searchParams } = new URL(url)
  const modes = searchParams.getAll('sslmode')
  const isKnown = modes.length === 0 || (modes.length === 1 && /^(verify-full|disable)$/.test(modes[0] ?? ''))
  return isKnown && !searchParams.has('ssl') && !searchParams.has('uselibpqcompat')
}

/** A secret of at least 32 bytes, in hexadecimal. */
const secretKey = () =>
  z
    .string()
    .regex(/^([0-9a-f]{2}){32,}$/i, 'must be at least 32 bytes in hexadecimal')
    .transform((hexadecimal) => Buffer.from(hexadecimal, 'hex'))
/** A key that all authorities have agreed. */
export const sharedKey = secretKey()
/** The key that signs the cursors of lists. All replicas of a service must have the same key. */
export const cursorKey = secretKey()
/** Digits only: `z.coerce` would turn an empty text into port 0. */
const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number')
  .transform(Number)
  .pipe(z.number().max(65535))

const requestCount = z.coerce.number().int().min(1)

/** The environment variables of every service process. */
export const commonSettings = {
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  CONCERT_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  CONCERT_HOST: z.string().default('127.0.0.1'),
  CONCERT_PORT: port.default(0),
  /**
   * The most requests of a client at one authority, and of an address without a token, within `REQUEST_WINDOW_MS`. A person at a
   * console, a browser that opens a page with all that belongs to it, and a company that uploads its case send a tenth of it.
   */
  CONCERT_REQUESTS_PER_CLIENT: requestCount.default(1_000),
  CONCERT_REQUESTS_PER_ADDRESS: requestCount.default(1_000),
  /** Whose `X-Forwarded-For` is believed, with commas: addresses, networks, or `loopback`, `linklocal`, `uniquelocal`. */
  CONCERT_TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    ),
}

/** Short, so that who was refused is soon answered again. */
const REQUEST_WINDOW_MS = 10_000

/** How many requests a process answers to one caller, whose word it takes for who that is, and what load it takes on. */
export function requestLimitsOf(settings: SettingsOf<typeof commonSettings>) {
  return {
    requestLimits: {
      perClient: settings.CONCERT_REQUESTS_PER_CLIENT,
      perAddress: settings.CONCERT_REQUESTS_PER_ADDRESS,
      windowMs: REQUEST_WINDOW_MS,
      every: eachSecond,
    },
    trustedProxies: settings.CONCERT_TRUSTED_PROXIES,
    loadLimits,
  }
}

/** A working day with what comes before and after it. */
const SIGN_IN_SECONDS_MAX = 12 * 3600

/** The environment variables of a service that serves cells: which authorities, and who issues their tokens. */
export const cellSettings = {
  ...commonSettings,
  CONCERT_AUTHORITIES: authorityList,
  /** The issuer of each authority is this URL with `{authority}` replaced. */
  CONCERT_ISSUER: z.string().includes('{authority}'),
  /** The URL of the issuer's keys, with `{authority}`. Defaults to `<issuer>/jwks`. */
  CONCERT_ISSUER_JWKS: z.string().includes('{authority}').optional(),
  /** The values of `acr`, with spaces, by which an issuer says that a member of staff signed in as was agreed with it. */
  CONCERT_STAFF_ACR: z
    .string()
    .regex(/^[!#-[\]-~]+( [!#-[\]-~]+)*$/, 'must be values of acr with one space between two')
    .default(DEVELOPMENT_ACR)
    .transform((values) => values.split(' ')),
  CONCERT_STAFF_SIGN_IN_SECONDS_MAX: z.coerce.number().int().min(60).default(SIGN_IN_SECONDS_MAX),
}

/** The environment variables of the service of the joint plane. */
export const jointSettings = { ...commonSettings, DATABASE_URL_JOINT: postgresUrl }

/** The variable that holds an authority's setting: `DATABASE_URL` and `cn-gd` make `DATABASE_URL_CN_GD`. */
export function variableOf(name: string, authority: Authority): string {
  return `${name}_${authority.toUpperCase().replaceAll('-', '_')}`
}

/** An authority's value: from its own variable, or else from the common variable with `{authority}` replaced. */
function valueFor(name: string, authority: Authority, environment: NodeJS.ProcessEnv): string | undefined {
  return environment[variableOf(name, authority)] ?? environment[name]?.replaceAll('{authority}', authority)
}

/** The schema of each setting, by the name of its variable. */
export type SettingsShape = Readonly<Record<string, z.ZodType>>
export type SettingsOf<Shape extends SettingsShape> = { readonly [Name in keyof Shape]: z.output<Shape[Name]> }

/** The settings per authority: its database, and what the service adds. */
export type OwnSettingsOf<Own extends SettingsShape> = SettingsOf<Own> & {
  readonly authority: Authority
  readonly DATABASE_URL: string
}

/**
 * Reads settings from an environment; the default is that of this process.
 *
 * @throws Error that lists all variables that are wrong or missing
 */
export function readVariables<Shape extends SettingsShape>(
  shape: Shape,
  environment: NodeJS.ProcessEnv = process.env,
): SettingsOf<Shape> {
  const result = z.object(shape).safeParse(environment)
  if (!result.success) {
    throw invalidConfiguration(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  }
  return result.data as SettingsOf<Shape>
}

/**
 * Reads the settings of a service that serves cells: the settings of the process, and `own` for each authority that it serves.
 * The value of an authority is in its own variable, or in a common one with `{authority}` in its value.
 *
 * @example
 * // DATABASE_URL_HK and CONCERT_EXCHANGE_KEY_HK of each authority, or CONCERT_EXCHANGE_KEY=/secrets/{authority}.jwk
 * readCellSettings({ CONCERT_TRUST_DIR: z.string() }, { CONCERT_EXCHANGE_KEY: z.string() })
 * @throws Error that lists all variables that are wrong or missing, including those of the authorities
 */
export function readCellSettings<Shape extends SettingsShape, Own extends SettingsShape>(
  shape: Shape,
  own: Own,
  environment: NodeJS.ProcessEnv = process.env,
): {
  readonly settings: SettingsOf<typeof cellSettings & Shape>
  readonly cells: readonly OwnSettingsOf<Own>[]
} {
  const ofProcess = { ...cellSettings, ...shape }
  const ofCell = { DATABASE_URL: postgresUrl, ...own }
  // If the list is not valid, `readVariables` reports the list itself.
  const served = authorityList.safeParse(environment['CONCERT_AUTHORITIES']).data ?? []
  const ofCells = served.flatMap((authority) =>
    Object.entries(ofCell).map(([name, schema]) => ({
      variable: variableOf(name, authority),
      name,
      authority,
      schema,
    })),
  )
  const read: Readonly<Record<string, unknown>> = readVariables(
    { ...ofProcess, ...Object.fromEntries(ofCells.map(({ variable, schema }) => [variable, schema])) },
    Object.fromEntries([
      ...Object.keys(ofProcess).map((name) => [name, environment[name]]),
      ...ofCells.map(({ variable, name, authority }) => [variable, valueFor(name, authority, environment)]),
    ]),
  )
  const settings = Object.fromEntries(Object.keys(ofProcess).map((name) => [name, read[name]]))
  const cells = served.map((authority) => ({
    authority,
    ...Object.fromEntries(Object.keys(ofCell).map((name) => [name, read[variableOf(name, authority)]])),
  }))
  // The types of both are derived from the schemas that have just parsed them.
  return { settings, cells } as unknown as ReturnType<typeof readCellSettings<Shape, Own>>
}

/** Makes the error that lists the faults of a configuration, one per line. */
export function invalidConfiguration(lines: readonly string[]): Error {
  return new Error(`The configuration is not valid:\n${lines.map((line) => `  ${line}`).join('\n')}`)
}

/** The issuers of the authorities a process serves, with the audience of its service. */
export function issuersOf(
  settings: {
    readonly CONCERT_AUTHORITIES: readonly Authority[]
    readonly CONCERT_ISSUER: string
    readonly CONCERT_ISSUER_JWKS?: string | undefined
    readonly CONCERT_STAFF_ACR: readonly string[]
    readonly CONCERT_STAFF_SIGN_IN_SECONDS_MAX: number
  },
  service: Service,
) {
  return settings.CONCERT_AUTHORITIES.map((authority) => {
    const issuer = settings.CONCERT_ISSUER.replace('{authority}', authority)
    return {
      authority,
      issuer,
      jwksUrl: settings.CONCERT_ISSUER_JWKS?.replace('{authority}', authority) ?? `${issuer}/jwks`,
      audience: audienceOf(authority, service),
      staff: { acrs: settings.CONCERT_STAFF_ACR, ageSecondsMax: settings.CONCERT_STAFF_SIGN_IN_SECONDS_MAX },
    }
  })
}

/** Where a process listens, and its log level. */
export function processConfigOf(settings: SettingsOf<typeof commonSettings>) {
  return { host: settings.CONCERT_HOST, port: settings.CONCERT_PORT, logLevel: settings.CONCERT_LOG_LEVEL }
}
