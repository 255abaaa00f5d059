import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { type FakeBehaviour, startFakeClamd } from '@concert/testing/fake-clamd'
import { createLogger } from '@concert/platform/logger'
import type { TestCaller } from '@concert/testing/test-tokens'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { inspectAgain } from '../src/artefact/inspect-again.ts'
import {
  type EvidenceCells,
  formOf,
  harbour,
  hongKongOf,
  inspect,
  objectPath,
  putUnderReview,
  reviewer,
  seedApplication,
  sendForm,
  startEvidence,
} from './evidence.fixture.ts'

// What comes of an upload, with the checks as they are and a scanner that says what a test has it say.

const behaviour: { -readonly [K in keyof FakeBehaviour]: FakeBehaviour[K] } = {}
let scanner: Awaited<ReturnType<typeof startFakeClamd>>
let cells: EvidenceCells
let applicationId: string

beforeAll(async () => {
  scanner = await startFakeClamd(behaviour)
  const { host, port } = scanner.address
  cells = await startEvidence(inject('postgres'), { CONCERT_EVIDENCE_SCANNER_HK: `tcp://${host}:${port}` }, true)
})
afterAll(async () => {
  await cells.close()
  await scanner.close()
})
beforeEach(async () => {
  behaviour.answer = () => 'stream: OK'
  applicationId = await seedApplication(cells.admin)
})

const signatory: TestCaller = { kind: 'staff', id: 'signatory-1' }
const TEXT = { name: 'minutes.txt', type: 'text/plain' }

async function upload(content: string, { name, type } = TEXT, category = 'C3'): Promise<string> {
  const file = Buffer.from(content)
  const fields = formOf(applicationId, file, { residencyCategory: category }).slice(0, -1)
  const header = `filename="${name}"\r\nContent-Type: ${type}`
  const answer = await sendForm(cells, [...fields, { name: 'file', file, header }])
  expect(answer.statusCode).toBeLessThan(202)
  return answer.json().evidenceId
}

async function read(path: string, as = harbour) {
  const authorization = `Bearer ${await cells.issuers.token('hk', as)}`
  return cells.app.inject({ url: `/hk/v1/evidence/${path}`, headers: { authorization } })
}

const lines: string[] = []
const logger = createLogger({
  service: 'evidence',
  level: 'info',
  destination: { write: (line: string) => void lines.push(line) },
})
const again = (recheckMs = 0) => inspectAgain({ ...hongKongOf(cells), recheckMs }, logger, new AbortController().signal)

/** How often a file was inspected. */
async function inspections(evidenceId: string) {
  const { rowCount } = await cells.admin.query(
    `select from platform.events where stream_id = $1 and type = 'EvidenceInspected'`,
    [evidenceId],
  )
  return rowCount
}

