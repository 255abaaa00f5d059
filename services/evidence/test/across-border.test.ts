import { randomBytes } from 'node:crypto'
import { findCase } from '@concert/cases/find'
import { signStatement } from '@concert/credentials/statement'
import { withAuthority } from '@concert/db/authority-transaction'
import { newId } from '@concert/db/identifiers'
import type { Inspection } from '@concert/domain/artefact/inspection'
import { contractOf } from '@concert/domain/transfer-basis/examples'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { artefactCase } from '../src/artefact/case.ts'
import { changeByService } from '../src/artefact/change-by-service.ts'
import { recordedBases } from '../src/artefact/transfer-bases.ts'
import { seedBasis } from './basis.fixture.ts'
import {
  digestOf,
  type EvidenceCells,
  harbour,
  hongKongOf,
  inspect,
  problemCodes,
  seedApplication,
  startEvidence,
  uploaded,
} from './evidence.fixture.ts'
import { askAbroad, requestOf, seedGranted } from './joint-case.fixture.ts'
import { metadataOf, tusClient } from './tus-client.fixture.ts'

let cells: EvidenceCells

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
  cells.inspectionsSay({ scan: 'clean', personalData: 'found' })
})
afterAll(() => cells.close())

interface JointFile {
  readonly applicationId: string
  readonly evidenceId: string
  readonly digest: string
  readonly bytes: Buffer
}

/** A file of personal data of 50 persons of Hong Kong in a case that was granted there, and cited by its dossier. */
async function jointFile(
  changes: Record<string, string> = {},
  granted: Parameters<typeof seedGranted>[3] = {},
  bytes: Buffer = randomBytes(70_000),
): Promise<JointFile> {
  const applicationId = await seedApplication(cells.admin)
  const stated = { residencyCategory: 'C8', dataSubjects: '50', ...changes }
  const evidenceId = await uploaded(cells, applicationId, bytes, stated)
  await seedGranted(cells.admin, applicationId, [digestOf(bytes)], granted)
  return { applicationId, evidenceId, digest: digestOf(bytes), bytes }
}

/** A contract for a case from Hong Kong to the mainland office of the reader. */
async function contractFor({ applicationId }: JointFile): Promise<string> {
  const basisId = newId('bas')
  await seedBasis(cells.admin, contractOf('HK-GBASC', { basisId, purposes: [applicationId] }), 'hk')
  return basisId
}

async function custodyOf({ evidenceId }: JointFile) {
  const authorization = `Bearer ${await cells.issuers.token('hk', harbour)}`
  const url = `/hk/v1/evidence/${evidenceId}/custody`
  return (await cells.app.inject({ url, headers: { authorization } })).json().items
}

/** As an inspection by newer signatures does. */
async function findMalware({ evidenceId, digest }: Pick<JointFile, 'evidenceId' | 'digest'>): Promise<void> {
  const inspection: Inspection = {
    digest,
    foundType: 'application/pdf',
    findings: [],
    scan: 'malware',
    signatures: null,
    personalData: 'found',
  }
  await withAuthority(hongKongOf(cells).pool, { authority: 'hk', applicant: '*' }, async (transaction) => {
    const { state } = await findCase(artefactCase, transaction, evidenceId)
    const facts = { inspection, inspectedAs: state.residencyCategory }
    await changeByService(transaction, evidenceId, { name: 'inspectEvidence', given: {}, facts })
  })
}

async function causesOf(answer: ReturnType<typeof askAbroad>) {
  const { statusCode, json } = await answer
  return [statusCode, ...problemCodes(json()).map((one) => one.trim())]
}

describe('a file of a joint case is given across the border', () => {
  test('whole, under the basis of the pair, with the reader of the other authority in the custody that the client sees', async () => {
    const file = await jointFile()
    const basisId = await contractFor(file)
    const answer = await askAbroad(cells, requestOf(file))
    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.rawPayload.equals(file.bytes)).toBe(true)
    expect(answer.headers).toMatchObject({
      'content-length': '70000',
      'content-type': 'application/octet-stream',
      'cache-control': 'no-store',
      'concert-bases': 'HK-GBASC',
      'concert-basis-ids': basisId,
    })
    // The name of the file stays: it can be that of a person.
    expect(JSON.stringify(answer.headers)).not.toContain('plan.pdf')
    expect(await custodyOf(file)).toEqual([
      {
        personId: 'li.wei',
        readerAuthority: 'cn-gd',
        givenAt: expect.any(String),
        digest: file.digest,
        firstByte: 0,
        lastByte: 69_999,
        page: null,
        bases: ['HK-GBASC'],
        basisIds: [basisId],
        office: { place: 'CN', entity: 'USCC:91440300MAYY000348' },
      },
    ])
    const { rows } = await cells.admin.query(
      'select subjects::int from evidence.subject_counters where basis_id = $1',
      [basisId],
    )
    expect(rows).toEqual([{ subjects: 50 }])
  })

  test('by its category alone where that needs no basis', async () => {
    const file = await jointFile({ residencyCategory: 'C1' })
    const answer = await askAbroad(cells, requestOf(file))
    expect([answer.statusCode, answer.headers['concert-bases']]).toEqual([200, 'category'])
  })
})

