import { withAuthority } from '@concert/db/authority-transaction'
import { createPool } from '@concert/db/pool'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Authorisations, startAuthorisations } from './authorisations.fixture.ts'

// Raw SQL by the roles of the services: what no code path does, no statement does either.

let personnel: Authorisations
let pool: Pool

beforeAll(async () => {
  personnel = await startAuthorisations(inject('postgres'))
  pool = createPool({ connectionString: personnel.databases.hk.url('personnel'), applicationName: 'never test' })
})
afterAll(async () => {
  await pool.end()
  await personnel.close()
})

/** Statements of one transaction as a service's own role. */
function inTurn(...statements: readonly string[]) {
  return withAuthority(pool, { authority: 'hk', applicant: '*' }, async ({ client }) => {
    for (const statement of statements) await client.query(statement)
  })
}

/** A period that follows from a grant, with what a test changes of it. */
const begin = (grantId: string, change: Readonly<Record<string, string>> = {}) => {
  const row = {
    authority: 'authority',
    authorisation_id: `'aut-' || grant_id`,
    grant_id: 'grant_id',
    person_id: 'person_id',
    function: 'function',
    valid_from: 'valid_from',
    valid_until: 'valid_until',
    proposed_by: `'admin-1'`,
    confirmed_by: `'admin-2'`,
    ...change,
  }
  return `insert into personnel.authorisations (${Object.keys(row).join(', ')})
    select ${Object.values(row).join(', ')} from personnel.grants where grant_id = '${grantId}'`
}

describe('a period in force', () => {
  test('follows from a proposal that another administrator confirms', async () => {
    const grantId = await personnel.proposed(await personnel.somebody())
    await inTurn(begin(grantId))
    const { rows } = await personnel.admins.hk.query(
      `select held.valid_from > given.valid_from as begins_later
       from personnel.authorisations held join personnel.grants given using (authority, grant_id) where grant_id = $1`,
      [grantId],
    )
    expect(rows).toEqual([{ begins_later: true }])
  })

  test.each([
    ['of nobody’s proposal', { grant_id: 'null' }, '23000', 'authorisation_proposed'],
    ['of another person', { person_id: `'planner-1'` }, '23000', 'authorisation_proposed'],
    ['of another function', { function: `'decision-maker'` }, '23000', 'authorisation_proposed'],
    ['for longer', { valid_until: `valid_until + interval '1 day'` }, '23000', 'authorisation_proposed'],
    ['from earlier', { valid_from: `valid_from - interval '1 day'` }, '23000', 'authorisation_proposed'],
    ['that nobody gave', { proposed_by: 'null', confirmed_by: 'null' }, '23000', 'authorisation_proposed'],
    ['that the person confirms', { confirmed_by: 'person_id' }, '23000', 'given_by_administrators'],
    [
      'that somebody confirms who is no administrator',
      { confirmed_by: `'signatory-1'` },
      '23000',
      'given_by_administrators',
    ],
    [
      'that somebody proposed who is no administrator',
      { proposed_by: `'signatory-1'` },
      '23000',
      'given_by_administrators',
    ],
    ['that one gives alone', { confirmed_by: `'admin-1'` }, '23000', 'given_by_two'],
  ])('%s is refused', async (_what, change, code, constraint) => {
    const grantId = await personnel.proposed(await personnel.somebody())
    await expect(inTurn(begin(grantId, change))).rejects.toMatchObject({ code, constraint })
  })

  test('is given by no administrator to themselves', async () => {
    const grantId = await personnel.proposed(await personnel.somebody(), { function: 'personnel-administrator' })
    const own = inTurn(
      begin(grantId),
      `insert into personnel.grants (authority, grant_id, version, status, person_id, function, valid_from, valid_until, proposed_by, state, opened_at)
       select authority, 'gra-own', 1, 'proposed', 'admin-1', function, valid_until, valid_until + interval '1 day', 'admin-2', state, opened_at
       from personnel.grants where grant_id = '${grantId}'`,
      begin('gra-own'),
    )
    await expect(own).rejects.toMatchObject({ code: '23514', constraint: 'given_by_others' })
    const proposed =
      inTurn(`insert into personnel.grants (authority, grant_id, version, status, person_id, function, valid_from,
        valid_until, proposed_by, state, opened_at)
      select authority, 'gra-own', 1, 'proposed', 'admin-1', function, valid_from, valid_until, 'admin-1', state, opened_at
      from personnel.grants where grant_id = '${grantId}'`)
    await expect(proposed).rejects.toMatchObject({ code: '23514', constraint: 'proposed_by_another' })
  })

  test('is of nobody who would administer and act, nor is it the second of a function', async () => {
    const copied = (of: string, as: string) =>
      `insert into personnel.grants (authority, grant_id, version, status, person_id, function, valid_from, valid_until, proposed_by, state, opened_at)
       select authority, '${as}', 1, 'proposed', person_id, '${of}', valid_from, valid_until, proposed_by, state, opened_at
       from personnel.grants where grant_id = `
    const personId = await personnel.somebody()
    const grantId = await personnel.granted(personId)
    const both = inTurn(`${copied('personnel-administrator', 'gra-both')} '${grantId}'`, begin('gra-both'))
    await expect(both).rejects.toMatchObject({ code: '23000', constraint: 'administrators_act_in_no_case' })
    const twice = inTurn(`${copied('report-reviewer', 'gra-twice')} '${grantId}'`, begin('gra-twice'))
    await expect(twice).rejects.toMatchObject({ code: '23000', constraint: 'one_at_a_time' })
  })

  test('is only ever ended earlier, and everything else of it stands', async () => {
    const grantId = await personnel.granted(await personnel.somebody())
    const where = `where grant_id = '${grantId}'`
    await expect(
      inTurn(`update personnel.authorisations set valid_until = valid_until + interval '1 second' ${where}`),
    ).rejects.toMatchObject({ code: '23000', constraint: 'never_lengthened' })
    for (const statement of [
      `update personnel.authorisations set valid_from = now() ${where}`,
      `update personnel.authorisations set person_id = 'planner-1' ${where}`,
      `update personnel.authorisations set confirmed_by = 'admin-1' ${where}`,
      `delete from personnel.authorisations ${where}`,
    ]) {
      await expect(inTurn(statement), statement).rejects.toMatchObject({ code: '42501' })
    }
    await inTurn(`update personnel.authorisations set valid_until = now() + interval '1 day' ${where}`)
  })
})