describe('an uploaded file', () => {
  test('is given to nobody until it was inspected, and says so', async () => {
    const evidenceId = await upload('minutes of the meeting')
    await putUnderReview(cells.admin, applicationId)
    expect((await read(evidenceId)).json()).toMatchObject({ quarantine: { reason: 'unchecked' }, inspection: null })
    for (const as of [harbour, reviewer]) {
      const refused = await read(`${evidenceId}/content`, as)
      expect(refused.statusCode).toBe(409)
      expect(refused.json().detail).toBe('This file is in quarantine: its checks have not ended yet.')
    }
    expect((await inspect(cells, evidenceId)).statusCode).toBe(200)
    for (const as of [harbour, reviewer]) expect((await read(`${evidenceId}/content`, as)).statusCode).toBe(200)
    expect((await read(evidenceId)).json()).toMatchObject({
      quarantine: null,
      scan: 'clean',
      inspection: {
        foundType: 'text/plain',
        findings: [],
        signatures: { version: 27_500, madeOn: '2026-11-26' },
        personalData: 'none-found',
      },
    })
  })

  test('is inspected once, however often that is asked', async () => {
    const evidenceId = await upload('asked often')
    const answers = await Promise.all([1, 2, 3].map(() => inspect(cells, evidenceId)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    const { rows } = await cells.admin.query(`select type from platform.events where stream_id = $1 order by version`, [
      evidenceId,
    ])
    expect(rows.map(({ type }) => type)).toEqual(['EvidenceUploaded', 'EvidenceInspected', 'EvidenceReleased'])
  })

  test.each([
    ['a script', '<html><script>alert(1)</script></html>', 'page.html', 'text/html', 'markup-active'],
    ['another type than declared', 'no picture', 'photo.png', 'image/png', 'type-differs'],
    ['a cell that is a formula', 'a,b\n=cmd|calc,1\n', 'table.csv', 'text/csv', 'formula-in-cell'],
  ])('with %s stays closed, and says why in four languages', async (_what, content, name, type, code) => {
    const evidenceId = await upload(content, { name, type })
    expect((await inspect(cells, evidenceId)).statusCode).toBe(200)
    const { quarantine, inspection } = (await read(evidenceId)).json()
    expect(quarantine.reason).toBe('structure')
    const [finding] = inspection.findings
    expect(finding.code).toBe(code)
    expect(finding.severity).not.toBe('propose')
    expect(Object.keys(finding.message)).toEqual(['en', 'zh-Hant', 'zh-Hans', 'pt'])
    expect(finding.places).not.toEqual([])
    expect((await read(`${evidenceId}/content`)).statusCode).toBe(409)
  })

  test('with numbers of identity cards is open, and a stricter category is proposed', async () => {
    const evidenceId = await upload('A123456(3), B765432(8), A123456(3)')
    await inspect(cells, evidenceId)
    const { quarantine, inspection } = (await read(evidenceId)).json()
    expect(quarantine).toBeNull()
    expect(inspection).toMatchObject({
      personalData: 'found',
      findings: [{ severity: 'propose', code: 'personal-data' }],
    })
    expect(JSON.stringify(inspection)).not.toContain('123456')
  })

  test.each([
    ['stream: Win.Test.EICAR_HDB-1 FOUND', 'malware'],
    ['stream: Heuristics.Encrypted.Zip FOUND', 'not-scannable'],
    ['stream: Heuristics.Limits.Exceeded.MaxScanTime FOUND', 'not-scannable'],
  ])('of which the scanner says %j is closed', async (answer, reason) => {
    behaviour.answer = () => answer
    const evidenceId = await upload(`looked at: ${answer}`)
    expect((await inspect(cells, evidenceId)).statusCode).toBe(200)
    expect((await read(evidenceId)).json()).toMatchObject({ quarantine: { reason }, scan: reason })
  })
})

describe('what was found in the structure of a file', () => {
  const reason = 'The cells hold differences.'
  async function accept(evidenceId: string, findings: string[], as = signatory) {
    const authorization = `Bearer ${await cells.issuers.token('hk', as)}`
    return cells.app.inject({
      method: 'POST',
      url: `/hk/v1/evidence/${evidenceId}/findings/acceptance`,
      headers: { authorization, 'idempotency-key': `test.${randomUUID()}` },
      payload: { findings, reason },
    })
  }

  test('is accepted by a signatory who names all of it, and then the file is read', async () => {
    const evidenceId = await upload('a,b\n=1+1,2\n', { name: 'table.csv', type: 'text/csv' })
    expect((await accept(evidenceId, ['formula-in-cell'])).json().errors).toMatchObject([
      { code: 'findings-do-not-open' },
    ])
    await inspect(cells, evidenceId)
    expect((await accept(evidenceId, ['pdf-script'])).json().errors).toMatchObject([{ code: 'findings-are-others' }])
    expect((await accept(evidenceId, ['formula-in-cell'], reviewer)).statusCode).toBe(403)
    expect((await accept(evidenceId, ['formula-in-cell'], harbour)).statusCode).toBe(403)
    const answer = await accept(evidenceId, ['formula-in-cell'])
    expect(answer.statusCode).toBe(200)
    const acceptedFindings = { findings: ['formula-in-cell'], reason, by: signatory.id }
    expect(answer.json()).toMatchObject({ quarantine: null, acceptedFindings })
    expect((await read(evidenceId)).json()).toMatchObject({ quarantine: null, acceptedFindings })
    expect((await read(`${evidenceId}/content`)).statusCode).toBe(200)
    expect((await accept(evidenceId, ['formula-in-cell', 'pdf-script'])).statusCode).toBe(409)
    expect((await accept('evd_0197f3a0-0000-7000-8000-00000000dead', ['pdf-script'])).statusCode).toBe(404)
  })
})

describe('a file that is open', () => {
  test('is closed when newer signatures find something in it, which is told, and open again when they no longer do', async () => {
    const evidenceId = await upload('known as harmful tomorrow')
    await inspect(cells, evidenceId)
    expect((await read(evidenceId)).json().quarantine).toBeNull()
    behaviour.answer = (content) => (String(content).includes('harmful') ? 'stream: New.Kind FOUND' : 'stream: OK')
    expect(await again()).toMatchObject({ closed: 1 })
    expect((await read(evidenceId)).json()).toMatchObject({ quarantine: { reason: 'malware' }, scan: 'malware' })
    expect((await read(`${evidenceId}/content`)).statusCode).toBe(409)
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ evidenceId, msg: 'evidence put in quarantine: inspected again' }),
    )
    behaviour.answer = () => 'stream: OK'
    await again()
    expect((await read(evidenceId)).json().quarantine).toBeNull()
  })

  test('stays as it is while the scanner is silent, and is due all the same', async () => {
    const evidenceId = await upload('inspected later')
    await inspect(cells, evidenceId)
    behaviour.answer = () => 'stream: Something failed ERROR'
    expect(await again()).toEqual({ inspected: 0, closed: 0 })
    behaviour.answer = () => 'stream: OK'
    await again()
    expect(await inspections(evidenceId)).toBe(2)
  })

  test('is not inspected again before its time', async () => {
    const evidenceId = await upload('inspected just now')
    await inspect(cells, evidenceId)
    expect(await again(86_400_000)).toEqual({ inspected: 0, closed: 0 })
    expect(await inspections(evidenceId)).toBe(1)
  })
})

