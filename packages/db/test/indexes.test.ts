import { connectPostgres } from '@concert/postgres/databases'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

let cell: CellDatabase
let client: Client

beforeAll(async () => {
  cell = await prepareCell(connectPostgres(inject('postgres')), 'hk')
  client = new Client({ connectionString: cell.adminUrl })
  await client.connect()
  // The tables are empty here, where reading them whole is always cheapest.
  await client.query('set enable_seqscan = off')
  await client.query('set enable_bitmapscan = off')
  await client.query('set enable_sort = off')
})
afterAll(async () => {
  await client.end()
  await cell.drop()
})

describe('an index serves', () => {
  it.each([
    [
      'the digests that no record rests on',
      'artefacts_by_digest',
      `select from evidence.artefacts where authority = 'hk' and digest = 'd'`,
    ],
    [
      'the applications of a system',
      'applications_by_system',
      `select from applications.applications where authority = 'hk' and ai_system_id = 's'`,
    ],
    [
      "an applicant's evaluations, newest first",
      'evaluations_of_applicant',
      `select from reviews.evaluations where authority = 'hk' and applicant_id = 'a'
         and (opened_at, evaluation_id) < (now(), 'e') order by opened_at desc, evaluation_id desc limit 20`,
    ],
    [
      'the used assertions that have expired',
      'used_assertions_by_expiry',
      `select from identity.used_assertions
        where authority = 'hk' and expires_at < clock_timestamp() - interval '1 hour' order by expires_at limit 100`,
    ],
  ])('%s', async (_what, index, statement) => {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${statement}`)
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(new RegExp(`using ${index} `))
  })
})
