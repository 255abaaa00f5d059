import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { authorities } from '@concert/domain/jurisdictions'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeAuditorUrls } from '#auditor-urls.ts'
import { nobody } from '#cast.ts'
import {
  loginsOf,
  type OwnDatabases,
  type Plane,
  planes,
  prepareDatabases,
  serviceUrl,
  startOwnDatabases,
} from '#databases.ts'
import { provisionKeys, type Secrets } from '#provision-keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'concert-passwords-'))
let databases: OwnDatabases
let secrets: Secrets

beforeAll(async () => {
  databases = await startOwnDatabases(folder, { persistent: false })
  secrets = await provisionKeys(folder, nobody)
  await prepareDatabases(databases, secrets)
})
afterAll(async () => {
  await databases.stop()
  rmSync(folder, { recursive: true, force: true })
})

const logins = planes.flatMap((plane) =>
  loginsOf(plane, { databasePassword: 'x' }).map((login) => ({ plane, name: login.name })),
)
const withPassword = (given: URL, name: string, plane: Plane): string => {
  const url = new URL(given)
  url.username = name
  url.pathname = new URL(databases.adminUrls[plane]).pathname
  return url.href
}

/** Whom the database takes the connection for, or the code of its refusal. */
async function loginOf(connectionString: string): Promise<unknown> {
  const client = new Client({ connectionString })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.query<{ login: string }>('select session_user::text as login')).rows[0]?.login
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  } finally {
    await client.end()
  }
}

const INVALID_PASSWORD = '28P01'

it('every login role has a password of its own', () => {
  const passwords = planes.flatMap((plane) => loginsOf(plane, secrets).map(({ password }) => password))
  expect(new Set(passwords).size).toBe(logins.length)
})

it.each(authorities)(
  'the password of the applications of %s opens that login, and no other of its cell',
  async (plane) => {
    const own = new URL(serviceUrl(databases, plane, 'applications', secrets))
    for (const { name } of logins.filter((login) => login.plane === plane)) {
      const outcome = await loginOf(withPassword(own, name, plane))
      expect(outcome, name).toBe(name === own.username ? name : INVALID_PASSWORD)
    }
  },
)

it('the file of the auditor of an authority opens the login of that auditor only', async () => {
  const authority = 'hk'
  await writeAuditorUrls(join(folder, 'audit'), databases, secrets)
  const file = new URL(readFileSync(join(folder, 'audit', `${authority}.url`), 'utf8').trim())
  expect(file.href).toBe(serviceUrl(databases, authority, 'auditor', secrets))
  for (const other of [...logins, { plane: authority as Plane, name: 'postgres' }]) {
    const outcome = await loginOf(withPassword(file, other.name, other.plane))
    expect(outcome, other.name).toBe(other.name === file.username ? other.name : INVALID_PASSWORD)
  }
})
