import type { Authority } from '@concert/domain/jurisdictions'
import type { Issuer } from '@concert/platform/authenticate'
import {
  authorityList,
  cellSettings,
  httpUrl,
  issuersOf,
  postgresUrl,
  readSettings,
  variableOf,
} from '@concert/platform/config'
import { z } from 'zod'
import type { ServiceUrls } from '#cell-services.ts'
import type { TokenSourceOptions } from '#token-source.ts'

/**
 * What the environment of this service says, beside `DATABASE_URL_<AUTHORITY>` and `CONCERT_WORKFLOWS_KEY_<AUTHORITY>` of each
 * authority it serves.
 */
export const settings = z.object({
  ...cellSettings,
  CONCERT_URL_APPLICATIONS: httpUrl,
  CONCERT_URL_EVIDENCE: httpUrl,
  CONCERT_URL_REVIEWS: httpUrl,
  CONCERT_URL_CERTIFICATES: httpUrl,
  CONCERT_URL_EXCHANGE: httpUrl,
  CONCERT_URL_REGISTRY: httpUrl,
  /** The token endpoint of each authority's issuer; with `{authority}`. Defaults to `<issuer>/token`. */
  CONCERT_TOKEN_ENDPOINT: z.string().includes('{authority}').optional(),
  CONCERT_WORKFLOWS_CLIENT: z.string().min(1).default('concert-workflows'),
  /** Puts the queue on Redis or Valkey; without it the queue lies in the cell's own PostgreSQL. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
})

export interface CellConfig {
  readonly authority: Authority
  readonly databaseUrl: string
  readonly token: TokenSourceOptions
}

export interface WorkflowsConfig {
  readonly host: string
  readonly port: number
  readonly logLevel: string
  readonly issuers: readonly Issuer[]
  readonly cells: readonly CellConfig[]
  readonly urls: ServiceUrls
  readonly redisUrl: string | undefined
}

/** @throws Error that lists every variable that is wrong or missing, those of the authorities among them */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): WorkflowsConfig {
  const read = readSettings(z.intersection(settings, settingsOf(served(environment))), environment)
  const own: Readonly<Record<string, unknown>> = { ...read }
  const issuers = issuersOf(read)
  return {
    host: read.CONCERT_HOST,
    port: read.CONCERT_PORT,
    logLevel: read.CONCERT_LOG_LEVEL,
    issuers,
    cells: issuers.map(({ authority, issuer, audience }) => ({
      authority,
      databaseUrl: String(own[variableOf('DATABASE_URL', authority)]),
      token: {
        issuer,
        tokenEndpoint: read.CONCERT_TOKEN_ENDPOINT?.replaceAll('{authority}', authority) ?? `${issuer}/token`,
        clientId: read.CONCERT_WORKFLOWS_CLIENT,
        privateKeyFile: String(own[variableOf('CONCERT_WORKFLOWS_KEY', authority)]),
        audience,
      },
    })),
    urls: {
      applications: read.CONCERT_URL_APPLICATIONS,
      evidence: read.CONCERT_URL_EVIDENCE,
      reviews: read.CONCERT_URL_REVIEWS,
      certificates: read.CONCERT_URL_CERTIFICATES,
      exchange: read.CONCERT_URL_EXCHANGE,
      registry: read.CONCERT_URL_REGISTRY,
    },
    redisUrl: read.REDIS_URL,
  }
}

/** Whose variables there must be; where the list itself is wrong, that is what is reported. */
function served(environment: NodeJS.ProcessEnv): readonly Authority[] {
  return authorityList.safeParse(environment['CONCERT_AUTHORITIES']).data ?? []
}

function settingsOf(cells: readonly Authority[]): z.ZodType<object> {
  return z.object(
    Object.fromEntries(
      cells.flatMap((authority) => [
        [variableOf('DATABASE_URL', authority), postgresUrl],
        [variableOf('CONCERT_WORKFLOWS_KEY', authority), z.string().min(1)],
      ]),
    ),
  )
}
