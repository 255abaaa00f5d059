import { type Transaction, withAuthority } from '@concert/db/authority-transaction'
import { newId } from '@concert/db/identifiers'
import { createPool } from '@concert/db/pool'
import { dayIn } from '@concert/domain/instant'
import type { TransferBasis } from '@concert/domain/transfer-basis/transfer-basis'
import type { InjectOptions } from 'fastify'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { countSubjects, takeCounters } from '../src/artefact/count-subjects.ts'
import { contractFor, seedBasis } from './basis.fixture.ts'
import {
  digestOf,
  type EvidenceCells,
  harbour,
  hongKongOf,
  inspect,
  problemCodes,
  putUnderReview,
  reviewer,
  seedApplication,
  startEvidence,
  until,
  uploaded,
} from './evidence.fixture.ts'
import { metadataOf, tusClient } from './tus-client.fixture.ts'

let cells: EvidenceCells
let pool: Pool
let origin: string

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
  origin = await cells.app.listen({ host: '127.0.0.1', port: 0 })
  pool = createPool({ connectionString: cells.databases.hk.url('evidence'), applicationName: 'bases test' })
  cells.inspectionsSay({ scan: 'clean', personalData: 'found' })
})
afterAll(async () => {
  await pool.end()
  await cells.close()
})

interface Case {
  readonly applicationId: string
  readonly basisId: string
  /** Uploads mainland personal data of so many persons, and answers its id. */
  readonly file: (what: string, dataSubjects: string | undefined) => Promise<string>
}

/** A case under review, with a contract for it from the mainland to Hong Kong, which states 300 persons a year. */
async function caseUnder(change: Partial<TransferBasis> = {}): Promise<Case> {
  const applicationId = await seedApplication(cells.admin)
  const basisId = newId('bas')
  await seedBasis(cells.admin, contractFor(applicationId, { basisId, ...change }), 'hk')
  const file = (what: string, dataSubjects: string | undefined) => {
    const fromMainland = { origins: 'CN', madeIn: 'CN', residencyCategory: 'C8', dataSubjects }
    return uploaded(cells, applicationId, Buffer.from(`${applicationId} ${what}`), fromMainland)
  }
  return { applicationId, basisId, file }
}

async function read(id: string, more: Partial<InjectOptions> = {}) {
  const authorization = `Bearer ${await cells.issuers.token('hk', reviewer)}`
  const headers = { authorization, ...more.headers }
  return cells.app.inject({ method: 'GET', ...more, url: `/hk/v1/evidence/${id}/content`, headers })
}

/** Records a contract for the same case that takes the place of another one. */
async function supersede(applicationId: string, supersedes: string): Promise<string> {
  const basisId = newId('bas')
  await seedBasis(cells.admin, contractFor(applicationId, { basisId, supersedes }), 'hk')
  return basisId
}

async function outcomeOf(id: string): Promise<string> {
  const answer = await read(id)
  return answer.statusCode === 200 ? 'read' : problemCodes(answer.json()).join().trim()
}

async function countedUnder(basisId: string): Promise<object[]> {
  const { rows } = await cells.admin.query(
    'select year, subjects::int from evidence.subject_counters where basis_id = $1 order by year',
    [basisId],
  )
  return rows
}

function asService(statement: string, values: unknown[] = []) {
  return withAuthority(pool, { authority: 'hk', applicant: '*' }, ({ client }) => client.query(statement, values))
}

async function isSomebodyWaiting(): Promise<boolean> {
  const { rows } = await cells.admin.query(
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )
  return rows.length > 0
}

const thisYear = Number((dayIn('CN', new Date().toISOString()) ?? '').slice(0, 4))

