import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Constellation, startConstellation } from '@concert/local/constellation'
import { type OwnDatabases, startOwnDatabases } from '@concert/local/databases'
import { interruptible, untilAborted } from '../../scripts/interruption.ts'
import { cast } from '../story/cast.ts'

export interface Ground {
  readonly folder: string
  readonly databases: OwnDatabases
  readonly constellation: Constellation
}

interface GroundOptions {
  readonly isSplit: boolean
  /** The limit of requests of a client and of an address within its window; absent, the one that is shipped. */
  readonly requestsMax?: number
  /** Where a daemon looks at the evidence. */
  readonly scanner?: string
}

/** Where one address sends what thousands would. */
export const LIFTED = 1_000_000_000

/** A constellation of its own for one benchmark, on a durable server; gone afterwards, also when this process is sent a signal. */
export function onGround<Result>(options: GroundOptions, work: (ground: Ground) => Promise<Result>): Promise<Result> {
  return interruptible(async (signal) => {
    await using started = new AsyncDisposableStack()
    const folder = mkdtempSync(join(tmpdir(), 'concert-bench-'))
    started.defer(() => rmSync(folder, { recursive: true, force: true }))
    const databases = await startOwnDatabases(folder, {
      persistent: false,
      mode: 'durable',
      settings: { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track': 'top' },
    })
    started.defer(() => databases.stop())
    const constellation = await startConstellation({
      folder,
      databases,
      cast,
      port: 0,
      logLevel: 'warn',
      ...options,
      signal,
    })
    started.defer(() => constellation.stop())
    return await Promise.race([work({ folder, databases, constellation }), untilAborted(signal)])
  })
}
