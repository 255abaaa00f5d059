import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectPostgres } from '@concert/postgres/databases'
import { type OperationShape, surfacePrefix } from '@concert/contracts/operation'
import type { Problem } from '@concert/contracts/problems'
import type { Authority } from '@concert/domain/jurisdictions'
import { createLogger } from '@concert/platform/logger'
import { type AuthorityKeys, makeAuthorityKeys } from '@concert/testing/authority-keys'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { assertEveryCaseFolded } from '@concert/testing/folded'
import { runSql } from '@concert/testing/run-sql'
import { seedStaff } from '@concert/testing/staff'
import { createTestIssuers, type TestCaller, type TestIssuers } from '@concert/testing/test-tokens'
import { Client } from 'pg'
import { inject } from 'vitest'
import type { z } from 'zod'
import { program } from '#program.ts'
import { kinds } from './folded.fixture.ts'

export const applicantOne: TestCaller = { kind: 'applicant', id: 'harbour-legal' }
export const applicantTwo: TestCaller = { kind: 'applicant', id: 'kowloon-logistics' }
export const system: TestCaller = { kind: 'system', id: 'workflows' }

export function staff(id: string): TestCaller {
  return { kind: 'staff', id }
}

type Given<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined

export interface Request<Operation extends OperationShape> {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Given<Operation['body']>
  readonly version?: number | undefined
  readonly key?: string
  /** The authority whose issuer signed the token; that of the cell when absent. */
  readonly tokenOf?: Authority
  /** The cell that is asked. */
  readonly authority?: Authority
}

export interface Reply<Operation extends OperationShape> {
  readonly status: number
  readonly body: z.output<Operation['success']['body']>
  readonly problem: Problem
  readonly etag: string | undefined
  readonly replayed: boolean
}

export interface Cells {
  readonly databases: ReadonlyMap<Authority, CellDatabase>
  readonly issuers: TestIssuers
  /** The keys of every authority, with a cell here or without. */
  readonly keys: AuthorityKeys
  call<const Operation extends OperationShape>(
    operation: Operation,
    by: TestCaller | null,
    request?: Request<Operation>,
  ): Promise<Reply<Operation>>
  /** Rows, as the superuser of the cell's database. */
  rows<Row>(sql: string, values?: readonly unknown[], authority?: Authority): Promise<Row[]>
  /** One transaction of the service's own role behind the authority's wall, rolled back at the end. */
  asService(statements: readonly string[], authority?: Authority): Promise<void>
  get(url: string): Promise<{ status: number; text: string }>
  /** Ends the service, after holding every case of its cells against its events. */
  close(): Promise<void>
}

/** The service with the cells of some authorities, each in a database of its own with staff, behind real tokens. */
export async function startReviews(authorities: readonly Authority[] = ['hk']): Promise<Cells> {
  const server = connectPostgres(inject('postgres'))
  const databases = new Map<Authority, CellDatabase>()
  for (const authority of authorities) {
    const database = await prepareCell(server, authority)
    await seedStaff(database.adminUrl, authority)
    databases.set(authority, database)
  }
  const issuers = await createTestIssuers('reviews')
  const folder = await mkdtemp(join(tmpdir(), 'concert-reviews-'))
  const keys = await makeAuthorityKeys(folder)
  const logger = createLogger({ service: 'reviews', level: 'silent' })
  const { contexts, close } = await program.openContexts(program.readConfig(environmentOf(databases, folder)), logger)
  const app = await program.buildApp(contexts, { logger, authenticate: issuers.authenticate })
  const home = authorities[0] ?? 'hk'
  const databaseOf = (authority: Authority = home) => {
    const database = databases.get(authority)
    if (database === undefined) throw new Error(`no cell of ${authority} was started`)
    return database
  }
  return {
    databases,
    issuers,
    keys,
    async call(operation, by, request = {}) {
      const authority = request.authority ?? home
      const token = by === null ? undefined : await issuers.token(request.tokenOf ?? authority, by)
      const answer = await app.inject({
        method: operation.method,
        url: urlOf(operation, authority, request.params ?? {}),
        query: { ...request.query },
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(request.version === undefined ? {} : { 'if-match': `"${request.version}"` }),
          ...(request.key === undefined ? {} : { 'idempotency-key': request.key }),
        },
        ...(request.body === undefined ? {} : { payload: request.body as object }),
      })
      const parsed = JSON.parse(answer.body) as never
      const etag = answer.headers['etag']
      return {
        status: answer.statusCode,
        body: parsed,
        problem: parsed,
        etag: typeof etag === 'string' ? etag : undefined,
        replayed: answer.headers['idempotency-replayed'] === 'true',
      }
    },
    rows: (sql, values = [], authority) => runSql(databaseOf(authority).adminUrl, sql, values),
    asService: (statements, authority = home) =>
      runBehindWall(databaseOf(authority).url('reviews'), authority, statements),
    async get(url) {
      const answer = await app.inject({ method: 'GET', url })
      return { status: answer.statusCode, text: answer.body }
    },
    async close() {
      await app.close()
      await close()
      await issuers.close()
      for (const [authority, database] of databases) {
        await assertEveryCaseFolded(database.adminUrl, authority, kinds)
        await database.drop()
      }
      await rm(folder, { recursive: true })
    },
  }
}

function environmentOf(databases: ReadonlyMap<Authority, CellDatabase>, trust: string): NodeJS.ProcessEnv {
  return {
    CONCERT_AUTHORITIES: [...databases.keys()].join(','),
    CONCERT_ISSUER: 'http://127.0.0.1/{authority}',
    CONCERT_CURSOR_KEY: randomBytes(32).toString('hex'),
    CONCERT_TRUST_DIR: trust,
    ...Object.fromEntries(
      [...databases].map(([authority, database]) => [
        `DATABASE_URL_${authority.toUpperCase().replace('-', '_')}`,
        database.url('reviews'),
      ]),
    ),
  }
}

function urlOf(operation: OperationShape, authority: Authority, params: Readonly<Record<string, string>>): string {
  const values: Record<string, string> = { ...params, authority }
  return `${surfacePrefix(operation.surface)}${operation.path}`.replaceAll(/\{(\w+)\}/g, (_match, name: string) =>
    encodeURIComponent(values[name] ?? name),
  )
}

async function runBehindWall(url: string, authority: Authority, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin')
    await client.query("select set_config('concert.authority', $1, true), set_config('concert.applicant', '*', true)", [
      authority,
    ])
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.query('rollback')
    await client.end()
  }
}