describe('a file that needs a basis is read under the one that is on record', () => {
  test('which the custody names, and its persons count once however often it is read', async () => {
    const { applicationId, basisId, file } = await caseUnder()
    const id = await file('log', '120')
    await putUnderReview(cells.admin, applicationId)
    expect((await read(id, { method: 'HEAD' })).statusCode).toBe(200)
    expect(await countedUnder(basisId)).toEqual([{ year: thisYear, subjects: 0 }])
    expect((await read(id)).body).toBe(`${applicationId} log`)
    expect((await read(id, { headers: { range: 'bytes=0-3' } })).statusCode).toBe(206)
    expect(await countedUnder(basisId)).toEqual([{ year: thisYear, subjects: 120 }])
    const authorization = `Bearer ${await cells.issuers.token('hk', harbour)}`
    const { items } = (
      await cells.app.inject({ url: `/hk/v1/evidence/${id}/custody`, headers: { authorization } })
    ).json()
    expect(items).toMatchObject([
      { lastByte: 3, bases: ['CN-GBASC-HK', 'own-cell'], basisIds: [basisId] },
      { firstByte: 0, bases: ['CN-GBASC-HK', 'own-cell'], basisIds: [basisId] },
    ])
  })

  test('up to the number of persons that it states, and what was counted is read on', async () => {
    const { applicationId, file } = await caseUnder()
    const [first, last, more] = [await file('a', '200'), await file('b', '100'), await file('c', '1')]
    await putUnderReview(cells.admin, applicationId)
    expect([await outcomeOf(first), await outcomeOf(last)]).toEqual(['read', 'read'])
    const refused = (await read(more)).json()
    expect(problemCodes(refused)).toEqual([' subject-count-exceeded'])
    expect(refused.errors[0].message).toContain('301')
    expect(await outcomeOf(first)).toBe('read')
  })

  test('up to that number over all contracts that took the place of one another: who was counted under one is counted under the next', async () => {
    const { applicationId, basisId: first, file } = await caseUnder()
    const [before, again, last, more] = [
      await file('a', '200'),
      await file('b', '60'),
      await file('c', '40'),
      await file('d', '1'),
    ]
    await putUnderReview(cells.admin, applicationId)
    expect([await outcomeOf(before), await outcomeOf(again)]).toEqual(['read', 'read'])
    const second = await supersede(applicationId, first)
    // The same bytes are the same persons.
    expect([await outcomeOf(again), await outcomeOf(last)]).toEqual(['read', 'read'])
    const third = await supersede(applicationId, second)
    const refused = (await read(more)).json()
    expect(problemCodes(refused)).toContain(' subject-count-exceeded')
    expect(JSON.stringify(refused.errors)).toContain('301')
    expect([await outcomeOf(before), await outcomeOf(last)]).toEqual(['read', 'read'])
    expect(await countedUnder(third)).toEqual([{ year: thisYear, subjects: 240 }])
    const own =
      'insert into evidence.counted_files (authority, basis_id, year, digest, subjects) values ($1, $2, $3, $4, 1)'
    const values = ['hk', third, thisYear, 'd'.repeat(64)]
    await expect(asService(own, values)).rejects.toMatchObject({ constraint: 'within_contract' })
  })

  test('by one of two who ask at the same moment, where there is room for one', async () => {
    const { applicationId, basisId, file } = await caseUnder()
    const ids = [await file('a', '200'), await file('b', '200'), await file('c', '200')]
    const before = await file('before', '1')
    await putUnderReview(cells.admin, applicationId)
    // The counter is there already: a row that both would insert makes one of them wait in any case.
    expect(await outcomeOf(before)).toBe('read')
    const outcomes = await Promise.all(ids.map(outcomeOf))
    expect(outcomes.toSorted()).toEqual(['read', 'subject-count-exceeded', 'subject-count-exceeded'])
    expect(await countedUnder(basisId)).toEqual([{ year: thisYear, subjects: 201 }])
  })

  test('by many who ask for the same file at the same moment, counted once', async () => {
    const { applicationId, basisId, file } = await caseUnder()
    const id = await file('a', '200')
    await putUnderReview(cells.admin, applicationId)
    expect(new Set(await Promise.all(Array.from({ length: 8 }, () => outcomeOf(id))))).toEqual(new Set(['read']))
    expect(await countedUnder(basisId)).toEqual([{ year: thisYear, subjects: 200 }])
  })
})

