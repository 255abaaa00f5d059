import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Personnel, startPersonnel } from './personnel.fixture.ts'

let personnel: Personnel

beforeAll(async () => {
  personnel = await startPersonnel(inject('postgres'))
})
afterAll(() => personnel.close())

async function send(table: string | Buffer, dryRun: boolean, as = 'admin-1', type = 'text/csv; charset=utf-8') {
  const token = await personnel.issuers.token('hk', { kind: 'staff', id: as })
  const answer = await personnel.inject({
    method: 'POST',
    url: `/hk/v1/personnel/people/import/table?dryRun=${dryRun}`,
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
    payload: table,
  })
  return { status: answer.statusCode, body: answer.json() }
}

/** Three hundred people whose names are of no other test. */
function table(prefix: string): string[] {
  const rows = Array.from(
    { length: 300 },
    (_one, place) => `${prefix}-${place},${prefix} ${place},陳${prefix}${place},en;zh-Hant,${prefix}-${place},`,
  )
  return ['personId,displayName,otherNames,languages,accounts,distinctFrom', ...rows]
}
const registered = async (prefix: string) =>
  (await personnel.admins.hk.query('select from personnel.people where person_id like $1', [`${prefix}-%`])).rowCount

test('three hundred people are registered at once, with a byte order mark and without, after a dry run that registers nobody', async () => {
  const text = `\uFEFF${table('many').join('\r\n')}`
  const dry = await send(text, true)
  expect([dry.status, dry.body.people.length, dry.body.dryRun]).toEqual([200, 300, true])
  expect(await registered('many')).toBe(0)
  expect((await send(text, false)).status).toBe(200)
  expect(await registered('many')).toBe(300)
  const { rows } = await personnel.admins.hk.query(
    `select other_names as names, account_id as account from personnel.people
     join personnel.accounts using (authority, person_id) where person_id = 'many-7'`,
  )
  expect(rows).toEqual([{ names: ['陳many7'], account: 'many-7' }])
})

test('three wrong rows of three hundred are each named by line, column and remedy, and nobody is registered', async () => {
  const rows = table('few')
  rows[10] = 'few 9,few 9,,en,few-9,'
  rows[100] = 'few-99,=cmd,,en,few-99,'
  rows[200] = 'few-199,Few,,en,evaluator-1,'
  for (const dryRun of [true, false]) {
    const { status, body } = await send(rows.join('\n'), dryRun)
    expect([status, body.code]).toEqual([422, 'rules-not-met'])
    const said = body.errors.map(
      ({ pointer, code, subject }: Record<string, string>) => `${pointer} ${code} ${subject}`,
    )
    expect(said.toSorted()).toEqual([
      '/101/displayName table-formula line 101',
      '/11/personId invalid-format line 11',
      '/201/accounts/0 account-of-another line 201',
    ])
    for (const { message } of body.errors) expect(message).toMatch(/\w/)
    expect(await registered('few')).toBe(0)
  }
})

test('a person twice in a table is named at the second line', async () => {
  const { status, body } = await send('personId,displayName\ntwice-1,Twice One\ntwice-1,Other Twice\n', false)
  expect(status).toBe(422)
  expect(body.errors).toMatchObject([{ pointer: '/3/personId', code: 'person-id-taken', subject: 'line 3' }])
})

test.each([
  ['UTF-16', Buffer.from('\uFEFFpersonId,displayName', 'utf16le')],
  ['Big5', Buffer.concat([Buffer.from('personId,displayName\na,'), Buffer.from([0xb3, 0xaf])])],
])('a table in %s is refused, and says why', async (_encoding, bytes) => {
  const { status, body } = await send(bytes, true)
  expect([status, body.code]).toEqual([400, 'invalid-request'])
  expect(body.errors).toMatchObject([{ code: 'table-not-utf8' }])
})

test('a table is sent as one, by an administrator, and says whether it is a dry run', async () => {
  expect((await send('personId,displayName\na,A\n', true, 'evaluator-1')).status).toBe(403)
  expect((await send('{}', true, 'admin-1', 'application/json')).status).toBe(415)
  expect((await send('x', true, 'admin-1', 'text/csv; charset=big5')).status).toBe(415)
  const empty = await send('', true)
  expect([empty.status, empty.body.code]).toEqual([422, 'rules-not-met'])
})
