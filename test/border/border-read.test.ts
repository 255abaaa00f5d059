import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { newId } from '@concert/db/identifiers'
import { contractOf } from '@concert/domain/transfer-basis/examples'
import type { TestCaller } from '@concert/testing/test-tokens'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { type JointCase, jointCase, reader, recordBasis, startTwoCells, type TwoCells } from './two-cells.fixture.ts'

const CANARY = 'canary 金絲雀 金丝雀 canário 440301199001011234'

let cells: TwoCells
let origin: string

beforeAll(async () => {
  cells = await startTwoCells(inject('postgres'))
  origin = await cells.readerApp.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(async () => {
  await office({ place: 'MO', city: null, entity: 'TEST:mo' })
})
afterAll(() => cells.close())

/** So many bytes of a text that no other file has. */
function textOf(length: number): Buffer {
  return Buffer.from(
    randomBytes(Math.ceil(length / 2))
      .toString('hex')
      .slice(0, length),
  )
}

async function read(
  { recognitionId, digest }: JointCase,
  as: TestCaller = reader,
  headers: Record<string, string> = {},
) {
  const authorization = `Bearer ${await cells.issuers.token('mo', as)}`
  const path = `/mo/v1/exchange/recognitions/${recognitionId}/evidence/${digest}/content`
  return fetch(`${origin}${path}`, { headers: { authorization, ...headers } })
}

async function entriesOf({ recognitionId }: JointCase) {
  const authorization = `Bearer ${await cells.issuers.token('mo', reader)}`
  const url = `/mo/v1/exchange/recognitions/${recognitionId}/reads`
  return (await cells.readerApp.inject({ url, headers: { authorization } })).json().items
}

async function custodyOf({ evidenceId }: JointCase) {
  const { rows } = await cells.admin['cn-gd'].query(
    'select reader_authority, reader_id, bases, basis_ids, last_byte::int from evidence.custody where evidence_id = $1',
    [evidenceId],
  )
  return rows
}

async function office({ place, city, entity }: { place: string; city: string | null; entity: string }) {
  await cells.admin.mo.query(
    'update personnel.authorisations set office_place = $2, office_city = $3, office_entity = $4 where person_id = $1',
    [reader.id, place, city, entity],
  )
}

/** As if the file had come when the lead had a scanner, or had none yet. */
async function scanIs(scan: 'clean' | 'not-scanned', { evidenceId }: JointCase): Promise<void> {
  await cells.admin['cn-gd'].query('update evidence.artefacts set scan = $2 where evidence_id = $1', [evidenceId, scan])
}

/** A contract from the mainland to the office of the reader in Macao, for one case. */
async function basisFor({ applicationId }: JointCase): Promise<string> {
  const basisId = newId('bas')
  const recipient = { entity: 'TEST:mo', place: 'MO', city: null } as const
  await recordBasis(cells, contractOf('CN-GBASC-MO', { basisId, purposes: [applicationId], recipient }))
  return basisId
}

async function problemOf(answer: Promise<Response>) {
  const { status, json } = await answer.then(async (response) => ({
    status: response.status,
    json: await response.json(),
  }))
  const {
    code,
    detail,
    errors = [],
  } = json as { code: string; detail: string; errors?: { code: string; message: string }[] }
  return {
    status,
    code,
    detail,
    codes: errors.map((error) => error.code),
    messages: errors.map(({ message }) => message),
  }
}

/** What the reader gets of the bytes before the connection ends. */
async function received(response: Response): Promise<number> {
  let bytes = 0
  try {
    for await (const piece of response.body ?? []) bytes += piece.length
  } catch {
    // It was cut off.
  }
  return bytes
}

async function lastEntry(of: JointCase) {
  let entry: { outcome: string | null; passedBytes: number | null } | undefined
  await expect
    .poll(async () => {
      entry = (await entriesOf(of))[0]
      return entry?.outcome ?? null
    })
    .not.toBeNull()
  return entry
}

describe('a mainland file of personal data in Macao', () => {
  test('is refused with the pair that has no basis named, in the language of the reader', async () => {
    const file = await jointCase(cells, Buffer.from(CANARY))
    const refused = await problemOf(read(file))
    expect(refused).toMatchObject({ status: 403, code: 'read-refused', codes: ['basis-missing'] })
    for (const word of ['C8', 'CN', 'MO', 'CN-GBASC-MO']) expect(refused.messages[0]).toContain(word)
    const inPortuguese = await problemOf(read(file, reader, { 'accept-language': 'pt' }))
    expect(inPortuguese.messages[0]).not.toBe(refused.messages[0])
    expect(await entriesOf(file)).toEqual([])
    expect(await custodyOf(file)).toEqual([])
  })

  test('is read once the basis is on record, with an entry on each side that says who, on what and how much', async () => {
    const bytes = Buffer.from(`${CANARY} ${'x'.repeat(200_000)}`)
    const file = await jointCase(cells, bytes)
    const basisId = await basisFor(file)
    const response = await read(file)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${file.digest}"`,
      etag: `"${file.digest}"`,
    })
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
    expect(await custodyOf(file)).toEqual([
      {
        reader_authority: 'mo',
        reader_id: reader.id,
        bases: ['CN-GBASC-MO'],
        basis_ids: [basisId],
        last_byte: bytes.length - 1,
      },
    ])
    await lastEntry(file)
    expect(await entriesOf(file)).toEqual([
      {
        readId: response.headers.get('concert-read-id'),
        personId: reader.id,
        digest: file.digest,
        leadAuthority: 'cn-gd',
        applicationId: file.applicationId,
        bases: ['CN-GBASC-MO'],
        basisIds: [basisId],
        office: { place: 'MO', entity: 'TEST:mo' },
        begunAt: expect.any(String),
        endedAt: expect.any(String),
        outcome: 'complete',
        passedBytes: bytes.length,
      },
    ])
  })

  test('leaves no byte in the cell of the reader, no log and no refusal, and its name stays with the lead', async () => {
    const { rows } = await cells.admin.mo.query<{ text: string | null }>(
      `select query_to_xml(format('select * from %I.%I', schemaname, tablename), true, false, '')::text as text from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    const held = rows.map(({ text }) => text).join('')
    expect(held).toContain(reader.id)
    for (const secret of [...CANARY.split(' '), '陳大文']) {
      expect(held).not.toContain(secret)
      expect(cells.logged.join('')).not.toContain(secret)
    }
    expect(await readdir(cells.evidenceFolder)).not.toEqual([])
  })

  test('stays closed while no scanner has looked at it, though its basis is on record', async () => {
    const file = await jointCase(cells, textOf(10))
    await basisFor(file)
    await scanIs('not-scanned', file)
    expect(await problemOf(read(file))).toMatchObject({ status: 403, codes: ['content-not-clean'] })
    await scanIs('clean', file)
    expect((await read(file)).status).toBe(200)
  })

  test('stays closed to an office elsewhere, whichever bases there are', async () => {
    const file = await jointCase(cells, textOf(10))
    await basisFor(file)
    await office({ place: 'HK', city: null, entity: 'TEST:hk' })
    expect(await problemOf(read(file))).toMatchObject({ status: 403, codes: ['crosses-twice', 'basis-missing'] })
  })
})

describe('a mainland report of aggregate results in Macao', () => {
  const report = Buffer.from('group,persons,false match rate\nA,12,0.011\nB,40,0.013\n')

  test('is read whole where its smallest group has ten persons, on its category alone', async () => {
    const file = await jointCase(cells, report, 'C5', { smallestGroup: '10' })
    const response = await read(file)
    expect(response.status).toBe(200)
    expect(Buffer.from(await response.arrayBuffer()).equals(report)).toBe(true)
    expect(await custodyOf(file)).toMatchObject([{ reader_authority: 'mo', bases: ['category'], basis_ids: [] }])
    expect(await lastEntry(file)).toMatchObject({ outcome: 'complete', passedBytes: report.length })
  })

  test.each([
    ['nothing is said of its smallest group', {}],
    ['its smallest group has nine persons', { smallestGroup: '9' }],
  ])('is refused with the number by its name where %s', async (_why, stated) => {
    const file = await jointCase(cells, report, 'C5', stated)
    const refused = await problemOf(read(file))
    expect(refused).toMatchObject({ status: 403, code: 'read-refused', codes: ['crossing-condition-missing'] })
    for (const word of ['C5', 'CN', 'MO', 'smallestGroup', 'ten persons']) expect(refused.messages[0]).toContain(word)
    expect(await custodyOf(file)).toEqual([])
  })
})

describe('nobody asks the lead', () => {
  test('who has not declared for the recognition, or is of another function or another authority', async () => {
    const file = await jointCase(cells, textOf(10), 'C1')
    const asked = vi.spyOn(cells.readerContext.peerReads, 'ask')
    const by = async (id: string) => (await read(file, { kind: 'staff', id })).status
    expect([await by('decider-2'), await by('evaluator-1'), await by('lapsed-1')]).toEqual([403, 403, 403])
    const token = await cells.issuers.token('cn-gd', reader)
    const foreign = await read(file, reader, { authorization: `Bearer ${token}` })
    expect(foreign.status).toBe(401)
    expect((await read({ ...file, recognitionId: newId('rec') })).status).toBe(404)
    expect((await read({ ...file, digest: 'x' })).status).toBe(400)
    expect(asked).not.toHaveBeenCalled()
    asked.mockRestore()
  })

  test('and is told yes for who may not act here any more by then: no byte is passed on, and none is entered', async () => {
    const file = await jointCase(cells, textOf(10), 'C1')
    const authorisedUntil = (until: string) =>
      cells.admin.mo.query(
        `update personnel.authorisations set valid_until = now() + $2::interval where person_id = $1`,
        [reader.id, until],
      )
    const genuine = cells.readerContext.peerReads.ask
    const asked = vi.spyOn(cells.readerContext.peerReads, 'ask').mockImplementationOnce(async (...question) => {
      const answer = await genuine(...question)
      await authorisedUntil('-1 second')
      return answer
    })
    expect((await read(file)).status).toBe(403)
    await authorisedUntil('1 year')
    asked.mockRestore()
    expect([await entriesOf(file), (await custodyOf(file)).length]).toEqual([[], 1])
  })

  test('to believe in an undertaking of confidentiality that is not on record', async () => {
    const file = await jointCase(cells, textOf(10), 'C1')
    const asked = vi.spyOn(cells.readerContext.peerReads, 'ask')
    const said = async (undertakingOn: string | null) => {
      const change = 'update personnel.authorisations set undertaking_on = $2 where person_id = $1'
      await cells.admin.mo.query(change, [reader.id, undertakingOn])
      expect((await read(file)).status).toBe(200)
      const [, payload = ''] = asked.mock.lastCall?.[1].split('.') ?? []
      return JSON.parse(Buffer.from(payload, 'base64url').toString()).reader.hasConfidentialityUndertaking
    }
    expect([await said(null), await said('2026-01-05'), await said(null)]).toEqual([false, true, false])
    asked.mockRestore()
  })

  test('with HEAD, which gives no bytes', async () => {
    const file = await jointCase(cells, textOf(10), 'C1')
    const authorization = `Bearer ${await cells.issuers.token('mo', reader)}`
    const path = `/mo/v1/exchange/recognitions/${file.recognitionId}/evidence/${file.digest}/content`
    expect((await fetch(`${origin}${path}`, { method: 'HEAD', headers: { authorization } })).status).toBe(405)
    expect(await custodyOf(file)).toEqual([])
  })
})

test('what is not in the dossier, or in quarantine, is said to be so by the lead', async () => {
  const file = await jointCase(cells, textOf(10), 'C1')
  expect(await problemOf(read({ ...file, digest: 'ab'.repeat(32) }))).toMatchObject({ status: 404, code: 'not-found' })
  await cells.admin['cn-gd'].query(
    `update evidence.artefacts set state = state || '{"status": "quarantined"}',
       quarantine = '{"reason": "malware", "since": "2026-11-01T00:00:00.000Z"}' where evidence_id = $1`,
    [file.evidenceId],
  )
  expect(await problemOf(read(file))).toMatchObject({ status: 409, code: 'evidence-quarantined' })
})

describe('a stream ends', () => {
  const SIZE = 12 * 1_048_576

  /** Does this when the gate of the lead is asked for the second time: while bytes flow. */
  function meanwhile(happens: () => Promise<unknown>): void {
    const { transferBases } = cells.leadContext
    const genuine = vi.isMockFunction(transferBases.factsOf) ? recorded : transferBases.factsOf
    recorded = genuine
    vi.spyOn(transferBases, 'factsOf')
      .mockImplementationOnce(genuine)
      .mockImplementationOnce(async (...asked) => {
        await happens()
        return genuine(...asked)
      })
  }
  let recorded: TwoCells['leadContext']['transferBases']['factsOf']

  test('with a basis that is terminated meanwhile, and both sides know how far it came', async () => {
    const file = await jointCase(cells, textOf(SIZE))
    const basisId = await basisFor(file)
    meanwhile(() =>
      cells.admin['cn-gd'].query(
        `update exchange.transfer_bases set status = 'terminated', termination = '{"on": "2026-06-01", "proof": null}' where basis_id = $1`,
        [basisId],
      ),
    )
    expect(await received(await read(file))).toBeLessThan(SIZE)
    expect((await lastEntry(file))?.outcome).toBe('cut-off')
    expect(await problemOf(read(file))).toMatchObject({ codes: ['basis-lapsed'] })
  })

  test('with the office of the reader, which this authority knows', async () => {
    const file = await jointCase(cells, textOf(SIZE))
    await basisFor(file)
    meanwhile(() => office({ place: 'HK', city: null, entity: 'TEST:hk' }))
    expect(await received(await read(file))).toBeLessThan(SIZE)
    expect((await lastEntry(file))?.outcome).toBe('stopped')
  })

  test('before its last piece, where the bytes are not those of the dossier', async () => {
    const file = await jointCase(cells, textOf(300_000), 'C1')
    const genuine = cells.leadContext.objects.read.bind(cells.leadContext.objects)
    const other = await jointCase(cells, textOf(300_000), 'C1')
    const swapped = vi
      .spyOn(cells.leadContext.objects, 'read')
      .mockImplementation((_digest, range) => genuine(other.digest, range))
    const bytes = await received(await read(file))
    swapped.mockRestore()
    expect(bytes).toBeGreaterThan(0)
    expect(bytes).toBeLessThan(300_000)
    expect((await lastEntry(file))?.outcome).toBe('cut-off')
  })
})
