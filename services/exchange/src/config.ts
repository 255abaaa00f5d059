import type { Authority } from '@concert/domain/jurisdictions'
import type { Issuer } from '@concert/platform/authenticate'
import { cellSettings, httpUrl, issuersOf, postgresUrl, readSettings, settingOf } from '@concert/platform/config'
import { z } from 'zod'

/**
 * The environment variables of this service, in addition to `DATABASE_URL_<AUTHORITY>` and
 * `CONCERT_EXCHANGE_KEY_<AUTHORITY>` of each authority that it serves.
 */
export const settings = z.object({
  ...cellSettings,
  /** The folder with `<authority>.exchange.jwks.json` of every authority. */
  CONCERT_TRUST_DIR: z.string().min(1),
  /** The public URL of each authority's cell, with `{authority}`, for example `https://concert.example/{authority}/v1`. */
  CONCERT_PEER_URL: z
    .string()
    .includes('{authority}')
    .refine(
      (template) => httpUrl.safeParse(template.replaceAll('{authority}', 'hk')).success,
      'must be an http(s) URL',
    ),
})

export interface CellConfig {
  readonly authority: Authority
  readonly databaseUrl: string
  /** A JWK file that only its owner may read; never the key of the certificates. */
  readonly keyFile: string
}

export interface ExchangeConfig {
  readonly host: string
  readonly port: number
  readonly logLevel: string
  readonly authorities: readonly CellConfig[]
  readonly issuers: readonly Issuer[]
  readonly trustFolder: string
  readonly peerUrl: string
}

/** @throws Error that lists the invalid or missing variables */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): ExchangeConfig {
  const read = readSettings(settings, environment)
  return {
    host: read.CONCERT_HOST,
    port: read.CONCERT_PORT,
    logLevel: read.CONCERT_LOG_LEVEL,
    authorities: read.CONCERT_AUTHORITIES.map((authority) => ({
      authority,
      databaseUrl: settingOf('DATABASE_URL', authority, postgresUrl, environment),
      keyFile: settingOf('CONCERT_EXCHANGE_KEY', authority, z.string().min(1), environment),
    })),
    issuers: issuersOf(read),
    trustFolder: read.CONCERT_TRUST_DIR,
    peerUrl: read.CONCERT_PEER_URL,
  }
}