describe('a file whose category was corrected', () => {
  const PERSONS = 'A123456(3), B765432(8), A123456(3)'
  async function correct(evidenceId: string, residencyCategory: string) {
    const authorization = `Bearer ${await cells.issuers.token('hk', harbour)}`
    const etag = String((await read(evidenceId)).headers['etag'])
    const url = `/hk/v1/evidence/${evidenceId}/correction`
    const payload = { residencyCategory }
    const answer = await cells.app.inject({
      method: 'POST',
      url,
      headers: { authorization, 'if-match': etag },
      payload,
    })
    expect(answer.statusCode, answer.body).toBe(200)
  }
  const found = async (evidenceId: string) =>
    (await read(evidenceId)).json().inspection.findings.map(({ code }: { code: string }) => code)

  test('is inspected at once by what is said of it now, and once', async () => {
    const evidenceId = await upload(PERSONS, TEXT, 'C1')
    await inspect(cells, evidenceId)
    expect(await found(evidenceId)).toEqual(['personal-data'])
    await correct(evidenceId, 'C8')
    for (const _ of [1, 2]) expect((await inspect(cells, evidenceId)).statusCode).toBe(200)
    expect(await found(evidenceId)).toEqual([])
    expect(await inspections(evidenceId)).toBe(2)
  })

  test('is so in the turn of the checks too, before those that are due', async () => {
    const evidenceId = await upload(`${PERSONS} twice`, TEXT, 'C1')
    await inspect(cells, evidenceId)
    await correct(evidenceId, 'C8')
    expect(await again(86_400_000)).toEqual({ inspected: 1, closed: 0 })
    expect(await found(evidenceId)).toEqual([])
    expect(await again(86_400_000)).toEqual({ inspected: 0, closed: 0 })
  })

  test('while it was inspected is not said to be as it was then: the next call inspects it anew', async () => {
    const evidenceId = await upload(`${PERSONS} in a race`, TEXT, 'C1')
    const held = hongKongOf(cells).inspections
    const raced = vi.spyOn(held, 'of').mockImplementationOnce(async (file, waitMs) => {
      const inspected = await held.of(file, waitMs)
      await correct(evidenceId, 'C8')
      return inspected
    })
    const late = await inspect(cells, evidenceId)
    expect([late.statusCode, late.headers['retry-after']]).toEqual([503, '5'])
    expect((await read(evidenceId)).json()).toMatchObject({ quarantine: { reason: 'unchecked' }, inspection: null })
    expect((await inspect(cells, evidenceId)).statusCode).toBe(200)
    expect(raced).toHaveBeenCalledTimes(3)
    expect(await found(evidenceId)).toEqual([])
  })
})

describe('a file stays unchecked, and is inspected again,', () => {
  test('while the scanner cannot tell', async () => {
    behaviour.answer = () => 'stream: Something failed ERROR'
    const evidenceId = await upload('the scanner fails')
    const refused = await inspect(cells, evidenceId)
    expect(refused.statusCode).toBe(503)
    expect(refused.headers['retry-after']).toBe('60')
    expect((await read(evidenceId)).json().quarantine.reason).toBe('unchecked')
    behaviour.answer = () => 'stream: OK'
    expect((await inspect(cells, evidenceId)).statusCode).toBe(200)
    expect((await read(evidenceId)).json().quarantine).toBeNull()
  })

  test('while the store has no such bytes', async () => {
    const content = 'the store lost it'
    const evidenceId = await upload(content)
    const { digest } = (await read(evidenceId)).json()
    await rm(await objectPath(cells, digest))
    expect((await inspect(cells, evidenceId)).statusCode).toBe(503)
    await upload(content)
    expect((await inspect(cells, evidenceId)).statusCode).toBe(200)
  })
})

test('neither events nor states have names from within a file', async () => {
  const evidenceId = await upload('<html><script>1</script></html>', { name: 'Chan Tai Man.html', type: 'text/html' })
  await inspect(cells, evidenceId)
  const { rows } = await cells.admin.query(
    `select payload::text as kept from platform.events where stream_id = $1
      union all select state::text from evidence.artefacts where evidence_id = $1`,
    [evidenceId],
  )
  expect(rows.map(({ kept }) => kept).join(' ')).not.toMatch(/Chan|within/)
})

test('nobody but the system has a file inspected', async () => {
  const evidenceId = await upload('who asks')
  const url = `/internal/hk/v1/evidence/${evidenceId}/inspection`
  for (const as of [harbour, reviewer]) {
    const headers = {
      authorization: `Bearer ${await cells.issuers.token('hk', as)}`,
      'idempotency-key': 'test.who.asks',
    }
    expect((await cells.app.inject({ method: 'POST', url, headers, payload: {} })).statusCode).toBe(403)
  }
  expect((await inspect(cells, 'evd_0197f3a0-0000-7000-8000-00000000dead')).statusCode).toBe(404)
})
