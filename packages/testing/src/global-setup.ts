import type { TestProject } from 'vitest/node'
import { startSharedPostgres } from './shared-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's connection string of the PostgreSQL of this test run; see `connectPostgres`. */
    postgres: string
  }
}

/** One PostgreSQL for the whole run; every test file creates its own databases on it. */
export default async function setUpRun(project: TestProject): Promise<() => Promise<void>> {
  const server = await startSharedPostgres()
  project.provide('postgres', server.superuserUrl('postgres'))
  return () => server.stop()
}
