import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { withAuthority } from '@concert/db/authority-transaction'
import { newId } from '@concert/db/identifiers'
import { createLogger } from '@concert/platform/logger'
import type { TestCaller } from '@concert/testing/test-tokens'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { filesToInspect } from '../src/artefact/files-to-inspect.ts'
import { inspectAgain } from '../src/artefact/inspect-again.ts'
import { type KeyRing, keyRing } from '../src/object-keys/key-ring.ts'
import { missingKeys, rewrapKeys } from '../src/object-keys/rewrap-keys.ts'
import { keepPageTexts, pageText } from '../src/page/page-texts.ts'
import type { EvidenceContext } from '../src/context.ts'
import {
  digestOf,
  type EvidenceCells,
  harbour,
  hongKongOf,
  seedApplication,
  startEvidence,
  uploaded,
} from './evidence.fixture.ts'
import { pdfOf } from './pdf.fixture.ts'

// What the pages of files say is kept sealed, and nobody reads it from a copy of the database once the file was shredded.

let cells: EvidenceCells
let context: EvidenceContext
beforeAll(async () => {
  cells = await startEvidence(inject('postgres'), {}, true)
  context = hongKongOf(cells)
})
afterAll(() => cells.close())

const { signal } = new AbortController()
const signatory: TestCaller = { kind: 'staff', id: 'signatory-1' }

async function ask(method: 'GET' | 'POST', path: string, as: TestCaller = harbour, payload?: object) {
  const authorization = `Bearer ${await cells.issuers.token('hk', as)}`
  const headers = { authorization, ...(payload && { 'idempotency-key': newId('evd') }) }
  return cells.app.inject({ method, url: `/hk/v1/evidence/${path}`, headers, ...(payload && { payload }) })
}

const shred = (evidenceId: string) =>
  ask('POST', `${evidenceId}/shredding`, signatory, { ground: 'erasure-request', reason: 'The person asked for it.' })

const inCell = <T>(work: Parameters<typeof withAuthority<T>>[2]) =>
  withAuthority(context.pool, { authority: 'hk', applicant: '*' }, work)

/** What the service reads of a page with these keys, past the gate. */
const textWith = (ring: KeyRing, evidenceId: string, bytes: Uint8Array, page = 1) =>
  inCell((transaction) =>
    pageText(transaction, ring, { evidenceId, digest: digestOf(bytes), applicantId: harbour.id }, page),
  )

async function rowsOf(evidenceId: string) {
  const text = 'select * from evidence.page_texts where evidence_id = $1 order by page'
  return (await cells.admin.query(text, [evidenceId])).rows
}

/** A file whose pages say this, and that no other test has. */
async function fileOf(...pages: string[]) {
  const bytes = pdfOf([...pages, randomBytes(8).toString('hex')])
  return { bytes, evidenceId: await uploaded(cells, await seedApplication(cells.admin), bytes) }
}

