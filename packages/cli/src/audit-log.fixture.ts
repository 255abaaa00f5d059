import { join } from 'node:path'
import { withAuthority } from '@concert/db/authority-transaction'
import type { Wall } from '@concert/db/wall'
import { newId } from '@concert/db/identifiers'
import { createPool } from '@concert/db/pool'
import { prepareDatabase } from '@concert/db/prepare-database'
import { recordChange } from '@concert/db/record-change'
import { connectPostgres } from '@concert/postgres/databases'
import pg from 'pg'
import { inject } from 'vitest'
import { run } from '#run.ts'

type Authority = Wall['authority']

/** A cell of its own with an auditor, whose record tests write and tamper with. */
export interface AuditedCell {
  readonly admin: pg.Client
  /** The connection string of an auditor, who may read the record and do nothing else. */
  readonly auditorUrl: string
  /** Records changes as the services do, each with one event and two receipts, and chains their lines. */
  append(authority: Authority, times: number): Promise<void>
  /** Records changes whose lines then wait for their places. */
  record(authority: Authority, times: number): Promise<void>
  chain(authority: Authority): Promise<void>
  /** Runs `concert audit verify` as the auditor. */
  verify(authority: string, ...options: string[]): ReturnType<typeof concert>
  /** Does what only the owner of the tables can: writes with triggers and foreign keys off. */
  tamper(statement: string): Promise<void>
  /** Tampers with the record, looks, and puts everything back. */
  whileTampered(statement: string, look: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

const RECORD = ['audit.lines', 'audit.waiting', 'audit.entries', 'audit.heads', 'audit.receipts', 'platform.events']

export async function openAuditedCell(name: string): Promise<AuditedCell> {
  const root = join(import.meta.dirname, '../../..')
  const server = connectPostgres(inject('postgres'))
  const auditor = { name: `${name}_auditor`, group: 'concert_auditor', password: 'only-in-this-test' }
  const adminUrl = server.superuserUrl(name)
  await server.createDatabase(name)
  await prepareDatabase({
    adminUrl,
    rolesFile: join(root, 'migrations/roles.sql'),
    migrationsFolder: join(root, 'migrations/cell'),
    logins: [auditor],
  })
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  const pool = createPool({ connectionString: adminUrl, applicationName: 'test', max: 1 })
  const auditorUrl = server.url(name, auditor.name, auditor.password)
  const tamper = async (statement: string): Promise<void> => {
    await admin.query(`set session_replication_role = replica; ${statement}; set session_replication_role = origin`)
  }
  const record = (authority: Authority, times: number) => recordChanges(pool, authority, times)
  const chain = async (authority: Authority): Promise<void> => {
    await withAuthority(pool, { authority, applicant: '*' }, ({ client }) =>
      client.query('select platform.chain_audit_lines(1000000)'),
    )
  }
  return {
    admin,
    auditorUrl,
    record,
    chain,
    async append(authority, times) {
      await record(authority, times)
      await chain(authority)
    },
    verify: (authority, ...options) =>
      concert(['audit', 'verify', '--log-only', '--database', auditorUrl, '--authority', authority, ...options]),
    tamper,
    async whileTampered(statement, look) {
      const kept = RECORD.map((table) => [table, `kept_${table.replace('.', '_')}`] as const)
      await admin.query(kept.map(([table, copy]) => `create table ${copy} as table ${table}`).join(';'))
      try {
        await tamper(statement)
        await look()
      } finally {
        for (const [table, copy] of kept) await tamper(restoring(table, copy, await columnsOf(admin, table)))
      }
    },
    async close() {
      await Promise.all([admin.end(), pool.end()])
      await server.dropDatabase(name)
    },
  }
}

const restoring = (table: string, copy: string, columns: string): string =>
  `delete from ${table}; insert into ${table} (${columns}) overriding system value select ${columns} from ${copy}; drop table ${copy}`

/** The columns that are written, as SQL: a generated one cannot be. */
async function columnsOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  return rows[0]?.columns ?? ''
}

function recordChanges(pool: pg.Pool, authority: Authority, times: number): Promise<void> {
  return withAuthority(pool, { authority, applicant: '*' }, async (transaction) => {
    for (let n = 0; n < times; n += 1) {
      await recordChange(transaction, {
        stream: 'application',
        streamId: newId('app'),
        version: 0,
        action: 'application.submitted',
        actor: { id: 'harbour-legal', authorisationId: 'aut-1' },
        edition: 'GBA-AI 2026-1',
        events: [
          {
            type: 'ApplicationWithdrawn',
            payload: {
              at: '2026-11-26T08:00:00.000Z',
              by: '海港',
              applicationId: newId('app'),
              reason: 'Zu teuer: 1.5 Mio.',
            },
          },
        ],
        receipts: [
          { clause: '7.2', guard: 'complete', inputs: { answers: 40 } },
          { clause: '4.2', guard: 'impartial', inputs: {} },
        ],
      })
    }
  })
}

/** Runs a command of `concert`. */
export async function concert(args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const code = await run(args, {
    stdin: (async function* () {})(),
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    fetch: () => Promise.reject(new Error('an audit fetches nothing')),
    now: () => new Date(0),
  })
  return { code, ...said }
}
