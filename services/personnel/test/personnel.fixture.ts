import { connectPostgres } from '@concert/postgres/databases'
import { createLogger } from '@concert/platform/logger'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { assertEveryCaseFolded, folding } from '@concert/testing/folded'
import { seedStaff } from '@concert/testing/staff'
import { createTestIssuers } from '@concert/testing/test-tokens'
import { Client } from 'pg'
import { personCase } from '../src/person/case.ts'
import { program } from '../src/program.ts'

const cells = ['hk', 'mo'] as const
type Cell = (typeof cells)[number]

export interface Sent {
  readonly authority?: Cell
  readonly tokenOf?: Cell
  readonly as?: string
  readonly version?: number
}

export type Personnel = Awaited<ReturnType<typeof startPersonnel>>

/** The personnel services of Hong Kong and Macao, whose staff were on record before they started. */
export async function startPersonnel(postgresUrl: string) {
  const server = connectPostgres(postgresUrl)
  const databases: Record<Cell, CellDatabase> = {
    hk: await prepareCell(server, 'hk'),
    mo: await prepareCell(server, 'mo'),
  }
  for (const cell of cells) await seedStaff(databases[cell].adminUrl, cell)
  const issuers = await createTestIssuers('personnel')
  const config = program.readConfig({
    CONCERT_AUTHORITIES: cells.join(','),
    CONCERT_CURSOR_KEY: '07'.repeat(32),
    CONCERT_ISSUER: 'http://127.0.0.1:1/{authority}',
    DATABASE_URL_HK: databases.hk.url('personnel'),
    DATABASE_URL_MO: databases.mo.url('personnel'),
  })
  const logger = createLogger({ service: 'personnel', level: 'silent' })
  const { contexts, close } = await program.openContexts(config, logger)
  const app = await program.buildApp(contexts, { logger, authenticate: issuers.authenticate })
  const admin = new Client({ connectionString: databases.hk.adminUrl })
  await admin.connect()
  return {
    databases,
    admin,
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
    /** Ends the service, after holding every case of its cells against its events. */
    async close() {
      await app.close()
      await close()
      await issuers.close()
      await admin.end()
      for (const cell of cells) {
        await assertEveryCaseFolded(databases[cell].adminUrl, cell, [folding(personCase)])
        await databases[cell].drop()
      }
    },
  }
}

export const causes = (body: { errors?: { code: string; pointer: string }[] }) =>
  (body.errors ?? []).map(({ code, pointer }) => `${pointer} ${code}`)
