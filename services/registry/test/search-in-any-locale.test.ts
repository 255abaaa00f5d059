import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { CertificateContent } from '@concert/contracts/certificate-content'
import { prepareDatabase } from '@concert/db/prepare-database'
import type { PostgresDatabases } from '@concert/postgres/databases'
import { loadEditions } from '@concert/schemes/load-edition'
import type { JointDatabase } from '@concert/testing/cell-database'
import { runSql } from '@concert/testing/run-sql'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { contentOf, issue, startRegistry, type TestRegistry } from './registry.fixture.ts'

const MIGRATIONS = join(import.meta.dirname, '../../../migrations')
const LOGIN = { name: 'joint_registry', group: 'concert_registry', password: 'only-for-tests' }

/** A joint database whose character type is C: one that was made before, or on a machine without C.UTF-8. */
async function prepareWithC(server: PostgresDatabases): Promise<JointDatabase> {
  const name = `joint_c_${randomBytes(6).toString('hex')}`
  await runSql(
    server.superuserUrl('postgres'),
    `create database ${name} template template0 lc_ctype 'C' locale_provider builtin builtin_locale 'C.UTF-8'`,
  )
  await prepareDatabase({
    adminUrl: server.superuserUrl(name),
    rolesFile: join(MIGRATIONS, 'roles.sql'),
    migrationsFolder: join(MIGRATIONS, 'joint'),
    logins: [LOGIN],
    editions: loadEditions(),
  })
  return {
    url: server.url(name, LOGIN.name, LOGIN.password),
    adminUrl: server.superuserUrl(name),
    drop: () => server.dropDatabase(name),
  }
}

describe.each([
  ['C', prepareWithC],
  ['of the server', undefined],
])('in a database whose character type is %s', (_type, prepare) => {
  let registry: TestRegistry
  let content: CertificateContent
  beforeAll(async () => {
    registry = await startRegistry(inject('postgres'), prepare)
    const { holder, aiSystem } = contentOf()
    content = contentOf({
      holder: {
        ...holder,
        names: { en: 'Ελληνική Διαιτησία Ærø', 'zh-Hant': '海港法律大模型', pt: 'Visão Ágil Ltda' },
      },
      aiSystem: { ...aiSystem, names: { en: 'Балтийский Lantern 서울' } },
    })
    await registry.publish(await issue(content, Object.values(registry.keys)))
  })
  afterAll(() => registry.close())

  test.each([
    '海港',
    '法律大模型',
    '律',
    'ΕΛΛΗΝΙΚΉ',
    'διαιτ',
    'ærø',
    'visao agil',
    'ÁGIL',
    'балтийский',
    'БАЛТ',
    '서울',
    'lantren',
  ])('the search for %s finds the name', async (q) => {
    const answer = await registry.get(`/registry/v1/certificates?${new URLSearchParams({ q }).toString()}`)
    const { items } = answer.json<{ items: { certificateNumber: string }[] }>()
    expect(items.map(({ certificateNumber }) => certificateNumber)).toEqual([content.certificateNumber])
  })
})
