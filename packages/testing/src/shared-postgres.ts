import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type PostgresDatabases, connectPostgres } from '@concert/postgres/databases'
import { startPostgres } from '@concert/postgres/embedded'

const CONTAINER_IMAGE = 'postgres:18.4'

/** The server that a whole test run shares. */
export type SharedPostgres = PostgresDatabases & { stop(): Promise<void> }

/**
 * Starts the server that a test run shares: PostgreSQL in a container if `CONCERT_TESTCONTAINERS=1` and a Docker engine
 * responds, otherwise the embedded one. Throws if the variable is set and no engine responds.
 */
export async function startSharedPostgres(environment: NodeJS.ProcessEnv = process.env): Promise<SharedPostgres> {
  if (environment['CONCERT_TESTCONTAINERS'] !== '1') return startPostgres({ persistent: false, mode: 'test' })
  if (!(await isDockerAnswering()))
    throw new Error('CONCERT_TESTCONTAINERS=1 but no Docker engine answers `docker info`')
  return startContainer()
}

async function isDockerAnswering(): Promise<boolean> {
  try {
    await promisify(execFile)('docker', ['info'], { timeout: 10_000 })
    return true
  } catch {
    return false
  }
}

async function startContainer(): Promise<SharedPostgres> {
  const { GenericContainer, Wait } = await import('testcontainers')
  const container = await new GenericContainer(CONTAINER_IMAGE)
    .withEnvironment({ POSTGRES_PASSWORD: 'only-for-this-test-run' })
    .withCommand(['postgres', '-c', 'fsync=off', '-c', 'max_connections=300', '-c', 'timezone=UTC'])
    .withExposedPorts(5432)
    // The image starts the server twice: first to initialise it, then permanently.
    .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2))
    .start()
  const address = `${container.getHost()}:${container.getMappedPort(5432)}`
  return {
    ...connectPostgres(`postgres://postgres:only-for-this-test-run@${address}/postgres`),
    async stop() {
      await container.stop()
    },
  }
}
