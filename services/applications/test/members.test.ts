import { cellServices } from '@concert/db/prepare-database'
import type { TestCaller } from '@concert/testing/test-tokens'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type ApplicationsUnderTest,
  harbour,
  staff,
  startApplications,
  worker,
} from './applications-service.fixture.ts'

const issuer: TestCaller = { kind: 'issuer', id: 'concert-issuer' }

let service: ApplicationsUnderTest
/** A member of its own for each test. */
let member: string
let made = 0

beforeAll(async () => {
  service = await startApplications()
})
afterAll(() => service.close())

const keyOf = (name: string): string => name.padEnd(43, 'x')

beforeEach(async () => {
  made += 1
  member = `program-${made}`
  await add('hk', member, `company-${made}`)
})

/** An account with one member and two keys of it, as the preparation of a cell writes them. */
async function add(authority: string, memberId: string, applicantId: string): Promise<void> {
  const { admin } = service
  await admin.query('insert into applications.accounts (authority, applicant_id) values ($1, $2)', [
    authority,
    applicantId,
  ])
  await admin.query('insert into applications.members (authority, member_id, applicant_id) values ($1, $2, $3)', [
    authority,
    memberId,
    applicantId,
  ])
  await admin.query(
    `insert into applications.member_keys (authority, member_id, applicant_id, key_id, public_key, added_at)
     values ($1, $2, $3, 'old', $4, now() - interval '1 day'), ($1, $2, $3, 'new', $5, now())`,
    [authority, memberId, applicantId, keyOf(`${memberId}-old`), keyOf(`${memberId}-new`)],
  )
}

const ask = (memberId: string, caller: TestCaller | null = issuer) =>
  service.send('getMember', caller, { params: { memberId } })
const kidsOf = ({ body }: { readonly body: Record<string, unknown> }) =>
  (body['keys'] as { readonly kid: string }[]).map(({ kid }) => kid)

describe('an issuer that asks for a member', () => {
  test('is told for which client it acts, and its keys', async () => {
    expect(await ask(member)).toMatchObject({
      status: 200,
      body: {
        memberId: member,
        applicantId: `company-${made}`,
        keys: [
          { kty: 'OKP', crv: 'Ed25519', kid: 'old', x: keyOf(`${member}-old`) },
          { kty: 'OKP', crv: 'Ed25519', kid: 'new', x: keyOf(`${member}-new`) },
        ],
      },
    })
  })

  test('is not told a key from the moment on at which it was revoked', async () => {
    await service.admin.query(
      `update applications.member_keys set revoked_at = now() + interval '1 hour' where key_id = 'new' and member_id = $1`,
      [member],
    )
    expect(kidsOf(await ask(member))).toEqual(['old', 'new'])
    await service.admin.query(
      `update applications.member_keys set revoked_at = now() where key_id = 'old' and member_id = $1`,
      [member],
    )
    expect(kidsOf(await ask(member))).toEqual(['new'])
  })

  test.each([
    ['a member that has ended', 'update applications.members set ended_at = now() where member_id = $1'],
    [
      'a member whose account is closed',
      `update applications.accounts set closed_at = now() where applicant_id = replace($1, 'program', 'company')`,
    ],
  ])('is answered for %s as for one that does not exist', async (_what, statement) => {
    await service.admin.query(statement, [member])
    const [ended, unknown] = [await ask(member), await ask('nobody')]
    expect(ended.status).toBe(404)
    expect({ ...ended.body, instance: '', trace_id: '' }).toEqual({ ...unknown.body, instance: '', trace_id: '' })
  })

  test('is not told of a member of another authority', async () => {
    await add('mo', `${member}-mo`, 'company-of-macao')
    expect((await ask(`${member}-mo`)).status).toBe(404)
  })

  test('of another authority is nobody', async () => {
    const answered = await service.send('getMember', issuer, { params: { memberId: member }, issuedBy: 'mo' })
    expect(answered.status).toBe(401)
  })

  test.each([['x'.repeat(101)], ['a%20b'], ['%00'], ['-x'], ['*']])('cannot ask for %s', async (name) => {
    expect((await ask(name)).status).toBe(400)
  })

  test('can ask nothing else', async () => {
    expect((await service.send('listApplications', issuer)).status).toBe(403)
    expect((await service.send('registerOrganisation', issuer, { body: {} })).status).toBe(403)
  })
})