describe('everything that is missing is named, and nothing is recorded', () => {
  test('without a basis the pair is named', async () => {
    const file = await jointFile()
    const answer = await askAbroad(cells, requestOf(file))
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'read-refused'])
    expect(problemCodes(answer.json())).toEqual([' basis-missing'])
    expect(answer.json().errors[0].message).toMatch(/HK.*CN/)
    expect(await custodyOf(file)).toEqual([])
  })

  test('of the reader, whatever the basis', async () => {
    const file = await jointFile()
    await contractFor(file)
    const reader = {
      authorisation: { id: 'aut-li', validUntil: '2020-01-01T00:00:00.000Z' },
      assignedAs: [],
      declaredFor: [],
      hasConflict: true,
      lastServedClientOn: new Date().toISOString().slice(0, 10),
    }
    expect(await causesOf(askAbroad(cells, requestOf(file, { reader })))).toEqual([
      403,
      'not-authorised',
      'file-not-needed',
      'impartiality-not-declared',
      'conflict-declared',
      'cooling-off',
    ])
    expect(await custodyOf(file)).toEqual([])
  })

  test('of an office that is not where the authority is that asks: no two bases are joined', async () => {
    const file = await jointFile()
    await contractFor(file)
    const office = { place: 'MO', city: null, entity: 'MO-TAX:89990011' } as const
    expect(await causesOf(askAbroad(cells, requestOf(file, { reader: { office } })))).toEqual([
      403,
      'crosses-twice',
      'basis-missing',
      'basis-not-built',
    ])
  })

  test('of data of the mainland that lie in Hong Kong, which Macao is given by no contract of Hong Kong', async () => {
    const bytes = randomBytes(100)
    const file = await jointFile({ origins: 'CN', madeIn: 'CN' }, {}, bytes)
    await contractFor(file)
    const office = { place: 'MO', city: null, entity: 'MO-TAX:89990011' } as const
    const answer = askAbroad(cells, requestOf(file, { from: 'mo', reader: { office } }))
    expect(await causesOf(answer)).toEqual([403, 'basis-missing', 'basis-missing', 'basis-not-built'])
    expect((await answer).json().errors[0].message).toMatch(/CN.*MO/)
  })

  test('while no scanner has looked at it, also where it goes home', async () => {
    cells.inspectionsSay({ scan: 'not-scanned', personalData: 'not-scanned' })
    const file = await jointFile({ residencyCategory: 'C1' })
    cells.inspectionsSay({ scan: 'clean', personalData: 'found' })
    expect(await causesOf(askAbroad(cells, requestOf(file)))).toEqual([403, 'content-not-clean'])
  })

  test('while it is in quarantine the reason is named instead', async () => {
    const file = await jointFile({ residencyCategory: 'C1' })
    await findMalware(file)
    const answer = await askAbroad(cells, requestOf(file))
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'evidence-quarantined'])
  })
})

describe('a file is not there for another authority', () => {
  test.each<[string, Parameters<typeof seedGranted>[3]]>([
    ['before the evaluation is granted', { status: 'reviewed' }],
    ['whose place is none of the places of use', { places: ['HK', 'MO'] }],
  ])('%s', async (_what, granted) => {
    const file = await jointFile({ residencyCategory: 'C1' }, granted)
    expect((await askAbroad(cells, requestOf(file))).statusCode).toBe(404)
  })

  test('that no finding cites any more or ever did, that is of another case, or that nobody has', async () => {
    const [replaced, uncited] = [randomBytes(10), randomBytes(11)]
    const file = await jointFile({ residencyCategory: 'C1' }, { replaced: [digestOf(replaced)] })
    const other = await jointFile({ residencyCategory: 'C1' })
    const { applicationId } = file
    for (const bytes of [replaced, uncited]) await uploaded(cells, applicationId, bytes, { residencyCategory: 'C1' })
    expect((await askAbroad(cells, requestOf(file))).statusCode).toBe(200)
    for (const digest of [digestOf(replaced), digestOf(uncited), other.digest, digestOf('nobody')]) {
      expect((await askAbroad(cells, requestOf({ applicationId, digest }))).statusCode).toBe(404)
    }
  })
})

