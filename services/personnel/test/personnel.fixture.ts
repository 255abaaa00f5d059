import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPool } from '@concert/db/pool'
import { connectPostgres } from '@concert/postgres/databases'
import { createLogger } from '@concert/platform/logger'
import { makeAuthorityKeys } from '@concert/testing/authority-keys'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { assertEveryCaseFolded, folding } from '@concert/testing/folded'
import { seedStaff } from '@concert/testing/staff'
import { createTestIssuers } from '@concert/testing/test-tokens'
import type { Pool } from 'pg'
import { dataRequestCase } from '../src/data-request/case.ts'
import { absenceCase } from '../src/absence/case.ts'
import { authorisationCase } from '../src/authorisation/case.ts'
import { loanCase } from '../src/loan/case.ts'
import { groupLinkCase } from '../src/group-link/case.ts'
import { personCase } from '../src/person/case.ts'
import { riskCase } from '../src/risk/case.ts'
import { program } from '../src/program.ts'

const cells = ['hk', 'mo'] as const
export type Cell = (typeof cells)[number]

export interface Sent {
  readonly authority?: Cell
  readonly tokenOf?: Cell
  readonly as?: string
  readonly version?: number
}

export type Personnel = Awaited<ReturnType<typeof startPersonnel>>

/**
 * The personnel services of Hong Kong and Macao, whose staff were on record before they started.
 *
 * @param before what else is written past every wall before they start
 */
export async function startPersonnel(
  postgresUrl: string,
  before: (admins: Readonly<Record<Cell, Pool>>) => Promise<void> = async () => undefined,
) {
  const server = connectPostgres(postgresUrl)
  const databases: Record<Cell, CellDatabase> = {
    hk: await prepareCell(server, 'hk'),
    mo: await prepareCell(server, 'mo'),
  }
  for (const cell of cells) await seedStaff(databases[cell].adminUrl, cell)
  const admins = { hk: adminOf(databases.hk), mo: adminOf(databases.mo) }
  await before(admins)
  const issuers = await createTestIssuers('personnel')
  const folder = await mkdtemp(join(tmpdir(), 'concert-personnel-'))
  const keys = await makeAuthorityKeys(folder)
  const config = program.readConfig({
    CONCERT_AUTHORITIES: cells.join(','),
    CONCERT_CURSOR_KEY: '07'.repeat(32),
    CONCERT_ISSUER: 'http://127.0.0.1:1/{authority}',
    CONCERT_TRUST_DIR: folder,
    DATABASE_URL_HK: databases.hk.url('personnel'),
    DATABASE_URL_MO: databases.mo.url('personnel'),
  })
  const logger = createLogger({ service: 'personnel', level: 'silent' })
  const { contexts, close } = await program.openContexts(config, logger)
  const app = await program.buildApp(contexts, { logger, authenticate: issuers.authenticate })
  return {
    databases,
    admins,
    issuers,
    inject: app.inject.bind(app),
    keys,
    async call(method: 'GET' | 'POST', path: string, body?: object, sent: Sent = {}) {
      const { authority = 'hk', as = 'admin-1', tokenOf = authority, version } = sent
      const token = await issuers.token(tokenOf, { kind: 'staff', id: as })
      const answer = await app.inject({
        method,
        url: `/${authority}/v1/personnel${path}`,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      })
      return { status: answer.statusCode, headers: answer.headers, body: answer.json() }
    },
    /** Calls an internal operation as the workflows of a cell do. */
    async asSystem(authority: Cell, path: string, body: object) {
      const token = await issuers.token(authority, { kind: 'system', id: 'concert-workflows' })
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const url = `/internal/${authority}/v1${path}`
      const answer = await app.inject({ method: 'POST', url, headers, payload: JSON.stringify(body) })
      return { status: answer.statusCode, body: answer.json() }
    },
    /** Ends the service, after holding every case of its cells against its events. */
    async close() {
      await app.close()
      await close()
      await issuers.close()
      await rm(folder, { recursive: true })
      for (const cell of cells) {
        await assertEveryCaseFolded(databases[cell].adminUrl, cell, [
          folding(personCase),
          folding(dataRequestCase),
          folding(authorisationCase),
          folding(loanCase),
          folding(absenceCase),
          folding(groupLinkCase),
          folding(riskCase),
        ])
        await admins[cell].end()
        await databases[cell].drop()
      }
    },
  }
}

export const causes = (body: { errors?: { code: string; pointer: string }[] }) =>
  (body.errors ?? []).map(({ code, pointer }) => `${pointer} ${code}`)

/** Past every wall, as the superuser. */
function adminOf(database: CellDatabase): Pool {
  const pool = createPool({ connectionString: database.adminUrl, applicationName: 'personnel test', max: 3 })
  pool.on('error', () => undefined)
  return pool
}
