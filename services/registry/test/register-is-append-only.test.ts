import { runSql } from '@concert/testing/run-sql'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import {
  contentOf,
  issue,
  makeKeys,
  openRegistry,
  startRegistry,
  type TestRegistry,
  writeTrust,
} from './registry.fixture.ts'

let registry: TestRegistry
let certificateNumber: string

beforeAll(async () => {
  registry = await startRegistry(inject('postgres'))
  const content = contentOf()
  certificateNumber = content.certificateNumber
  await registry.publish(await issue(content, Object.values(registry.keys)))
})
afterAll(() => registry.close())

test.each([
  ['delete a certificate', 'delete from registry.certificates'],
  ['change what was signed', `update registry.certificates set content = '{}'`],
  ['change the credential', `update registry.certificates set credential = '{}'`],
  ['change the number', `update registry.certificates set certificate_number = 'x'`],
  ['change an effect', `update registry.effects set status = 'active'`],
  ['delete an effect', 'delete from registry.effects'],
  ['empty the effects', 'truncate registry.effects'],
  ['say that another effect stands', `update registry.standing_effects set status = 'active'`],
  ['add an effect that stands', 'insert into registry.standing_effects select * from registry.standing_effects'],
  ['hide an effect from the search', 'delete from registry.standing_effects'],
  ['empty the register', 'truncate registry.certificates cascade'],
  ['disable the guard', 'alter table registry.effects disable trigger append_only'],
  ['make a table', 'create table registry.mine (id int)'],
])('the service’s own role cannot %s, whatever its code does', async (_what, sql) => {
  await expect(runSql(registry.databaseUrl, sql)).rejects.toThrow(/permission denied|must be owner/)
})

test('not even an administrator rewrites an effect', async () => {
  await expect(registry.asAdministrator(`update registry.effects set status = 'active'`)).rejects.toThrow(/append-only/)
  await expect(registry.asAdministrator('delete from registry.effects')).rejects.toThrow(/append-only/)
  await expect(registry.asAdministrator('truncate registry.effects')).rejects.toThrow(/append-only/)
})

test('an effect after the first needs its signed statement, and a sequence is used once', async () => {
  const insert = (sequence: number) =>
    runSql(
      registry.databaseUrl,
      `insert into registry.effects values ($1, 'mo', $2, 'MO', 'active', '[]', null, now(), null, now())`,
      [certificateNumber, sequence],
    )
  await expect(insert(1)).rejects.toThrow(/check constraint/)
  await expect(insert(0)).rejects.toThrow(/duplicate key/)
})

test('the service does not start on a connection that could step over these guards', async () => {
  const superuser = new URL(inject('postgres'))
  superuser.pathname = new URL(registry.databaseUrl).pathname
  await expect(openRegistry(superuser.href, await writeTrust(await makeKeys()))).rejects.toThrow(/superuser/)
})
