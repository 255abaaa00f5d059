import { commonSettings, httpUrl, postgresUrl, readSettings } from '@concert/platform/config'
import { z } from 'zod'

/** Every setting of the service, by the variable that holds it. */
export const settings = z.object({
  ...commonSettings,
  DATABASE_URL_JOINT: postgresUrl,
  /** Folder of the pinned public keys, `<authority>.certificate.jwks.json` for each authority. */
  CONCERT_TRUST_DIR: z.string().min(1),
  /** The URL at which people reach the origin; the pages use it in the commands that they show. */
  CONCERT_PUBLIC_ORIGIN: httpUrl,
  /** Signs the cursors of the search; the same in every replica. */
  CONCERT_CURSOR_KEY: z.string().regex(/^(?:[0-9a-f]{2}){32,}$/i, 'must be at least 32 bytes in hexadecimal'),
})

export interface RegistryConfig {
  readonly host: string
  readonly port: number
  readonly logLevel: string
  readonly databaseUrl: string
  readonly trustFolder: string
  readonly publicOrigin: string
  readonly cursorKey: Buffer
}

/** @throws Error that lists every invalid or missing variable */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): RegistryConfig {
  const read = readSettings(settings, environment)
  return {
    host: read.CONCERT_HOST,
    port: read.CONCERT_PORT,
    logLevel: read.CONCERT_LOG_LEVEL,
    databaseUrl: read.DATABASE_URL_JOINT,
    trustFolder: read.CONCERT_TRUST_DIR,
    publicOrigin: new URL(read.CONCERT_PUBLIC_ORIGIN).origin,
    cursorKey: Buffer.from(read.CONCERT_CURSOR_KEY, 'hex'),
  }
}
