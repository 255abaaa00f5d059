import { withAuthority } from '@concert/db/authority-transaction'
import { createPool } from '@concert/db/pool'
import { recordChange } from '@concert/db/record-change'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { envelopeOf, type Exchanges, receive, sign, startExchanges } from './exchange.fixture.ts'

let exchanges: Exchanges
let pool: Pool

beforeAll(async () => {
  exchanges = await startExchanges(inject('postgres'))
  pool = createPool({ connectionString: exchanges.databases.hk.url('exchange'), applicationName: 'never test' })
  await receive(exchanges, await sign(envelopeOf(), exchanges.keys.mo))
})
afterAll(async () => {
  await pool.end()
  await exchanges.close()
})

/** One statement as the service's own role behind the wall of an authority. */
function asService(statement: string, authority: 'hk' | 'mo' = 'hk') {
  return withAuthority(pool, { authority, applicant: '*' }, ({ client }) => client.query(statement))
}

describe("the service reads no other service's tables, but for which authority leads a recognition", () => {
  test('its role may use its own tables, the idempotency keys and what every version knows, and no other table of the cell', async () => {
    const { rows } = await exchanges.admin.hk.query<{ name: string }>(
      `select format('%I.%I', nspname, relname) as name
       from pg_class join pg_namespace on pg_namespace.oid = relnamespace
       where relkind in ('r', 'p', 'v', 'm') and nspname not in ('pg_catalog', 'information_schema')
         and has_schema_privilege('hk_exchange', nspname, 'usage')
         and (has_any_column_privilege('hk_exchange', pg_class.oid, 'select, insert, update, references')
              or has_table_privilege('hk_exchange', pg_class.oid, 'delete, truncate, trigger'))
       order by 1`,
    )
    expect(rows.map(({ name }) => name)).toEqual([
      'exchange.basis_turns',
      'exchange.border_reads',
      'exchange.inbound',
      'exchange.ledger_differences',
      'exchange.outbound',
      'exchange.read_differences',
      'exchange.transfer_bases',
      'personnel.accounts',
      'personnel.authorisations',
      'platform.idempotency_keys',
      'reference.authorities',
      'reference.editions',
      'reference.places',
      'reviews.recognitions',
      'reviews.recognitions_to_read',
    ])
  })

  test.each([
    'applications.applications',
    'applications.organisations',
    'evidence.artefacts',
    'reviews.evaluations',
    'reviews.recognitions',
    'certificates.intents',
    'personnel.people',
    'platform.events',
    'platform.outbox',
    'audit.lines',
    'audit.entries',
  ])('raw SQL on %s is refused', async (table) => {
    await expect(asService(`select * from ${table}`)).rejects.toMatchObject({ code: '42501' })
  })

  test.each(['application', 'evaluation', 'certificate', 'evidence'] as const)(
    'its role records no change of the stream %s',
    async (stream) => {
      const change = {
        stream,
        streamId: 'x',
        version: 0,
        action: 'x.forged',
        actor: { id: 'x' },
        events: [],
        receipts: [],
      }
      const recorded = withAuthority(pool, { authority: 'hk', applicant: '*' }, (transaction) =>
        recordChange(transaction, change),
      )
      await expect(recorded).rejects.toMatchObject({ code: '42501' })
    },
  )
})

describe('the database keeps', () => {
  test.each([
    `update exchange.inbound set statement = 'x'`,
    `delete from exchange.inbound`,
    `update exchange.outbound set statement = 'x'`,
    `update exchange.outbound set to_authority = 'mo'`,
    `delete from exchange.outbound`,
    `delete from exchange.border_reads`,
    `delete from exchange.ledger_differences`,
    `delete from exchange.read_differences`,
    `update exchange.read_differences set read_id = 'brd_x'`,
    `select * from evidence.custody`,
    `update exchange.ledger_differences set kind = 'lost'`,
    `update exchange.border_reads set bases = '{category}'`,
    `update exchange.border_reads set begun_at = now()`,
    `select dossier from reviews.recognitions`,
  ])('what crossed as it crossed: %s is refused', async (statement) => {
    await expect(asService(statement)).rejects.toMatchObject({ code: '42501' })
  })

  test('an authority from receiving from itself, sending to itself, and receiving one id twice', async () => {
    const inbound = (from: string, id: string) =>
      asService(`insert into exchange.inbound (authority, from_authority, envelope_id, type, statement, version, state, received_at)
                 values ('hk', '${from}', '${id}', 'x', 'x', 1, '{}', now())`)
    await expect(inbound('hk', 'env_1')).rejects.toMatchObject({ code: '23514' })
    await inbound('mo', 'env_1')
    await expect(inbound('mo', 'env_1')).rejects.toMatchObject({ code: '23505' })
    await expect(
      asService(`insert into exchange.outbound (authority, envelope_id, key, to_authority, type, statement, version, state, queued_at)
                 values ('hk', 'env_2', 'k', 'hk', 'x', 'x', 1, '{}', now())`),
    ).rejects.toMatchObject({ code: '23514' })
  })

  test('one authority from seeing what another received', async () => {
    expect((await asService('select from exchange.inbound')).rowCount).toBeGreaterThan(0)
    expect((await asService('select from exchange.inbound', 'mo')).rowCount).toBe(0)
  })
})
