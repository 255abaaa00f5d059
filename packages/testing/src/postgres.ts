/**
 * Real PostgreSQL for tests. A test file normally takes the run's shared server (`inject('postgres')`, see
 * `global-setup.ts`) with {@link connectPostgres} and creates databases of its own on it; only a test that kills or
 * stops the server starts one with {@link startPostgres}.
 */
export { connectPostgres, type PostgresDatabases } from '../../../infra/postgres/databases.ts'
export { freePort } from '../../../infra/postgres/free-port.ts'
export { startPostgres, type Postgres, type PostgresOptions } from '../../../infra/postgres/embedded.ts'
