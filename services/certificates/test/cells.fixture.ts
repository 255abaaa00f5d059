import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectPostgres } from '@concert/postgres/databases'
import { surfacePrefix } from '@concert/contracts/operation'
import { type OperationId, operations } from '@concert/contracts/operations'
import type { ProblemError } from '@concert/contracts/problems'
import { canonicalBytes } from '@concert/credentials/canonical'
import type { PrivateJwk } from '@concert/credentials/keys'
import { attest } from '@concert/credentials/signed-credential'
import { createPool } from '@concert/db/pool'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { createLogger } from '@concert/platform/logger'
import {
  type AuthorityKeys,
  makeAuthorityKeys,
  privateKeyFile,
  signEnvelope,
  type TestEnvelope,
} from '@concert/testing/authority-keys'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { assertFolded } from '@concert/testing/folded'
import { seedStaff } from '@concert/testing/staff'
import { createTestIssuers, type TestCaller } from '@concert/testing/test-tokens'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { inject } from 'vitest'
import { effectStatementCase } from '#effect-statement/case.ts'
import { intentCase } from '#intent/case.ts'
import { program } from '#program.ts'

const worker: TestCaller = { kind: 'system', id: 'concert-workflows' }

export interface Sent {
  readonly params?: Record<string, string>
  readonly body?: unknown
  readonly key?: string
  /** Who calls; the cell's own workflows when not said, nobody when null. */
  readonly caller?: TestCaller | null
  /** Whose issuer signs the token, where that is not the authority of the path. */
  readonly issuedBy?: Authority
}

export interface Answered {
  readonly status: number
  // The body of whatever was answered: each test looks at the members it is about.
  readonly body: Record<string, unknown> & { errors?: ProblemError[] }
  readonly headers: Record<string, unknown>
}

export interface Cell {
  readonly authority: Authority
  readonly database: CellDatabase
  /** As superuser, past every wall. */
  readonly admin: Pool
  /** The service's own connections, as its role. */
  readonly pool: Pool
  /** The key that signs its certificates. */
  readonly key: PrivateJwk
}

export interface Cells {
  readonly app: FastifyInstance
  readonly hk: Cell
  readonly gd: Cell
  readonly mo: Cell
  /** The environment that the service was configured with. */
  readonly environment: Record<string, string>
  readonly keys: AuthorityKeys
  send(operation: OperationId, authority: Authority, sent?: Sent): Promise<Answered>
  /** Hands an operation of a cell the envelope of another authority, addressed to it unless a test says otherwise. */
  receive(operation: OperationId, at: Authority, envelope: Envelope, sent?: Sent): Promise<Answered>
  close(): Promise<void>
}

type Envelope = Omit<TestEnvelope, 'to'> & Partial<Pick<TestEnvelope, 'to'>>

