import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { nobody } from '#cast.ts'
import { startConstellation } from '#constellation.ts'
import { type OwnDatabases, type Plane, prepareDatabases, startOwnDatabases } from '#databases.ts'
import { provisionKeys } from '#provision-keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'concert-refused-'))
let databases: OwnDatabases

beforeAll(async () => {
  databases = await startOwnDatabases(folder, { persistent: false })
  await prepareDatabases(databases, await provisionKeys(folder, nobody))
})
afterAll(async () => {
  await databases.stop()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  await change(
    'mo',
    "delete from reference.authorities where code = 'xb'; delete from reference.places where code = 'XB'",
  )
  await change('joint', "delete from reference.editions where code = 'GBA-AI 2031-1'")
})

async function change(plane: Plane, sql: string): Promise<void> {
  const client = new Client({ connectionString: databases.adminUrls[plane] })
  await client.connect()
  await client.query(sql)
  await client.end()
}

const start = () => startConstellation({ folder, databases, cast: nobody, port: 0, logLevel: 'silent' })

it('starts without anybody on databases that know what it knows', async () => {
  const constellation = await start()
  await expect(constellation.stop()).resolves.not.toThrow()
})

it.each([
  [
    'mo',
    "insert into reference.places values ('XB', 'XB-ID')",
    'the database knows the place XB, this version does not',
  ],
  [
    'mo',
    `insert into reference.places values ('XB', 'XB-ID');
     insert into reference.authorities values ('xb', 'XB', 'Asia/Tokyo')`,
    'the database knows the authority xb, this version does not',
  ],
  [
    'joint',
    "insert into reference.editions values ('GBA-AI 2031-1')",
    'the database knows the edition GBA-AI 2031-1, this version does not',
  ],
] as const)(
  'is refused where the database of %s was prepared by a version that knows more',
  async (plane, sql, said) => {
    await change(plane, sql)
    await expect(start()).rejects.toThrow(said)
  },
)
