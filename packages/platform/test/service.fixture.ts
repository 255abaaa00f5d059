import { connectPostgres } from '@concert/postgres/databases'
import { answerRequirements, listApplications } from '@concert/contracts/applications'
import { notifyClient } from '@concert/contracts/correspondence'
import { type OperationId, operations, operationsOf } from '@concert/contracts/operations'
import { organisationInput, registerOrganisation } from '@concert/contracts/organisations'
import { newId } from '@concert/db/identifiers'
import { createPool } from '@concert/db/pool'
import type { Authority } from '@concert/domain/jurisdictions'
import { detail } from '@concert/sentences/detail'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { seedStaff } from '@concert/testing/staff'
import { createTestIssuers } from '@concert/testing/test-tokens'
import type { InjectOptions } from 'fastify'
import type { Pool } from 'pg'
import { inject } from 'vitest'
import { createLogger } from '../src/logger.ts'
import { type Route, routesFor } from '../src/operation-route.ts'
import { createCursors } from '../src/paging.ts'
import { requireVersion } from '../src/preconditions.ts'
import { RefusedRequest } from '../src/refused-request.ts'
import { createService } from '../src/service.ts'
import type { CellContext } from '../src/service-options.ts'

const route = routesFor<CellContext>()
const cursors = createCursors(Buffer.alloc(32, 7))

export const alice = { kind: 'applicant', id: 'alice-company' } as const
export const bob = { kind: 'applicant', id: 'bob-company' } as const

/** What happens while the registration of `OVERTAKEN` runs, which then finds itself stale. */
export const overtake = { now: async (): Promise<void> => undefined }

/** A body of `registerOrganisation`, with an identifier of its own. */
export function organisation(value: string) {
  return {
    ...organisationInput.parse(operations.registerOrganisation.example.body),
    identifier: { scheme: 'HK-UBI', value },
  }
}

/**
 * A service with the contract of `applications` whose handlers do the least there is: registering inserts one row, answering
 * stands at version 3, listing reads a cursor. The identifier's value chooses how registering ends.
 */
const registering = route.transactional(registerOrganisation, async ({ body, caller }, _context, transaction) => {
  const organisationId = newId('org')
  await transaction.client.query(
    `insert into applications.organisations (authority, organisation_id, applicant_id, version, names, identifier_scheme,
       identifier_value, place, address, contact, state, registered_at)
     values ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, '{}', $10)`,
    [
      transaction.authority,
      organisationId,
      caller.id,
      JSON.stringify(body.names),
      body.identifier.scheme,
      body.identifier.value,
      body.place,
      body.address,
      JSON.stringify(body.contact),
      transaction.now,
    ],
  )
  const answer = {
    ...body,
    lei: body.lei ?? null,
    status: 'registered' as const,
    claim: null,
    refusedFor: null,
    actions: [],
    clock: null,
    organisationId,
    authority: transaction.authority,
    registeredAt: transaction.now,
    version: 1,
  }
  switch (body.identifier.value) {
    case 'REFUSE':
      throw new RefusedRequest('rules-not-met', { detail: detail('rules-not-met', { count: 0 }) })
    case 'FAIL':
      throw new Error('failed as the test wanted')
    case 'FAIL-IN-DATABASE':
      await transaction.client.query('select $1::integer', [body.contact.email])
      break
    case 'TERMINATE':
      await transaction.client.query('select pg_terminate_backend(pg_backend_pid())')
      break
    case 'OVERTAKEN':
      // Refused, and its transaction is over, but nothing was kept yet.
      await transaction.client.query('rollback')
      await overtake.now()
      throw new RefusedRequest('rules-not-met', { detail: detail('rules-not-met', { count: 0 }) })
    case 'UNFIT-ANSWER':
      return { body: { ...answer, version: 1.5 }, version: 1 }
  }
  return { body: answer as never, version: 1 }
})

const answering = route.transactional(answerRequirements, async ({ versions }) => {
  requireVersion(versions, 3, () => ({ status: 'draft' }))
  throw new RefusedRequest('not-found', { detail: detail('record-not-found', { record: 'application' }) })
})

const listing = route.transactional(listApplications, async ({ query }) => {
  cursors.read({ status: query.status }, query.cursor)
  return { body: { items: [], nextCursor: cursors.write({ status: query.status }, ['x']) } }
})

const refusedOnce = new Set<string>()

/** Refuses the first call about an application and answers the next: what a mended cause looks like to a workflow. */
const notifying = route.transactional(notifyClient, async ({ params }, _context, transaction) => {
  if (!refusedOnce.has(params.applicationId)) {
    refusedOnce.add(params.applicationId)
    throw new RefusedRequest('rules-not-met', { detail: detail('rules-not-met', { count: 0 }) })
  }
  const message = { messageId: newId('msg'), applicationId: params.applicationId, kind: 'certificate-issued' as const }
  return { body: { ...message, body: { en: 'x' }, certificateNumber: null, sentAt: transaction.now } as never }
})

const own: Partial<Record<OperationId, Route<CellContext>>> = {
  registerOrganisation: registering,
  answerRequirements: answering,
  listApplications: listing,
  notifyClient: notifying,
}

export const routes: readonly Route<CellContext>[] = operationsOf('applications').map(
  (operation) =>
    own[operation.id as OperationId] ?? {
      operation,
      transactional: true,
      handle: async () => {
        throw new RefusedRequest('not-found', { detail: detail('path-not-found') })
      },
    },
)

export type TestService = Awaited<ReturnType<typeof startTestService>>

/** The service over a cell of its own, for `hk` only, with its log in memory. */
export async function startTestService() {
  const cell = await prepareCell(connectPostgres(inject('postgres')), 'hk')
  await seedStaff(cell.adminUrl, 'hk')
  const pool = createPool({ connectionString: cell.url('applications'), applicationName: 'platform test', max: 20 })
  const issuers = await createTestIssuers('applications')
  const lines: string[] = []
  const logger = createLogger({ service: 'applications', destination: { write: (line) => lines.push(line) } })
  const contexts = new Map<Authority, CellContext>([['hk', { authority: 'hk', pool }]])
  const app = await createService({
    service: 'applications',
    logger,
    routes,
    contexts,
    authenticate: issuers.authenticate,
  })
  return {
    app,
    cell,
    issuers,
    lines,
    logger,
    pool,
    count: (value: string) => countOrganisations(cell, value),
    register: async (body: unknown, more: InjectOptions['headers'] = {}, caller: typeof alice | typeof bob = alice) =>
      app.inject({
        method: 'POST',
        url: '/hk/v1/organisations',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await issuers.token('hk', caller)}`,
          ...more,
        },
        payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
      }),
    close: async () => {
      await app.close()
      await pool.end()
      await issuers.close()
      await cell.drop()
    },
  }
}

async function countOrganisations(cell: CellDatabase, value: string): Promise<number> {
  const admin: Pool = createPool({ connectionString: cell.adminUrl, applicationName: 'platform test', max: 1 })
  try {
    const { rows } = await admin.query<{ count: number }>(
      'select count(*)::int as count from applications.organisations where identifier_value = $1',
      [value],
    )
    return rows[0]?.count ?? 0
  } finally {
    await admin.end()
  }
}