/** The service over three cells, each with a database and a key of its own, and the staff that authorises its signatories. */
export async function startCells(): Promise<Cells> {
  const folder = await mkdtemp(join(tmpdir(), 'concert-certificates-'))
  const keys = await makeAuthorityKeys(folder)
  const databases = await makeDatabases()
  const environment = environmentOf(folder, databases)
  const logger = createLogger({ service: 'certificates', level: 'silent' })
  const { contexts, close } = await program.openContexts(program.readConfig(environment), logger)
  const issuers = await createTestIssuers()
  const app = await program.buildApp(contexts, { logger, authenticate: issuers.authenticate })
  const cells = new Map<Authority, Cell>()
  for (const authority of authorities) {
    const context = found(contexts.get(authority))
    const database = found(databases.get(authority))
    const admin = createPool({ connectionString: database.adminUrl, applicationName: 'certificates test', max: 2 })
    cells.set(authority, { authority, database, admin, pool: context.pool, key: keys.certificate[authority] })
  }
  const sendAndCheck: Cells['send'] = async (operation, authority, sent = {}) => {
    const answered = await send(app, issuers.token, operation, authority, sent)
    if (changes(operation) && answered.status < 300)
      await assertCommanded(operation, found(cells.get(authority)), answered)
    return answered
  }
  return {
    app,
    hk: found(cells.get('hk')),
    gd: found(cells.get('cn-gd')),
    mo: found(cells.get('mo')),
    environment,
    keys,
    send: sendAndCheck,
    receive: async (operation, at, envelope, sent = {}) =>
      sendAndCheck(operation, at, { ...sent, body: { statement: await signEnvelope(keys, { to: at, ...envelope }) } }),
    async close() {
      await app.close()
      await close()
      await Promise.all([...cells.values()].map(({ admin }) => admin.end()))
      await Promise.all([...databases.values()].map((database) => database.drop()))
      await issuers.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** Asks a cell to attest content that Hong Kong leads, signed by its certificate key unless a test says otherwise. */
export async function askToAttest(
  { keys, receive }: Cells,
  at: Authority,
  content: unknown,
  {
    from = 'hk',
    key = keys.certificate.hk,
    over = content,
  }: { from?: Authority; key?: PrivateJwk; over?: unknown } = {},
): Promise<Answered> {
  const attestation = await attest(canonicalBytes(over), key)
  return receive('storePeerIntent', at, { from, type: 'attestation-request.v1', body: { content, attestation } })
}

/** @throws Error where a test stands on something that is not there */
export function found<Value>(value: Value | undefined | null): Value {
  if (value === undefined || value === null) throw new Error('the test expected a value here')
  return value
}

/** Whether an operation is a command on a case. */
function changes(id: OperationId): boolean {
  return operations[id].method !== 'GET' && id !== 'verifyEffectStatement'
}

/** Whatever a command of a test changed, the events of its case give what is stored of it. */
function assertCommanded(id: OperationId, { admin, authority }: Cell, { body }: Answered): Promise<void> {
  const certificateNumber = String(body['certificateNumber'])
  return id === 'signEffectStatement'
    ? assertFolded(effectStatementCase, admin, authority, certificateNumber)
    : assertFolded(intentCase, admin, authority, certificateNumber)
}

async function makeDatabases(): Promise<Map<Authority, CellDatabase>> {
  const server = connectPostgres(inject('postgres'))
  const databases = new Map<Authority, CellDatabase>()
  for (const authority of authorities) {
    const database = await prepareCell(server, authority)
    await seedStaff(database.adminUrl, authority)
    databases.set(authority, database)
  }
  return databases
}

function environmentOf(folder: string, databases: ReadonlyMap<Authority, CellDatabase>): Record<string, string> {
  const environment: Record<string, string> = {
    NODE_ENV: 'test',
    CONCERT_ISSUER: 'http://127.0.0.1:9/{authority}',
    CONCERT_TRUST_DIR: folder,
  }
  for (const [authority, database] of databases) {
    const suffix = authority.toUpperCase().replaceAll('-', '_')
    environment[`DATABASE_URL_${suffix}`] = database.url('certificates')
    environment[`CONCERT_CERTIFICATE_KEY_${suffix}`] = privateKeyFile(folder, authority, 'certificate')
  }
  return environment
}

type MakeToken = (authority: Authority, caller: TestCaller) => Promise<string>

async function send(
  app: FastifyInstance,
  token: MakeToken,
  id: OperationId,
  authority: Authority,
  sent: Sent,
): Promise<Answered> {
  const operation = operations[id]
  const caller = sent.caller === undefined ? worker : sent.caller
  const response = await app.inject({
    method: operation.method,
    url: urlOf(id, { authority, ...sent.params }),
    headers: {
      ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(sent.key === undefined ? {} : { 'idempotency-key': sent.key }),
      ...(caller === null ? {} : { authorization: `Bearer ${await token(sent.issuedBy ?? authority, caller)}` }),
    },
    ...(sent.body === undefined ? {} : { payload: JSON.stringify(sent.body) }),
  })
  return { status: response.statusCode, body: response.json(), headers: response.headers }
}

function urlOf(id: OperationId, values: Record<string, string>): string {
  const { surface, path } = operations[id]
  return `${surfacePrefix(surface)}${path}`.replaceAll(/\{(\w+)\}/g, (_match, name: string) =>
    encodeURIComponent(values[name] ?? ''),
  )
}
