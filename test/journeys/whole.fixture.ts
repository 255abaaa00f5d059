import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Constellation, startConstellation } from '@concert/local/constellation'
import type { OwnDatabases } from '@concert/local/databases'
import { cast } from '../story/cast.ts'
import type { World } from '../story/session.ts'
import { startPreparedDatabases } from './prepared-folder.fixture.ts'
import { recordingNarrator } from './recording-narrator.fixture.ts'
import { type Plane, type ReadRows, rowsOf } from './rows.fixture.ts'

/** Everything that runs, with a database server and a folder of its own, and eyes on all of its databases. */
export interface Whole {
  readonly origin: string
  readonly folder: string
  readonly databases: OwnDatabases
  readonly constellation: Constellation
  readonly world: World
  /** Reads as the databases' superuser. */
  readonly rows: ReadRows
  /** The first column of the first row, as a number. */
  count(plane: Plane, sql: string, values?: unknown[]): Promise<number>
  /** Resolves when no cell has work left that it could do now. */
  idle(): Promise<void>
  stop(): Promise<void>
}

export interface WholeOptions {
  readonly isSplit?: boolean
  /** With no staff on record. */
  readonly isEmpty?: boolean
  readonly signal?: AbortSignal
  /** Where a daemon looks at the evidence, as `npm start` is told. */
  readonly scanner?: string
  /** Where the jobs lie; in PostgreSQL where nothing is said. */
  readonly redisUrl?: string
  /** `warn` where nothing else is said. */
  readonly logLevel?: string
  /** How many requests of one caller are answered within the window, where many tell the story at once. */
  readonly requestsMax?: number
  /** How the databases in the folder come about where no test run has prepared them. */
  readonly startDatabases?: (folder: string) => Promise<OwnDatabases>
}

export async function startWhole(options: WholeOptions = {}): Promise<Whole> {
  const { startDatabases = startPreparedDatabases, ...rest } = options
  await using starting = new AsyncDisposableStack()
  const folder = mkdtempSync(join(tmpdir(), 'concert-whole-'))
  starting.defer(async () => rmSync(folder, { recursive: true, force: true }))
  const databases = await startDatabases(folder)
  starting.defer(() => databases.stop())
  const constellation = await startConstellation({ folder, databases, cast, port: 0, logLevel: 'warn', ...rest })
  starting.defer(() => constellation.stop())
  const rows = rowsOf(databases)
  const running = starting.move()
  const { origin } = constellation
  return {
    origin,
    folder,
    databases,
    constellation,
    world: { origin, folder, narrator: recordingNarrator() },
    rows,
    count: async (plane, sql, values) => Number(Object.values((await rows(plane, sql, values))[0] ?? {})[0]),
    async idle() {
      for (const { workflows } of constellation.engines?.values() ?? []) await workflows.idle()
    },
    stop: () => running.disposeAsync(),
  }
}
