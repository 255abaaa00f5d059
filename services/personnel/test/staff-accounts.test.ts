import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Cell, type Personnel, startPersonnel } from './personnel.fixture.ts'

let personnel: Personnel

beforeAll(async () => {
  personnel = await startPersonnel(inject('postgres'))
})
afterAll(() => personnel.close())

async function ask(path: string, as: { kind: 'issuer' | 'staff' | 'system'; id: string } | null, tokenOf: Cell = 'hk') {
  const token = as === null ? undefined : await personnel.issuers.token(tokenOf, as)
  const answer = await personnel.inject({
    method: 'GET',
    url: `/internal/hk/v1/staff-accounts${path}`,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  })
  return { status: answer.statusCode, body: answer.json() }
}
const issuer = { kind: 'issuer', id: 'concert-issuer' } as const

test('an issuer is told whose an account is, and for what the person is authorised now', async () => {
  expect(await ask('/admin-1', issuer)).toEqual({
    status: 200,
    body: { accountId: 'admin-1', displayName: expect.any(String), functions: ['personnel-administrator'] },
  })
  await personnel.admins.hk.query(
    `update personnel.authorisations set valid_until = clock_timestamp() where person_id = 'admin-2'`,
  )
  expect((await ask('/admin-2', issuer)).body.functions).toEqual([])
  expect(await ask('/nobody', issuer)).toMatchObject({ status: 404, body: { code: 'not-found' } })
})

test('an issuer is told everybody, by name, of its own authority', async () => {
  const { status, body } = await ask('', issuer)
  expect(status).toBe(200)
  const names = body.accounts.map((account: { displayName: string }) => account.displayName)
  expect(names.length).toBeGreaterThan(5)
  expect(names).toEqual(names.toSorted())
})

test('nobody else is told, nor the issuer of another authority', async () => {
  for (const path of ['', '/admin-1']) {
    expect((await ask(path, null)).status).toBe(401)
    expect((await ask(path, issuer, 'mo')).status).toBe(401)
    for (const kind of ['staff', 'system'] as const) expect((await ask(path, { kind, id: 'admin-1' })).status).toBe(403)
  }
})