test('no table of the cell has what a page says, however it is written', async () => {
  const { evidenceId } = await fileOf('A page of confidential words')
  const said = (await ask('GET', `${evidenceId}/pages/1`)).json().text
  expect(said).toContain('A page of confidential words')
  expect((await rowsOf(evidenceId)).map(({ page, sealed }) => [page, sealed.length > 28])).toEqual([
    [1, true],
    [2, true],
  ])
  const { rows: tables } = await cells.admin.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname !~ '^pg_|^information_schema$'`,
  )
  expect(tables.map(({ name }) => name)).toContain('evidence.page_texts')
  const clear = Buffer.from('confidential words')
  const forms = [clear.toString(), clear.toString('hex'), clear.toString('base64').slice(0, 20)]
  for (const { name } of tables) {
    const { rows } = await cells.admin.query(`select whole::text from ${name} whole`)
    const text = rows.map(({ whole }) => whole).join('\n')
    expect([name, forms.filter((form) => text.includes(form))]).toEqual([name, []])
  }
})

test('the texts of what was shredded cannot be read from a copy of their rows, put back or not', async () => {
  const { bytes, evidenceId } = await fileOf('A page about a person')
  const copies = await rowsOf(evidenceId)
  expect((await shred(evidenceId)).statusCode).toBe(200)
  expect(await rowsOf(evidenceId)).toEqual([])
  await putBack(copies)
  expect(await textWith(context.keyRing, evidenceId, bytes)).toBeUndefined()
  // Who brings the same bytes for another application gives them another key.
  const again = await uploaded(cells, await seedApplication(cells.admin), bytes)
  expect(await textWith(context.keyRing, again, bytes)).toMatchObject({ text: expect.stringContaining('a person') })
  await expect(textWith(context.keyRing, evidenceId, bytes)).rejects.toThrow('sealed as another')
  await cells.admin.query('delete from evidence.page_texts where evidence_id = $1', [evidenceId])
})

async function putBack(rows: readonly Record<string, unknown>[]): Promise<void> {
  for (const row of rows) {
    await cells.admin.query(
      `insert into evidence.page_texts (authority, digest, evidence_id, applicant_id, page, sealed) values ($1, $2, $3, $4, $5, $6)`,
      ['authority', 'digest', 'evidence_id', 'applicant_id', 'page', 'sealed'].map((name) => row[name]),
    )
  }
}

test('a text is read as that of its own page and file alone, and nothing is told of one that was changed', async () => {
  const { bytes, evidenceId } = await fileOf('The first page')
  const other = await uploaded(cells, await seedApplication(cells.admin), bytes)
  const [first, second] = await rowsOf(evidenceId)
  const [ofOther] = await rowsOf(other)
  const changed = Buffer.from(first.sealed.map((byte: number, at: number) => (at === 20 ? byte ^ 1 : byte)))
  for (const sealed of [second.sealed, ofOther.sealed, changed, first.sealed.subarray(0, 28)]) {
    await cells.admin.query('update evidence.page_texts set sealed = $2 where evidence_id = $1 and page = 1', [
      evidenceId,
      sealed,
    ])
    const answer = await ask('GET', `${evidenceId}/pages/1`)
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toContain('page"')
    expect((await ask('GET', `${evidenceId}/custody`)).json().items).toEqual([])
  }
})

test('the texts stay readable where the same bytes are stored again, under another key', async () => {
  const { bytes, evidenceId } = await fileOf('Words that stay')
  const before = await keyRowOf(bytes)
  await uploaded(cells, await seedApplication(cells.admin), bytes)
  const after = await keyRowOf(bytes)
  expect(after.stored_as).not.toBe(before.stored_as)
  expect(after.wrapped_texts_key).toEqual(before.wrapped_texts_key)
  expect((await ask('GET', `${evidenceId}/pages/1`)).json().text).toContain('Words that stay')
})

async function keyRowOf(bytes: Uint8Array) {
  const { rows } = await cells.admin.query('select * from evidence.object_keys where digest = $1', [digestOf(bytes)])
  return rows[0]
}

test('the key of the texts is exchanged with that of the bytes, and missed where it was not', async () => {
  const { bytes, evidenceId } = await fileOf('Words under a new key')
  const sealed = await rowsOf(evidenceId)
  const file = cells.environment['CONCERT_EVIDENCE_KEY_HK'] ?? expect.fail()
  const [older, newer] = [Buffer.from((await readFile(file, 'utf8')).trim(), 'hex'), randomBytes(32)]
  const back = { ...context, keyRing: keyRing([older, newer]) }
  await rewrapKeys({ ...context, keyRing: keyRing([newer, older]) }, signal)
  const renewed = await keyRowOf(bytes)
  expect(await textWith(keyRing([newer]), evidenceId, bytes)).toMatchObject({
    text: expect.stringContaining('new key'),
  })
  await expect(textWith(context.keyRing, evidenceId, bytes)).rejects.toThrow('not among those at hand')
  await rewrapKeys(back, signal)
  expect(await missingKeys(context)).toEqual([])
  // A process that had the other key first has kept a text since.
  await cells.admin.query(
    'update evidence.object_keys set texts_key_id = $2, wrapped_texts_key = $3 where digest = $1',
    [digestOf(bytes), renewed.texts_key_id, renewed.wrapped_texts_key],
  )
  expect(await missingKeys(context)).toEqual([keyRing([newer]).currentId])
  expect([await rewrapKeys(back, signal), await rewrapKeys(back, signal), await missingKeys(context)]).toEqual([
    1,
    0,
    [],
  ])
  expect(await textWith(context.keyRing, evidenceId, bytes)).toMatchObject({ pages: 2 })
  expect(await rowsOf(evidenceId)).toEqual(sealed)
})

test('a text is asked for again later where the key of the authority is not at hand', async () => {
  const { bytes, evidenceId } = await fileOf('Words without a key')
  await cells.admin.query(`update evidence.object_keys set texts_key_id = repeat('0', 16) where digest = $1`, [
    digestOf(bytes),
  ])
  const answer = await ask('GET', `${evidenceId}/pages/1`)
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '60'])
  await cells.admin.query(`update evidence.object_keys set texts_key_id = $2 where digest = $1`, [
    digestOf(bytes),
    context.keyRing.currentId,
  ])
})

test('a text that is owed is read again in the next turn, however young its last inspection is', async () => {
  const { bytes, evidenceId } = await fileOf('Words that were in the clear')
  const owe = () =>
    cells.admin.query('update evidence.page_texts set sealed = null where evidence_id = $1', [evidenceId])
  await owe()
  const missing = await ask('GET', `${evidenceId}/pages/1`)
  expect([missing.statusCode, missing.json().detail]).toEqual([
    404,
    expect.stringContaining('There is no text of page 1'),
  ])
  const begunAt = new Date().toISOString()
  expect(await filesToInspect(context, begunAt)).toEqual([evidenceId])
  const logger = createLogger({ service: 'evidence', level: 'silent' })
  expect(await inspectAgain(context, logger, signal)).toEqual({ inspected: 1, closed: 0 })
  expect((await ask('GET', `${evidenceId}/pages/1`)).json().text).toContain('Words that were in the clear')
  expect(await filesToInspect(context, begunAt)).toEqual([])
  // Where they cannot be read any more, nobody waits for them.
  await owe()
  const file = { evidenceId, digest: digestOf(bytes), applicantId: harbour.id }
  await inCell((transaction) => keepPageTexts(transaction, context.keyRing, file, null))
  expect([await rowsOf(evidenceId), await filesToInspect(context, begunAt)]).toEqual([[], []])
})
