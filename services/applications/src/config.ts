import type { Authority } from '@concert/domain/jurisdictions'
import type { Issuer } from '@concert/platform/authenticate'
import { cellSettings, issuersOf, postgresUrl, readSettings, settingOf } from '@concert/platform/config'
import { z } from 'zod'

/** What the environment of this service says, beside `DATABASE_URL_<AUTHORITY>` of each authority it serves. */
export const settings = z.object({
  ...cellSettings,
  /** Signs the cursors of lists. Every replica of the service has the same one. */
  CONCERT_CURSOR_KEY: z.string().regex(/^([0-9a-fA-F]{2}){32,}$/, 'must be at least 32 bytes in hexadecimal'),
})

export interface ApplicationsConfig {
  readonly host: string
  readonly port: number
  readonly logLevel: string
  readonly authorities: readonly { readonly authority: Authority; readonly databaseUrl: string }[]
  readonly issuers: readonly Issuer[]
  readonly cursorKey: Buffer
}

/**
 * Reads the service's configuration.
 *
 * @throws Error that lists what is wrong or missing
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): ApplicationsConfig {
  const read = readSettings(settings, environment)
  return {
    host: read.CONCERT_HOST,
    port: read.CONCERT_PORT,
    logLevel: read.CONCERT_LOG_LEVEL,
    authorities: read.CONCERT_AUTHORITIES.map((authority) => ({
      authority,
      databaseUrl: settingOf('DATABASE_URL', authority, postgresUrl, environment),
    })),
    issuers: issuersOf(read),
    cursorKey: Buffer.from(read.CONCERT_CURSOR_KEY, 'hex'),
  }
}