describe('a file that needs a basis is refused', () => {
  test('while nobody has said of how many persons it is', async () => {
    const { applicationId, file } = await caseUnder()
    const id = await file('a', undefined)
    await putUnderReview(cells.admin, applicationId)
    expect(await outcomeOf(id)).toBe('subject-counter-missing')
  })

  test('from the read after the basis ended, and after one took its place that does not name the case', async () => {
    const [ended, superseded] = [await caseUnder(), await caseUnder()]
    const ids = [await ended.file('a', '1'), await superseded.file('a', '1')] as const
    await putUnderReview(cells.admin, ended.applicationId)
    await putUnderReview(cells.admin, superseded.applicationId)
    expect([await outcomeOf(ids[0]), await outcomeOf(ids[1])]).toEqual(['read', 'read'])
    await cells.admin.query(
      `update exchange.transfer_bases set status = 'terminated', termination = '{"on": "2026-06-01", "proof": null}' where basis_id = $1`,
      [ended.basisId],
    )
    const next = contractFor('app_other', { basisId: newId('bas'), supersedes: superseded.basisId })
    await seedBasis(cells.admin, next, 'hk')
    expect([await outcomeOf(ids[0]), await outcomeOf(ids[1])]).toEqual([
      'basis-lapsed',
      // Of the other one it is said too that it does not name this case.
      'basis-lapsed, basis-does-not-cover',
    ])
  })

  test('under the basis of another case, of another recipient, or of which no term is on record', async () => {
    const otherCase = await caseUnder({ purposes: ['app_other'] })
    const otherEntity = await caseUnder({ recipient: { entity: 'HK-UBI:99990017', place: 'HK', city: null } })
    const withoutTerms = await caseUnder({ subjectCount: 0, methods: [], transmission: '' })
    const outcomes: string[] = []
    for (const { applicationId, file } of [otherCase, otherEntity, withoutTerms]) {
      const id = await file('a', '1')
      await putUnderReview(cells.admin, applicationId)
      outcomes.push(await outcomeOf(id))
    }
    expect(outcomes.map((codes) => [...new Set(codes.split(/[, ]+/))])).toEqual([
      ['basis-missing'],
      ['basis-does-not-cover'],
      ['contract-term-not-met', 'subject-count-exceeded'],
    ])
  })
})

describe('content that crosses a border stops flowing', () => {
  const SIZE = 7 * 1_048_576

  test.each([
    [
      'with its basis',
      (basisId: string) =>
        cells.adminPool.query(
          `update exchange.transfer_bases set status = 'terminated', termination = '{"on": "2026-06-01", "proof": null}' where basis_id = $1`,
          [basisId],
        ),
    ],
    [
      'with the office of its reader',
      () =>
        cells.adminPool.query(
          `update personnel.authorisations set office_place = 'MO', office_entity = 'TEST:mo' where person_id = $1`,
          [reviewer.id],
        ),
    ],
  ])('%s', async (_what, happens) => {
    const { applicationId, basisId } = await caseUnder()
    const bytes = Buffer.alloc(SIZE, applicationId)
    const client = tusClient(cells)
    const stated = { origins: 'CN', madeIn: 'CN', residencyCategory: 'C8', dataSubjects: '1' }
    const { headers } = await client.create(metadataOf(applicationId, bytes, stated), { 'upload-length': String(SIZE) })
    const sent = await client.append(headers['location'] ?? '', 0, bytes)
    await inspect(cells, sent.headers['evidence-id'] ?? '')
    await putUnderReview(cells.admin, applicationId)
    const { objects } = hongKongOf(cells)
    const genuine = objects.read.bind(objects)
    const opened = vi.spyOn(objects, 'read').mockImplementationOnce(async (...of) => {
      const stream = await genuine(...of)
      await happens(basisId)
      return stream
    })
    const authorization = `Bearer ${await cells.issuers.token('hk', reviewer)}`
    const url = `${origin}/hk/v1/evidence/${sent.headers['evidence-id']}/content`
    const response = await fetch(url, { headers: { authorization } })
    expect(response.status).toBe(200)
    await expect(response.arrayBuffer()).rejects.toThrow('terminated')
    opened.mockRestore()
    expect(await outcomeOf(sent.headers['evidence-id'] ?? '')).not.toBe('read')
    await cells.adminPool.query(
      `update personnel.authorisations set office_place = 'HK', office_entity = 'TEST:hk' where person_id = $1`,
      [reviewer.id],
    )
  })
})

