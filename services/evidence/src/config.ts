import { isAbsolute, relative, resolve } from 'node:path'
import type { Authority } from '@concert/domain/jurisdictions'
import type { Issuer } from '@concert/platform/authenticate'
import { cellSettings, issuersOf, postgresUrl, readSettings, settingOf } from '@concert/platform/config'
import { z } from 'zod'

/** The default maximum size of an evidence file in bytes: 25 MiB. */
export const EVIDENCE_BYTES_MAX = 25 * 1_048_576

/**
 * The environment variables of this service, in addition to `DATABASE_URL_<AUTHORITY>` and
 * `CONCERT_EVIDENCE_DIR_<AUTHORITY>` of each authority that it serves.
 */
export const settings = z.object({
  ...cellSettings,
  /** Signs the cursors of lists. It is the same in every replica of the service. */
  CONCERT_CURSOR_KEY: z.string().regex(/^([0-9a-fA-F]{2}){32,}$/, 'must be at least 32 bytes in hexadecimal'),
  /** The maximum size of an evidence file in bytes. */
  CONCERT_EVIDENCE_BYTES_MAX: z.coerce.number().int().min(1).default(EVIDENCE_BYTES_MAX),
})

export interface CellConfig {
  readonly authority: Authority
  readonly databaseUrl: string
  /** The folder of this authority's own object store, absolute. */
  readonly storeFolder: string
}

export interface EvidenceConfig {
  readonly host: string
  readonly port: number
  readonly logLevel: string
  readonly authorities: readonly CellConfig[]
  readonly issuers: readonly Issuer[]
  readonly cursorKey: Buffer
  readonly evidenceBytesMax: number
}

/**
 * Reads the service's configuration.
 *
 * @throws Error that lists the faults; also when two authorities would share a store
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): EvidenceConfig {
  const read = readSettings(settings, environment)
  const cells = read.CONCERT_AUTHORITIES.map((authority) => ({
    authority,
    databaseUrl: settingOf('DATABASE_URL', authority, postgresUrl, environment),
    storeFolder: resolve(settingOf('CONCERT_EVIDENCE_DIR', authority, z.string().min(1), environment)),
  }))
  assertStoresApart(cells)
  return {
    host: read.CONCERT_HOST,
    port: read.CONCERT_PORT,
    logLevel: read.CONCERT_LOG_LEVEL,
    authorities: cells,
    issuers: issuersOf(read),
    cursorKey: Buffer.from(read.CONCERT_CURSOR_KEY, 'hex'),
    evidenceBytesMax: read.CONCERT_EVIDENCE_BYTES_MAX,
  }
}

/** No bytes of one authority are in another's store. */
function assertStoresApart(cells: readonly CellConfig[]): void {
  for (const one of cells) {
    const other = cells.find((cell) => cell !== one && isWithin(cell.storeFolder, one.storeFolder))
    if (other !== undefined) {
      throw new Error(
        `The configuration is not valid:\n  the store of ${one.authority} (${one.storeFolder}) lies in that of ${other.authority}`,
      )
    }
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return !way.startsWith('..') && !isAbsolute(way)
}