describe('a request is held to what it says', () => {
  let file: JointFile
  beforeAll(async () => {
    file = await jointFile({ residencyCategory: 'C1' })
  })

  const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString()
  test.each<[string, Parameters<typeof requestOf>[1], 'mo' | 'hk' | undefined, string]>([
    ['signed by another authority', {}, 'mo', 'sender-mismatch'],
    ['signed by the authority that is asked', {}, 'hk', 'unknown-key'],
    ['for another authority', { to: 'mo' }, undefined, 'misaddressed'],
    ['of an hour ago', { issuedAt: ago(3_600) }, undefined, 'read-request-stale'],
    ['of tomorrow', { issuedAt: ago(-86_400) }, undefined, 'read-request-stale'],
    ['that does not fit the contract', { digest: 'x' }, undefined, 'payload-refused'],
  ])('%s', async (_what, change, signedBy, code) => {
    const answer = await askAbroad(cells, requestOf(file, change), signedBy)
    expect([answer.statusCode, ...problemCodes(answer.json())]).toEqual([422, `/statement ${code}`])
  })

  test('answered once, however often it comes, also at the same moment', async () => {
    const request = requestOf(file)
    const answers = await Promise.all([1, 2, 3].map(() => askAbroad(cells, request)))
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 422, 422])
    const again = await askAbroad(cells, request)
    expect([again.statusCode, ...problemCodes(again.json())]).toEqual([422, '/statement read-request-repeated'])
    expect((await custodyOf(file)).length).toBe(1)
  })

  test('a body that is no signed statement is refused by its type or its form', async () => {
    const send = (type: string, payload: string) =>
      cells.app.inject({
        method: 'POST',
        url: '/hk/v1/evidence/across-border',
        headers: { 'content-type': type },
        payload,
      })
    expect((await send('application/json', '{}')).statusCode).toBe(415)
    expect((await send('application/jose', 'e30.e30.AAAA')).statusCode).toBe(422)
    expect((await send('application/jose', 'x'.repeat(400_000))).statusCode).toBe(413)
  })
})

describe('bytes stop as soon as the gate no longer lets them flow', () => {
  const SIZE = 7 * 1_048_576
  let origin: string
  beforeAll(async () => {
    origin = await cells.app.listen({ host: '127.0.0.1', port: 0 })
  })

  /** A file of more bytes than flow until the gate is asked again, and what its reader gets of it. */
  async function largeFile(): Promise<JointFile & { readonly received: () => Promise<number> }> {
    const applicationId = await seedApplication(cells.admin)
    const bytes = randomBytes(SIZE)
    const client = tusClient(cells)
    const stated = { residencyCategory: 'C8', dataSubjects: '50' }
    const length = { 'upload-length': String(SIZE), 'content-type': 'application/offset+octet-stream' }
    const { headers } = await client.create(metadataOf(applicationId, bytes, stated), length)
    const answer = await client.append(headers['location'] ?? '', 0, bytes)
    await inspect(cells, answer.headers['evidence-id'] ?? '')
    await seedGranted(cells.admin, applicationId, [digestOf(bytes)])
    const file = { applicationId, evidenceId: answer.headers['evidence-id'] ?? '', digest: digestOf(bytes), bytes }
    const received = async () => {
      const body = await signStatement('concert-read-request+jws', requestOf(file), cells.exchangeKeys['cn-gd'])
      const asked = { method: 'POST', headers: { 'content-type': 'application/jose' }, body }
      const response = await fetch(`${origin}/hk/v1/evidence/across-border`, asked)
      expect(response.status).toBe(200)
      let count = 0
      try {
        for await (const piece of response.body ?? []) count += piece.length
      } catch {
        // The connection was cut off.
      }
      return count
    }
    return { ...file, received }
  }

  const genuine = recordedBases.factsOf

  /** Does this when the gate is asked for the second time, as if it had happened while the first bytes flowed. */
  function meanwhile(happens: () => Promise<unknown>): void {
    const spied = vi.spyOn(hongKongOf(cells).transferBases, 'factsOf')
    spied.mockImplementationOnce(genuine).mockImplementationOnce(async (...asked) => {
      await happens()
      return genuine(...asked)
    })
  }

  test('they flow to the end while nothing changes', async () => {
    const file = await largeFile()
    await contractFor(file)
    expect(await file.received()).toBe(SIZE)
  })

  test('a basis is terminated', async () => {
    const file = await largeFile()
    const basisId = await contractFor(file)
    meanwhile(() =>
      cells.adminPool.query(
        `update exchange.transfer_bases set status = 'terminated', termination = '{"on": "2026-06-01", "proof": null}' where basis_id = $1`,
        [basisId],
      ),
    )
    const received = await file.received()
    expect(received).toBeLessThan(4 * 1_048_576)
    expect((await custodyOf(file)).length).toBe(1)
  })

  test('the file is found bad', async () => {
    const file = await largeFile()
    await contractFor(file)
    const { objects } = hongKongOf(cells)
    const genuinely = objects.read.bind(objects)
    vi.spyOn(objects, 'read').mockImplementationOnce(async (...asked) => {
      await findMalware(file)
      return genuinely(...asked)
    })
    expect(await file.received()).toBeLessThan(4 * 1_048_576)
  })
})
