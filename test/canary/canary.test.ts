import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { dataFolder } from '@concert/local/databases'
import { type FakeClamd, startFakeClamd } from '@concert/testing/fake-clamd'
import { runSql } from '@concert/testing/run-sql'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startWhole, type Whole } from '../journeys/whole.fixture.ts'
import type { WholeResult } from '../story/story.ts'
import { canariesOf, personalData } from './canaries.fixture.ts'
import { filesBelow, foundIn, formsOf, rowsOfAll } from './search.fixture.ts'
import { tellWithCanaries } from './tell-with-canaries.fixture.ts'

// Personal data of each authority, in its evidence of category C8, while a case is told in all three places and one file is read across a
// border. Afterwards nobody else holds any of it: no database, no store, no queue, no log.

const planes = [...authorities, 'joint'] as const

let scanner: FakeClamd
let whole: Whole
let told: WholeResult

beforeAll(async () => {
  scanner = await startFakeClamd({ answer: () => 'stream: OK' })
  const { host, port } = scanner.address
  whole = await startWhole({ scanner: `tcp://${host}:${port}`, logLevel: 'trace' })
  told = await tellWithCanaries(whole)
}, 180_000)

afterAll(async () => {
  await whole?.stop()
  await scanner?.close()
})

const storeOf = (authority: Authority): string => join(whole.folder, 'evidence', authority)
const rowsIn = (plane: (typeof planes)[number]) => rowsOfAll((sql) => whole.rows(plane, sql))
const all = authorities.flatMap(canariesOf)

test('a file of persons was read across the border, with the scanner asked', () => {
  expect(told.borderRead).toBe('read')
  expect(scanner.questions).toContain('INSTREAM')
})

describe.each(authorities)('the personal data of %s', (authority) => {
  test('is in its own store, where it is sealed, and the names of the files in its own records', async () => {
    const { fileName } = personalData(authority)
    expect(filesBelow(storeOf(authority))).not.toBe('')
    expect(foundIn(filesBelow(storeOf(authority)), canariesOf(authority))).toEqual([])
    expect(foundIn(await rowsIn(authority), [fileName])).toEqual([fileName])
  })

  test('is in no other database, whichever table is read', async () => {
    for (const plane of planes.filter((one) => one !== authority))
      expect(foundIn(await rowsIn(plane), canariesOf(authority)), plane).toEqual([])
  })

  test('is in no other store', () => {
    for (const other of authorities.filter((one) => one !== authority))
      expect(foundIn(filesBelow(storeOf(other)), canariesOf(authority)), other).toEqual([])
  })
})

test('no log, no key, no file of any service holds any of it', () => {
  const rest = filesBelow(whole.folder, [...authorities.map(storeOf), dataFolder(whole.folder)])
  expect(rest).toContain('"operation":"readEvidenceAcrossBorder"')
  expect(foundIn(rest, all)).toEqual([])
})

describe('the search itself finds what is planted', () => {
  const [canary = ''] = canariesOf('cn-gd').slice(1)
  afterEach(() => runSql(whole.databases.adminUrls.mo, 'drop table if exists exchange.planted'))

  test.each(formsOf(canary))('as %s in a row of another authority', async (form) => {
    const url = whole.databases.adminUrls.mo
    await runSql(url, 'create table exchange.planted (held jsonb)')
    await runSql(url, 'insert into exchange.planted values ($1)', [JSON.stringify({ held: [`before ${form} after`] })])
    expect(foundIn(await rowsIn('mo'), [canary])).toEqual([canary])
  })

  test('as bytes in a row, in the middle of others', async () => {
    const url = whole.databases.adminUrls.mo
    await runSql(url, 'create table exchange.planted (held bytea)')
    await runSql(url, 'insert into exchange.planted values ($1)', [Buffer.from(`x${canary}y`)])
    expect(foundIn(await rowsIn('mo'), [canary])).toEqual([canary])
  })

  test('in base64 at any place of what is encoded', () => {
    for (const before of ['', 'a', 'ab', 'abc']) {
      const held = Buffer.from(`${before}${canary}z`).toString('base64')
      expect(foundIn(held, [canary]), held).toEqual([canary])
    }
  })

  test('in a log, in the name of a file, and in a store', () => {
    const [log, named, stored] = ['logs/planted.log', `logs/${canary}`, 'evidence/mo/aa/planted'].map((path) =>
      join(whole.folder, path),
    ) as [string, string, string]
    mkdirSync(join(stored, '..'), { recursive: true })
    appendFileSync(log, JSON.stringify({ msg: `passed on ${canary}` }))
    expect(foundIn(filesBelow(join(whole.folder, 'logs')), all)).toEqual([canary])
    rmSync(log)
    writeFileSync(named, '')
    expect(foundIn(filesBelow(join(whole.folder, 'logs')), all)).toEqual([canary])
    rmSync(named)
    writeFileSync(stored, Buffer.from(`x${canary}`))
    expect(foundIn(filesBelow(storeOf('mo')), canariesOf('cn-gd'))).toEqual([canary])
    rmSync(stored)
  })
})
