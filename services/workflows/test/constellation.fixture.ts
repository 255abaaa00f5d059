import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Authority } from '@concert/domain/jurisdictions'
import { authorities } from '@concert/domain/jurisdictions'
import { clientToken } from '@concert/development-identity/client-token'
import { issuerOf, serviceResource } from '@concert/development-identity/people-and-clients'
import { readPrivateKeyFile } from '@concert/credentials/signer'
import { type Constellation, startConstellation } from '@concert/local/constellation'
import { type OwnDatabases, planes } from '@concert/local/databases'
import { keyFile } from '@concert/local/provision-keys'
import { allIdle } from '@concert/workflows/outstanding'
import { Client } from 'pg'
import { startPreparedDatabases } from '../../../test/journeys/prepared-folder.fixture.ts'
import { cast } from '../../../test/story/cast.ts'
import type { Narrator, World } from '../../../test/story/session.ts'
import type { WorkflowsContext } from '../src/context.ts'

type Plane = (typeof planes)[number]
export type Row = Readonly<Record<string, unknown>>

/** Every service of every cell, on a PostgreSQL of its own, in this process. */
export interface TestConstellation {
  readonly constellation: Constellation
  readonly folder: string
  /** For the functions of the story; `told` is what they have told so far. */
  world(narrator?: Partial<Narrator>): World
  readonly told: readonly string[]
  engineOf(authority: Authority): WorkflowsContext
  /** Resolves when no cell has anything left to do. */
  idle(): Promise<void>
  /** Sends a statement as superuser, past every wall. */
  rowsIn(plane: Plane, sql: string, values?: readonly unknown[]): Promise<Row[]>
  /** A token of the cell's own workers. */
  systemToken(authority: Authority): Promise<string>
  stop(): Promise<void>
}

export async function startTestConstellation(options: { redisUrl?: string } = {}): Promise<TestConstellation> {
  await using starting = new AsyncDisposableStack()
  const folder = mkdtempSync(join(tmpdir(), 'concert-workflows-test-'))
  starting.defer(() => rmSync(folder, { recursive: true, force: true }))
  const databases = await startPreparedDatabases(folder)
  starting.defer(() => databases.stop())
  const constellation = await startConstellation({ folder, databases, cast, port: 0, logLevel: 'warn', ...options })
  starting.defer(() => constellation.stop())
  const clients = await connect(databases)
  const running = starting.move()
  const told: string[] = []
  const engineOf = (authority: Authority): WorkflowsContext => {
    const engine = constellation.engines?.get(authority)
    if (engine === undefined) throw new Error(`no engine for ${authority}`)
    return engine
  }
  return {
    constellation,
    folder,
    told,
    world: (narrator = {}) => ({ origin: constellation.origin, folder, narrator: { ...recording(told), ...narrator } }),
    engineOf,
    idle: () => allIdle(authorities.map((authority) => engineOf(authority).workflows)),
    rowsIn: async (plane, sql, values = []) => (await clients[plane].query<Row>(sql, [...values])).rows,
    systemToken: (authority) => systemToken(constellation.origin, folder, authority),
    async stop() {
      await Promise.all(Object.values(clients).map((client) => client.end()))
      await running.disposeAsync()
    },
  }
}

async function connect(databases: OwnDatabases): Promise<Record<Plane, Client>> {
  const entries = planes.map((plane) => [plane, new Client({ connectionString: databases.adminUrls[plane] })] as const)
  await Promise.all(entries.map(([, client]) => client.connect()))
  return Object.fromEntries(entries) as Record<Plane, Client>
}

function recording(told: string[]): Narrator {
  return {
    step: (number, title) => told.push(`${number} ${title}`),
    request: (line) => told.push(`  ${line}`),
    remark: (text) => told.push(`  · ${text}`),
  }
}

async function systemToken(origin: string, folder: string, authority: Authority): Promise<string> {
  const issuer = issuerOf(origin, authority)
  return clientToken({
    tokenEndpoint: `${issuer}/token`,
    issuer,
    clientId: 'concert-workflows',
    privateJwk: await readPrivateKeyFile(keyFile(folder, authority, 'workflows')),
    resource: serviceResource(authority, 'workflows'),
  })
}
