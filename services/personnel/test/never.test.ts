import { withAuthority } from '@concert/db/authority-transaction'
import { createPool } from '@concert/db/pool'
import { recordChange } from '@concert/db/record-change'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Personnel, startPersonnel } from './personnel.fixture.ts'

let personnel: Personnel
let pool: Pool

beforeAll(async () => {
  personnel = await startPersonnel(inject('postgres'))
  pool = createPool({ connectionString: personnel.databases.hk.url('personnel'), applicationName: 'never test' })
})
afterAll(async () => {
  await pool.end()
  await personnel.close()
})

function asService(statement: string, authority: 'hk' | 'mo' = 'hk') {
  return withAuthority(pool, { authority, applicant: '*' }, ({ client }) => client.query(statement))
}

describe('the service acts in no case', () => {
  test('its role may use its own tables, the idempotency keys and what every version knows, and no other table of the cell', async () => {
    const { rows } = await personnel.admins.hk.query<{ name: string }>(
      `select format('%I.%I', nspname, relname) as name
       from pg_class join pg_namespace on pg_namespace.oid = relnamespace
       where relkind in ('r', 'p', 'v', 'm') and nspname not in ('pg_catalog', 'information_schema')
         and has_schema_privilege('hk_personnel', nspname, 'usage')
         and (has_any_column_privilege('hk_personnel', pg_class.oid, 'select, insert, update, references')
              or has_table_privilege('hk_personnel', pg_class.oid, 'delete, truncate, trigger'))
       order by 1`,
    )
    expect(rows.map(({ name }) => name)).toEqual([
      'applications.closed_days',
      'personnel.absence_deputies',
      'personnel.absences',
      'personnel.accounts',
      'personnel.authorisation_history',
      'personnel.authorisations',
      'personnel.case_reads',
      'personnel.competences',
      'personnel.corrections',
      'personnel.data_requests',
      'personnel.engagements',
      'personnel.grants',
      'personnel.group_links',
      'personnel.loans',
      'personnel.people',
      'personnel.risks',
      'personnel.set_ups',
      'personnel.turns',
      'platform.clocks',
      'platform.closed_days',
      'platform.idempotency_keys',
      'reference.authorities',
      'reference.editions',
      'reference.places',
    ])
  })

  test.each([
    'applications.applications',
    'evidence.artefacts',
    'reviews.evaluations',
    'reviews.votes',
    'certificates.intents',
    'platform.events',
    'audit.lines',
  ])('raw SQL on %s is refused', async (table) => {
    await expect(asService(`select * from ${table}`)).rejects.toMatchObject({ code: '42501' })
  })

  test.each(['application', 'evaluation', 'effect', 'evidence'] as const)(
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

describe('what is on record of a person stands', () => {
  test.each([
    `delete from personnel.people`,
    `update personnel.people set person_id = 'x'`,
    `delete from personnel.accounts`,
    `update personnel.accounts set person_id = 'admin-2'`,
    `insert into personnel.engagements (authority, person_id, identifier_value, kind, from_on)
       values ('hk', 'admin-2', '1', 'employment', '2020-01-01');
     delete from personnel.engagements`,
    `update personnel.engagements set from_on = '2020-01-01'`,
    `delete from personnel.group_links`,
    `update personnel.group_links set other_value = 'x'`,
    `delete from personnel.risks`,
    `update personnel.risks set person_id = null`,
    `delete from personnel.competences`,
    `update personnel.competences set valid_until = '2099-01-01'`,
    `delete from personnel.loans`,
    `update personnel.loans set lender = 'cn-gd'`,
    `update personnel.loans set valid_until = '2099-01-01'`,
  ])('%s is refused', async (statement) => {
    await expect(asService(statement)).rejects.toMatchObject({ code: '42501' })
  })

  test('and no other service writes it', async () => {
    for (const service of ['reviews', 'applications', 'evidence', 'exchange', 'certificates'] as const) {
      const other = createPool({
        connectionString: personnel.databases.hk.url(service),
        applicationName: 'never test',
        max: 1,
      })
      try {
        const tables = [
          'people',
          'accounts',
          'authorisations',
          'competences',
          'corrections',
          'engagements',
          'loans',
          'absences',
          'group_links',
          'risks',
          'data_requests',
        ]
        for (const table of tables) {
          const written = withAuthority(other, { authority: 'hk', applicant: '*' }, ({ client }) =>
            client.query(`update personnel.${table} set authority = authority`),
          )
          await expect(written, `${service} ${table}`).rejects.toMatchObject({ code: '42501' })
        }
      } finally {
        await other.end()
      }
    }
  })

  test('one authority sees nobody of another', async () => {
    expect((await asService('select from personnel.people')).rowCount).toBeGreaterThan(0)
    expect((await asService('select from personnel.people', 'mo')).rowCount).toBe(0)
  })
})
