import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removePostgresData } from '@concert/postgres/placement'
import type { TestProject } from 'vitest/node'
import { startSharedPostgres } from './shared-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's connection string of the PostgreSQL of this test run; see `connectPostgres`. */
    postgres: string
    /** Where the run keeps what the first test to need it prepares for all; see `copyPreparedFolder`. */
    preparedFolder: string
  }
}

/** One PostgreSQL for the whole run; every test file creates its own databases on it. */
export default async function setUpRun(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'concert-prepared-'))
  // The user as whom the server of a root process runs must be able to pass.
  chmodSync(folder, 0o711)
  const server = await startSharedPostgres()
  project.provide('postgres', server.superuserUrl('postgres'))
  project.provide('preparedFolder', folder)
  return async () => {
    await server.stop()
    removePostgresData(join(folder, 'pg'))
    rmSync(folder, { recursive: true, force: true })
  }
}
