import { operations } from '@concert/contracts/operations'
import { createPool } from '@concert/db/pool'
import { connectPostgres } from '@concert/postgres/databases'
import { createLogger } from '@concert/platform/logger'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { assertEveryCaseFolded, folding } from '@concert/testing/folded'
import { seedStaff } from '@concert/testing/staff'
import { createTestIssuers } from '@concert/testing/test-tokens'
import { expect, vi } from 'vitest'
import { authorisationCase } from '../src/authorisation/case.ts'
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

export type Authorisations = Awaited<ReturnType<typeof startAuthorisations>>

/** The personnel services of Hong Kong, with two administrators, and of Macao, with one. */
export async function startAuthorisations(postgresUrl: string) {
  const server = connectPostgres(postgresUrl)
  const databases: Record<Cell, CellDatabase> = {
    hk: await prepareCell(server, 'hk'),
    mo: await prepareCell(server, 'mo'),
  }
  const admins = { hk: adminOf(databases.hk), mo: adminOf(databases.mo) }
  for (const cell of cells) {
    await seedStaff(databases[cell].adminUrl, cell)
    await admins[cell].query(
      `insert into personnel.accounts (authority, account_id, person_id) values ($1, 'admin-1.private', 'admin-1')`,
      [cell],
    )
  }
  await admins.mo.query(`update personnel.authorisations set valid_until = now() where person_id = 'admin-2'`)
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
  let serial = 0

  async function call(method: 'GET' | 'POST', path: string, body?: object, sent: Sent = {}) {
    const { authority = 'hk', as = 'admin-1', tokenOf = authority, version } = sent
    const token = await issuers.token(tokenOf, { kind: 'staff', id: as })
    const answer = await app.inject({
      method,
      url: `/${authority}/v1/personnel/authorisations${path}`,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    })
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() }
  }
  return {
    databases,
    admins,
    call,
    /** Puts somebody on record whom no test has met. */
    async somebody(authority: Cell = 'hk'): Promise<string> {
      serial += 1
      const personId = `person-${serial}`
      await admins[authority].query(registration, [authority, [personId]])
      return personId
    },
    /** Proposes as the first administrator. @returns the id of the grant */
    async proposed(personId: string, change: object = {}, sent: Sent = {}): Promise<string> {
      const answer = await call('POST', '/grants', { ...proposal(), personId, ...change }, sent)
      expect(answer.status, JSON.stringify(answer.body)).toBe(201)
      return answer.body.grantId
    },
    /** Proposes as the first administrator and confirms as the second. @returns the id of the grant */
    async granted(personId: string, change: object = {}): Promise<string> {
      const grantId = await this.proposed(personId, change)
      const answer = await call('POST', `/grants/${grantId}/confirm`, {}, { as: 'admin-2', version: 1 })
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      return grantId
    },
    /** Sends requests that all wait for the turn of a cell before any of them gets it. */
    async atOnce<Answer>(cell: Cell, acts: readonly (() => Promise<Answer>)[]): Promise<Answer[]> {
      const first = await admins[cell].connect()
      await first.query('begin')
      await first.query('select from personnel.turns for update')
      const answers = acts.map((act) => act())
      await vi.waitUntil(async () => {
        const { rowCount } = await admins[cell].query(
          `select from pg_stat_activity
           where datname = current_database() and wait_event_type = 'Lock' and query like '%personnel.turns%'`,
        )
        return rowCount === acts.length
      })
      await first.query('commit')
      first.release()
      return Promise.all(answers)
    },
    /** Ends the service, after holding every case of its cells against its events. */
    async close() {
      await app.close()
      await close()
      await issuers.close()
      for (const cell of cells) {
        await assertEveryCaseFolded(databases[cell].adminUrl, cell, [folding(personCase), folding(authorisationCase)])
        await admins[cell].end()
        await databases[cell].drop()
      }
    },
  }
}

/** A proposal that holds from now on for a year. */
export function proposal() {
  const year = 365 * 24 * 60 * 60 * 1000
  return {
    ...operations.proposeAuthorisation.example.body,
    validFrom: new Date().toISOString(),
    validUntil: new Date(Date.now() + year).toISOString(),
    undertakingOn: '2026-01-15',
  }
}

export const causes = (body: { errors?: { code: string; pointer: string }[] }) =>
  (body.errors ?? []).map(({ code, pointer }) => `${pointer} ${code}`.trim())

const registration = `with person as (
    insert into personnel.people (authority, person_id, display_name)
    select $1, id, id from unnest($2::text[]) as id on conflict do nothing)
  insert into personnel.accounts (authority, account_id, person_id)
    select $1, id, id from unnest($2::text[]) as id on conflict do nothing`

/** Past every wall, as the superuser. */
function adminOf(database: CellDatabase) {
  const pool = createPool({ connectionString: database.adminUrl, applicationName: 'authorisations test', max: 3 })
  pool.on('error', () => undefined)
  return pool
}