describe('what is on record stands', () => {
  test.each([
    `delete from personnel.grants`,
    `update personnel.grants set person_id = 'admin-1'`,
    `update personnel.grants set function = 'signatory'`,
    `update personnel.grants set valid_until = valid_until + interval '1 year'`,
    `update personnel.grants set proposed_by = null`,
    `insert into personnel.authorisation_history (authority, authorisation_id, grant_id, person_id, function, valid_from, valid_until)
     values ('hk', 'x', 'x', 'x', 'x', now(), now())`,
    `update personnel.authorisation_history set valid_until = now()`,
    `delete from personnel.authorisation_history`,
  ])('%s is refused', async (statement) => {
    await expect(inTurn(statement)).rejects.toMatchObject({ code: '42501' })
  })

  test('also from whoever steps over the wall', async () => {
    const rewritten = personnel.admins.hk.query('update personnel.authorisation_history set valid_until = now()')
    await expect(rewritten).rejects.toMatchObject({ code: '42501' })
    await expect(personnel.admins.hk.query('delete from personnel.authorisation_history')).rejects.toMatchObject({
      code: '42501',
    })
  })

  test('and what was declined or withdrawn does not come back', async () => {
    const grantId = await personnel.proposed(await personnel.somebody())
    await personnel.call('POST', `/grants/${grantId}/decline`, { reason: 'No.' }, { version: 1 })
    const back = inTurn(`update personnel.grants set status = 'proposed' where grant_id = '${grantId}'`)
    await expect(back).rejects.toMatchObject({ code: '23000', constraint: 'status_final' })
  })

  test('and no other service writes any of it', async () => {
    for (const service of ['reviews', 'applications', 'evidence', 'exchange', 'certificates', 'workflows'] as const) {
      const url = personnel.databases.hk.url(service)
      const other = createPool({ connectionString: url, applicationName: 'never test', max: 1 })
      try {
        for (const statement of ['authorisations', 'grants', 'turns', 'authorisation_history'].flatMap((table) => [
          `update personnel.${table} set authority = authority`,
          `insert into personnel.${table} (authority) values ('hk')`,
          `delete from personnel.${table}`,
        ])) {
          const written = withAuthority(other, { authority: 'hk', applicant: '*' }, ({ client }) =>
            client.query(statement),
          )
          await expect(written, `${service}: ${statement}`).rejects.toMatchObject({ code: '42501' })
        }
      } finally {
        await other.end()
      }
    }
  })

  test('what was removed by an operator is known to have been', async () => {
    const personId = await personnel.somebody()
    await personnel.granted(personId)
    await personnel.admins.hk.query('delete from personnel.authorisations where person_id = $1', [personId])
    const { rows } = await personnel.admins.hk.query(
      `select valid_until > valid_from as lasts from personnel.authorisation_history where person_id = $1 order by change`,
      [personId],
    )
    expect(rows.map(({ lasts }) => lasts)).toEqual([true, false])
  })
})
