import type { Service } from '@concert/contracts/operation'
import { audienceOf } from '@concert/platform/audience'
import type { Issuer } from '@concert/platform/authenticate'
import { httpUrl, postgresUrl, type SettingsOf } from '@concert/platform/config'
import { z } from 'zod'
import type { ServiceUrls } from '#cell-services.ts'
import type { TokenSourceOptions } from '#token-source.ts'

/** The settings of the process. */
export const settings = {
  CONCERT_URL_APPLICATIONS: httpUrl,
  CONCERT_URL_EVIDENCE: httpUrl,
  CONCERT_URL_PERSONNEL: httpUrl,
  CONCERT_URL_REVIEWS: httpUrl,
  CONCERT_URL_CERTIFICATES: httpUrl,
  CONCERT_URL_EXCHANGE: httpUrl,
  CONCERT_URL_REGISTRY: httpUrl,
  /** The token endpoint of each authority's issuer; with `{authority}`. Defaults to `<issuer>/token`. */
  CONCERT_TOKEN_ENDPOINT: z.string().includes('{authority}').optional(),
  CONCERT_WORKFLOWS_CLIENT: z.string().min(1).default('concert-workflows'),
  /** The queue is on this Redis or Valkey; without it, in the cell's own PostgreSQL. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
}

/** The settings per authority. */
export const cell = {
  /** A JWK file that only its owner may read. */
  CONCERT_WORKFLOWS_KEY: z.string().min(1),
  /** The database of the cell, as the login of its watch. */
  WATCH_DATABASE_URL: postgresUrl,
}

/** The options with which one authority's engine gets its tokens for one service. */
export function tokenOptionsOf(
  {
    CONCERT_TOKEN_ENDPOINT,
    CONCERT_WORKFLOWS_CLIENT,
  }: Pick<SettingsOf<typeof settings>, 'CONCERT_TOKEN_ENDPOINT' | 'CONCERT_WORKFLOWS_CLIENT'>,
  { CONCERT_WORKFLOWS_KEY }: Pick<SettingsOf<typeof cell>, 'CONCERT_WORKFLOWS_KEY'>,
  { authority, issuer }: Pick<Issuer, 'authority' | 'issuer'>,
  service: Service,
): TokenSourceOptions {
  return {
    issuer,
    tokenEndpoint: CONCERT_TOKEN_ENDPOINT?.replaceAll('{authority}', authority) ?? `${issuer}/token`,
    clientId: CONCERT_WORKFLOWS_CLIENT,
    privateKeyFile: CONCERT_WORKFLOWS_KEY,
    audience: audienceOf(authority, service),
  }
}

/** The URLs of the services that the engine calls. */
export function urlsOf(read: SettingsOf<typeof settings>): ServiceUrls {
  return {
    applications: read.CONCERT_URL_APPLICATIONS,
    evidence: read.CONCERT_URL_EVIDENCE,
    personnel: read.CONCERT_URL_PERSONNEL,
    reviews: read.CONCERT_URL_REVIEWS,
    certificates: read.CONCERT_URL_CERTIFICATES,
    exchange: read.CONCERT_URL_EXCHANGE,
    registry: read.CONCERT_URL_REGISTRY,
  }
}
