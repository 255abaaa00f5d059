import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectPostgres } from '@concert/postgres/databases'
import { surfacePrefix } from '@concert/contracts/operation'
import { type OperationId, operations } from '@concert/contracts/operations'
import { createPool } from '@concert/db/pool'
import type { Authority } from '@concert/domain/jurisdictions'
import { createLogger } from '@concert/platform/logger'
import { type AuthorityKeys, makeAuthorityKeys } from '@concert/testing/authority-keys'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { assertFolded } from '@concert/testing/folded'
import { seedStaff } from '@concert/testing/staff'
import { createTestIssuers, type TestCaller } from '@concert/testing/test-tokens'
import type { RequestLimits } from '@concert/platform/request-limits'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { inject } from 'vitest'
import { aiSystemCase } from '#ai-system/case.ts'
import { applicationCase } from '#application/case.ts'
import { clockNoticeCase } from '#clock-notice/case.ts'
import { clockRecountCase } from '#clock-recount/case.ts'
import { closedDayCase } from '#closed-day/case.ts'
import { messageCase } from '#correspondence/case.ts'
import { organisationCase } from '#organisation/case.ts'
import { program } from '#program.ts'

/** The key under which the tests compare weights. */
export const lodgementKey = 'ab'.repeat(32)

export const harbour: TestCaller = { kind: 'applicant', id: 'harbour-legal' }
export const victoria: TestCaller = { kind: 'applicant', id: 'victoria-face' }
export const worker: TestCaller = { kind: 'system', id: 'workflows' }

export function staff(id: string): TestCaller {
  return { kind: 'staff', id }
}

export interface Sent {
  readonly params?: Record<string, string>
  readonly query?: Record<string, string>
  readonly body?: unknown
  readonly ifMatch?: number | string
  readonly key?: string
  readonly authority?: Authority
  /** Whose issuer signs the token, where that is not the authority of the path. */
  readonly issuedBy?: Authority
}

export interface Answered {
  readonly status: number
  // The body of whatever was answered: each test looks at the members it is about.
  readonly body: Record<string, unknown> & { errors?: { pointer: string; code: string; subject?: string }[] }
  readonly headers: Record<string, unknown>
}

export interface ApplicationsUnderTest {
  /** Calls an operation as a caller with a real token; `null` sends none. */
  send(operation: OperationId, caller: TestCaller | null, sent?: Sent): Promise<Answered>
  readonly cell: CellDatabase
  /** The keys of every authority, which the service trusts. */
  readonly keys: AuthorityKeys
  /** The service's own connections, as its role. */
  readonly pool: Pool
  /** As superuser, past every wall. */
  readonly admin: Pool
  /** The lines that the service has logged of what it did not foresee. */
  readonly logged: readonly string[]
  /** Another process of the service on the same cell, which counts requests. */
  replica(requestLimits: RequestLimits): Promise<FastifyInstance>
  token(caller: TestCaller): Promise<string>
  close(): Promise<void>
}

/** The whole service over a Hong Kong cell of its own, with its staff, and with more settings where a test is about them. */
export async function startApplications(more: Readonly<Record<string, string>> = {}): Promise<ApplicationsUnderTest> {
  const cell = await prepareCell(connectPostgres(inject('postgres')), 'hk')
  await seedStaff(cell.adminUrl, 'hk')
  const issuers = await createTestIssuers('applications')
  const folder = await mkdtemp(join(tmpdir(), 'concert-applications-'))
  const keys = await makeAuthorityKeys(folder)
  const config = program.readConfig({
    CONCERT_AUTHORITIES: 'hk',
    CONCERT_ISSUER: 'http://127.0.0.1:1/{authority}',
    CONCERT_CURSOR_KEY: randomBytes(32).toString('hex'),
    CONCERT_LODGEMENT_KEY: lodgementKey,
    CONCERT_TRUST_DIR: folder,
    DATABASE_URL_HK: cell.url('applications'),
    ...more,
  })
  const logged: string[] = []
  const destination = { write: (line: string) => void logged.push(line) }
  const logger = createLogger({ service: 'applications', level: 'error', destination })
  const { contexts, close } = await program.openContexts(config, logger)
  const context = contexts.get('hk')
  if (context === undefined) throw new Error('there is no context of hk')
  const app = await program.buildApp(contexts, { logger, authenticate: issuers.authenticate })
  const admin = createPool({ connectionString: cell.adminUrl, applicationName: 'applications test', max: 2 })
  return {
    cell,
    keys,
    admin,
    logged,
    pool: context.pool,
    async send(id, caller, sent = {}) {
      const authority = sent.authority ?? 'hk'
      const token = caller === null ? undefined : await issuers.token(sent.issuedBy ?? authority, caller)
      const response = await app.inject({
        method: operations[id].method,
        url: urlOf(id, { authority, ...sent.params }),
        headers: headersOf(sent, token),
        ...(sent.query === undefined ? {} : { query: sent.query }),
        ...(sent.body === undefined ? {} : { payload: JSON.stringify(sent.body) }),
      })
      const answered = { status: response.statusCode, body: response.json(), headers: response.headers }
      if (operations[id].method !== 'GET' && answered.status < 300) await assertCommanded(id, admin, answered.body)
      return answered
    },
    token: (caller) => issuers.token('hk', caller),
    async replica(requestLimits) {
      const own = await program.openContexts(config, logger)
      const { authenticate } = issuers
      const other = await program.buildApp(own.contexts, { logger, authenticate, requestLimits })
      other.addHook('onClose', own.close)
      return other
    },
    async close() {
      await app.close()
      await Promise.all([close(), admin.end(), issuers.close()])
      await cell.drop()
      await rm(folder, { recursive: true })
    },
  }
}

/** Whatever a command of a test changed, the events of its case give what is stored of it. */
function assertCommanded(id: OperationId, admin: Pool, body: Answered['body']): Promise<void> {
  switch (id) {
    case 'registerOrganisation':
    case 'claimOrganisation':
    case 'declareOrganisationImpartiality':
    case 'verifyOrganisation':
    case 'refuseClaim':
    case 'revokeVerification':
      return assertFolded(organisationCase, admin, 'hk', String(body['organisationId']))
    case 'registerAiSystem':
      return assertFolded(aiSystemCase, admin, 'hk', String(body['aiSystemId']))
    case 'noticeClock':
      return assertFolded(clockNoticeCase, admin, 'hk', String(body['noticeId']))
    case 'recordClosedDay':
    case 'correctClosedDay':
    case 'withdrawClosedDay':
      return assertFolded(closedDayCase, admin, 'hk', String(body['closedDayId']))
    case 'recountClocks':
      // One that moved no day is no case.
      if (typeof body['recountId'] !== 'string') return Promise.resolve()
      return assertFolded(clockRecountCase, admin, 'hk', body['recountId'])
    case 'notifyClient':
      return assertFolded(messageCase, admin, 'hk', String(body['messageId']))
    case 'answerLodgementQuery':
    case 'recordLodgementAnswer':
      return Promise.resolve()
    default:
      return assertFolded(applicationCase, admin, 'hk', String(body['applicationId']))
  }
}

function urlOf(id: OperationId, values: Record<string, string>): string {
  const { surface, path } = operations[id]
  return `${surfacePrefix(surface)}${path}`.replaceAll(/\{(\w+)\}/g, (_match, name: string) => values[name] ?? '')
}

function headersOf({ body, ifMatch, key }: Sent, token: string | undefined): Record<string, string> {
  return {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(ifMatch === undefined ? {} : { 'if-match': typeof ifMatch === 'number' ? `"${ifMatch}"` : ifMatch }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  }
}