describe('the count', () => {
  test('begins anew with the year of the exporter’s place, eight hours before that of UTC', async () => {
    const { applicationId, basisId } = await caseUnder()
    const basis = contractFor(applicationId, { basisId })
    const artefact = { digest: digestOf('year end'), dataSubjects: 50 }
    const at = (now: string) =>
      withAuthority(pool, { authority: 'hk', applicant: '*' }, async (transaction) => {
        const then = { ...transaction, now }
        const [counter] = await takeCounters(then, [basis], digestOf('another file'))
        await countSubjects(then, artefact, [{ basisId, origin: 'CN' }])
        return counter
      })
    expect(await at('2026-12-31T15:59:58.000Z')).toMatchObject({ year: 2026, subjects: 0 })
    expect(await at('2026-12-31T15:59:59.999Z')).toMatchObject({ year: 2026, subjects: 50 })
    expect(await at('2026-12-31T16:00:00.000Z')).toMatchObject({ year: 2027, subjects: 0 })
    expect(await at('2027-01-01T00:00:00.000Z')).toMatchObject({ year: 2027, subjects: 50 })
    expect(await countedUnder(basisId)).toEqual([
      { year: 2026, subjects: 50 },
      { year: 2027, subjects: 50 },
    ])
  })

  test('is read by one at a time: whoever comes second waits, and sees what the first one counted', async () => {
    const { applicationId, basisId } = await caseUnder()
    const bases = [contractFor(applicationId, { basisId })]
    const take = (work: (transaction: Transaction) => Promise<void>) =>
      withAuthority(pool, { authority: 'hk', applicant: '*' }, async (transaction) => {
        const [counter] = await takeCounters(transaction, bases, digestOf('another file'))
        await work(transaction)
        return counter?.subjects
      })
    await take(async () => undefined)
    let second: Promise<number | undefined> | undefined
    const first = take(async (transaction) => {
      let isOver = false
      second = take(async () => undefined).finally(() => (isOver = true))
      await until('the second waits', async () => isOver || (await isSomebodyWaiting()))
      const artefact = { digest: digestOf('first'), dataSubjects: 200 }
      await countSubjects(transaction, artefact, [{ basisId, origin: 'CN' }])
    })
    expect([await first, await second]).toEqual([0, 200])
  })

  test('is the database’s own: its role cannot write it, count beyond the contract, or take back what was counted', async () => {
    const { basisId } = await caseUnder()
    const count = (digest: string, subjects: number) =>
      asService(
        `insert into evidence.counted_files (authority, basis_id, year, digest, subjects) values ('hk', $1, 2026, $2, $3)
           on conflict (authority, basis_id, year, digest) do update set subjects = excluded.subjects`,
        [basisId, digestOf(digest), subjects],
      )
    await asService(`insert into evidence.subject_counters (authority, basis_id, year) values ('hk', $1, 2026)`, [
      basisId,
    ])
    await count('a', 200)
    await expect(count('b', 101)).rejects.toMatchObject({ constraint: 'within_contract' })
    await expect(count('a', 100)).rejects.toMatchObject({ constraint: 'counted_stays' })
    for (const statement of [
      'update evidence.subject_counters set subjects = 0',
      `insert into evidence.subject_counters (authority, basis_id, year, subjects) values ('hk', 'bas_1', 2027, 0)`,
      'delete from evidence.counted_files',
      'delete from evidence.subject_counters',
    ]) {
      await expect(asService(statement)).rejects.toMatchObject({ code: '42501' })
    }
    expect(await countedUnder(basisId)).toEqual([{ year: 2026, subjects: 200 }])
  })
})
