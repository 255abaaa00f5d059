import type { Issuer } from '@concert/platform/authenticate'
import { cellSettings, issuersOf, postgresUrl, readSettings, settingOf } from '@concert/platform/config'
import type { Authority } from '@concert/domain/jurisdictions'
import { z } from 'zod'

export const settings = z.object({
  ...cellSettings,
  /** Signs the cursors of the lists; the same for every replica. */
  CONCERT_CURSOR_KEY: z.string().regex(/^([0-9a-fA-F]{2}){32,}$/, 'must be at least 32 bytes in hexadecimal'),
  /** On how many undecided evaluations one evaluator may be at a time. */
  CONCERT_EVALUATOR_OPEN_CASES_MAX: z.coerce.number().int().min(1).max(1000).default(20),
})

export interface ReviewsConfig {
  readonly host: string
  readonly port: number
  readonly logLevel: string
  readonly issuers: readonly Issuer[]
  readonly cursorKey: Buffer
  readonly openCasesMax: number
  readonly authorities: readonly { readonly authority: Authority; readonly databaseUrl: string }[]
}

/**
 * Reads the service's configuration.
 *
 * @throws Error that lists every variable that is wrong or missing
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): ReviewsConfig {
  const read = readSettings(settings, environment)
  return {
    host: read.CONCERT_HOST,
    port: read.CONCERT_PORT,
    logLevel: read.CONCERT_LOG_LEVEL,
    issuers: issuersOf(read),
    cursorKey: Buffer.from(read.CONCERT_CURSOR_KEY, 'hex'),
    openCasesMax: read.CONCERT_EVALUATOR_OPEN_CASES_MAX,
    authorities: read.CONCERT_AUTHORITIES.map((authority) => ({
      authority,
      databaseUrl: settingOf('DATABASE_URL', authority, postgresUrl, environment),
    })),
  }
}
