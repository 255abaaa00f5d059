import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { z } from 'zod'

export const authorityList = z
  .string()
  .default('cn-gd,hk,mo')
  .transform((value) => value.split(',').map((entry) => entry.trim()))
  .pipe(z.array(z.enum(authorities)).min(1))

export const httpUrl = z.url({ protocol: /^https?$/ })
export const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ })
/** Digits only: a coerced empty text would be port 0. */
const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number')
  .transform(Number)
  .pipe(z.number().max(65535))

/** The environment variables of every service process. */
export const commonSettings = {
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  CONCERT_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  CONCERT_HOST: z.string().default('127.0.0.1'),
  CONCERT_PORT: port.default(0),
}

/** The environment variables of a service that serves cells: which authorities, and who issues their tokens. */
export const cellSettings = {
  ...commonSettings,
  CONCERT_AUTHORITIES: authorityList,
  /** The issuer of each authority is this URL with `{authority}` replaced. */
  CONCERT_ISSUER: z.string().includes('{authority}'),
  /** The URL of the issuer's keys, with `{authority}`. Defaults to `<issuer>/jwks`. */
  CONCERT_ISSUER_JWKS: z.string().includes('{authority}').optional(),
}

/** The variable of one authority's setting: `DATABASE_URL` and `cn-gd` give `DATABASE_URL_CN_GD`. */
export function variableOf(name: string, authority: Authority): string {
  return `${name}_${authority.toUpperCase().replaceAll('-', '_')}`
}

/**
 * Reads settings from an environment.
 *
 * @throws Error that lists every invalid or missing variable together
 */
export function readSettings<Schema extends z.ZodType>(
  schema: Schema,
  environment: NodeJS.ProcessEnv,
): z.output<Schema> {
  const result = schema.safeParse(environment)
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The configuration is not valid:\n${lines.join('\n')}`)
}

/** One authority's value of a setting, for example its database. */
export function settingOf<Schema extends z.ZodType>(
  name: string,
  authority: Authority,
  schema: Schema,
  environment: NodeJS.ProcessEnv,
): z.output<Schema> {
  const variable = variableOf(name, authority)
  const parsed = readSettings(z.object({ [variable]: schema }), environment) as Record<string, z.output<Schema>>
  const value = parsed[variable]
  if (value === undefined) throw new Error(`The configuration is not valid:\n  ${variable}: is missing`)
  return value
}

/** The issuers of the authorities a process serves. */
export function issuersOf(settings: {
  CONCERT_AUTHORITIES: Authority[]
  CONCERT_ISSUER: string
  CONCERT_ISSUER_JWKS?: string | undefined
}) {
  return settings.CONCERT_AUTHORITIES.map((authority) => {
    const issuer = settings.CONCERT_ISSUER.replace('{authority}', authority)
    return {
      authority,
      issuer,
      jwksUrl: settings.CONCERT_ISSUER_JWKS?.replace('{authority}', authority) ?? `${issuer}/jwks`,
      audience: `urn:concert:cell:${authority}`,
    }
  })
}