test.each([
  ['an applicant', harbour],
  ['the member itself', { kind: 'applicant', id: 'program-1' }],
  ['staff', staff('reviewer-1')],
  ['the system', worker],
  ['the system under the name of the issuer', { kind: 'system', id: 'concert-issuer' }],
] as const)('%s is not told', async (_who, caller) => {
  expect((await ask(member, caller)).status).toBe(403)
})

test('nobody without a token is told', async () => {
  expect((await ask(member, null)).status).toBe(401)
})

const TABLES = ['accounts', 'members', 'member_keys'] as const

describe('the database', () => {
  const CHANGES = TABLES.flatMap((table) => [
    `insert into applications.${table} select * from applications.${table}`,
    `update applications.${table} set authority = authority`,
    `delete from applications.${table}`,
    `truncate applications.${table} cascade`,
  ])

  test.each(CHANGES)('lets no service change who signs in: %s', async (statement) => {
    for (const login of [...cellServices, 'identity', 'watch'] as const)
      await expect(asRole(login, '*', statement), login).rejects.toMatchObject({ code: '42501' })
  })

  test.each(TABLES)('lets only the service itself read %s, and an applicant only its own', async (table) => {
    for (const login of [...cellServices.filter((name) => name !== 'applications'), 'identity', 'watch'] as const) {
      const reading = asRole(login, '*', `select * from applications.${table}`)
      await expect(reading, login).rejects.toMatchObject({ code: '42501' })
    }
    const own = await asRole('applications', 'company-1', `select applicant_id from applications.${table}`)
    expect(new Set(own.map((row) => row['applicant_id']))).toEqual(new Set(['company-1']))
    expect(await asRole('applications', 'company-1', `select from applications.${table}`, 'mo')).toEqual([])
  })

  test.each([
    ['a key that was revoked is given back', `update applications.member_keys set revoked_at = null`],
    ['a key is put in the place of another', `update applications.member_keys set public_key = repeat('y', 43)`],
    ['a key is renamed', `update applications.member_keys set key_id = 'other'`],
    ['a member that ended comes back', 'update applications.members set ended_at = null'],
    ['a closed account is opened', 'update applications.accounts set closed_at = null'],
  ])('does not let it happen, not by the superuser either, that %s', async (_what, statement) => {
    const { admin } = service
    await admin.query(
      `update applications.member_keys set revoked_at = coalesce(revoked_at, now()) where member_id = $1`,
      [member],
    )
    await admin.query(`update applications.members set ended_at = now() where member_id = $1`, [member])
    await admin.query(`update applications.accounts set closed_at = now() where applicant_id = $1`, [`company-${made}`])
    await expect(admin.query(statement)).rejects.toMatchObject({ code: '23000', constraint: 'written_once' })
  })

  test.each(TABLES)('keeps every row of %s', async (table) => {
    for (const statement of [`delete from applications.${table}`, `truncate applications.${table} cascade`])
      await expect(service.admin.query(statement)).rejects.toMatchObject({ code: '42501' })
  })

  test.each([
    ['of every applicant', `insert into applications.accounts (authority, applicant_id) values ('hk', '*')`],
    [
      'of a program of the authority',
      `insert into applications.members (authority, member_id, applicant_id) values ('hk', 'concert-workflows', 'company-1')`,
    ],
    [
      'with the name of the issuer, in other letters',
      `insert into applications.members (authority, member_id, applicant_id) values ('hk', 'Concert-Issuer', 'company-1')`,
    ],
    [
      'for an account that does not exist',
      `insert into applications.members (authority, member_id, applicant_id) values ('hk', 'stray', 'nobody')`,
    ],
    [
      'with the key of another member',
      `insert into applications.member_keys (authority, member_id, applicant_id, key_id, public_key)
         select authority, 'program-2', 'company-2', 'stolen', public_key from applications.member_keys
          where member_id = 'program-1' limit 1`,
    ],
    [
      "with a key for another client's account",
      `insert into applications.member_keys (authority, member_id, applicant_id, key_id, public_key)
         values ('hk', 'program-2', 'company-1', 'crossed', repeat('z', 43))`,
    ],
  ])('has no member %s', async (_what, statement) => {
    await expect(service.admin.query(statement)).rejects.toMatchObject({ code: expect.stringMatching(/^23/) })
  })
})

/** The rows of a statement of a role, behind the wall of an authority and an applicant. */
async function asRole(
  login: Parameters<ApplicationsUnderTest['cell']['url']>[0],
  applicant: string,
  statement: string,
  authority = 'hk',
): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: service.cell.url(login) })
  await client.connect()
  try {
    await client.query(`set concert.authority = '${authority}'; set concert.applicant = '${applicant}'`)
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}
