import { randomBytes } from 'node:crypto'
import { newId } from '@concert/db/identifiers'
import { assertFolded } from '@concert/testing/folded'
import type { TestCaller } from '@concert/testing/test-tokens'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { artefactCase } from '../src/artefact/case.ts'
import {
  digestOf,
  encode,
  EVIDENCE_BYTES_MAX,
  type EvidenceCells,
  filesIn,
  FORM_TYPE,
  formOf,
  type FormPart,
  harbour,
  kowloon,
  problemCodes,
  reviewer,
  seedApplication,
  sendForm,
  startEvidence,
  system,
} from './evidence.fixture.ts'

let cells: EvidenceCells

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
})
afterAll(() => cells.close())

const stored = () => filesIn(cells.storeFolder('hk'))
const eventsOf = async (evidenceId: string) =>
  (await cells.admin.query('select type, payload from platform.events where stream_id = $1', [evidenceId])).rows

describe('an upload', () => {
  test('is stored under its digest and answered with everything but the bytes', async () => {
    const [applicationId, bytes] = [await seedApplication(cells.admin), randomBytes(50_000)]
    const [answer, digest] = [await sendForm(cells, formOf(applicationId, bytes)), digestOf(bytes)]
    const unsaid = {
      origins: ['HK'],
      madeIn: 'HK',
      unmixedProof: null,
      kind: null,
      requirements: [],
      dataSubjects: null,
      smallestGroup: null,
    }
    const closed = {
      shredded: null,
      judgement: null,
      technologyCheck: null,
      isLate: false,
      supersedes: null,
      supersededBy: null,
    }
    const later = { ...closed, inspection: null, acceptedFindings: null }
    expect(answer.json()).toEqual({
      authority: 'hk',
      applicationId,
      digest,
      sizeBytes: 5e4,
      mediaType: 'application/pdf',
      fileName: 'plan.pdf',
      residencyCategory: 'C3',
      effectiveOn: '2026-10-01',
      ...unsaid,
      ...later,
      scan: 'not-scanned',
      scanDigest: digest,
      quarantine: { reason: 'unchecked', since: expect.stringMatching(/Z$/) },
      evidenceId: expect.stringMatching(/^evd_/),
      storedAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
    })
    expect(await cells.contexts.get('hk')?.objects.has(digest)).toBe(true)
    expect(await filesIn(cells.storeFolder('mo'))).toEqual([])
  })

  test('writes its event, outbox row, audit line and receipts, none of which holds the name of the file', async () => {
    const applicationId = await seedApplication(cells.admin)
    const { evidenceId } = (await sendForm(cells, formOf(applicationId, randomBytes(10)))).json()
    expect(await eventsOf(evidenceId)).toMatchObject([
      { type: 'EvidenceUploaded', payload: { evidenceId, applicationId } },
    ])
    const outboxed = 'select type from platform.outbox where stream_id = $1'
    const { rows: outbox } = await cells.admin.query(outboxed, [evidenceId])
    expect(outbox).toEqual([{ type: 'EvidenceUploaded' }])
    const { rows: lines } = await cells.admin.query(
      `select audited.line::jsonb ->> 'action' as action, audited.line::jsonb ->> 'actor' as actor, array_agg(receipt.guard order by ordinal) as guards
       from audit.lines audited join audit.receipts receipt using (authority, line_id)
       where audited.line::jsonb ->> 'streamId' = $1 group by 1, 2`,
      [evidenceId],
    )
    expect(lines).toEqual([
      {
        action: 'evidence.uploaded',
        actor: harbour.id,
        guards: [
          'authority-pinned',
          'application-takes-evidence',
          'decision-open',
          'residency-accepted',
          'category-may-lie-here',
          'lineage-whole',
          'origins-of-category',
          'effective-date-credible',
          'smallest-group-of-category',
          'evidence-kind-asked',
          'requirements-ask-for-kind',
          'category-of-kind',
          'own-date-given',
          'unmixed-proof-on-record',
          'supersedes-latest-of-kind',
          'file-not-empty',
          'digest-matches',
          'same-bytes-declared-alike',
        ],
      },
    ])
    const { rows } = await cells.admin.query(
      `select count(*)::int as hits from platform.events, audit.lines where payload::text || line like '%plan.pdf%'`,
    )
    expect(rows).toEqual([{ hits: 0 }])
    await assertFolded(artefactCase, cells.adminPool, 'hk', evidenceId)
  })

  test('of the same bytes for the same application answers the record there is and changes nothing', async () => {
    const applicationId = await seedApplication(cells.admin)
    const form = formOf(applicationId, randomBytes(10))
    const first = await sendForm(cells, form)
    const again = await sendForm(cells, form)
    expect([first.statusCode, again.statusCode]).toEqual([201, 200])
    expect(again.json()).toEqual(first.json())
    expect(await eventsOf(first.json().evidenceId)).toHaveLength(1)
  })

  test('of the same bytes for another application has a record of its own on the same object', async () => {
    const [bytes, before] = [randomBytes(10), (await stored()).length]
    const [first, second] = [
      await sendForm(cells, formOf(await seedApplication(cells.admin), bytes)),
      await sendForm(cells, formOf(await seedApplication(cells.admin, { applicant: kowloon }), bytes), { as: kowloon }),
    ]
    expect([first.statusCode, second.statusCode]).toEqual([201, 201])
    expect(await stored()).toHaveLength(before + 1)
  })

  test('does not change the residency category of bytes that the application has already', async () => {
    const applicationId = await seedApplication(cells.admin)
    const bytes = randomBytes(10)
    await sendForm(cells, formOf(applicationId, bytes, { residencyCategory: 'C8' }))
    const answer = await sendForm(cells, formOf(applicationId, bytes, { residencyCategory: 'C1' }))
    expect(answer.statusCode).toBe(422)
    expect(problemCodes(answer.json())).toEqual(['/residencyCategory residency-category-differs'])
    expect(await cells.contexts.get('hk')?.objects.has(digestOf(bytes))).toBe(true)
  })

  test.each([
    ['2026-10-01', '2026-11-01', '422 /effectiveOn effective-on-differs'],
    ['2026-10-01', undefined, '422 /effectiveOn effective-on-differs'],
    [undefined, '2026-11-01', '422 /effectiveOn effective-on-not-recorded'],
    [undefined, undefined, '200'],
  ])('does not change the effective date: after %s, %s is answered %s', async (recorded, declared, expected) => {
    const applicationId = await seedApplication(cells.admin)
    const bytes = randomBytes(10)
    const first = await sendForm(cells, formOf(applicationId, bytes, { effectiveOn: recorded }))
    const answer = await sendForm(cells, formOf(applicationId, bytes, { effectiveOn: declared }))
    expect([answer.statusCode, ...problemCodes(answer.json())].join(' ')).toBe(expected)
    expect(first.json().effectiveOn).toBe(recorded ?? null)
    expect(await eventsOf(first.json().evidenceId)).toHaveLength(1)
  })

  test.each([
    ['250', '250', '200'],
    ['250', '251', '422 /dataSubjects data-subjects-differ'],
    ['250', undefined, '422 /dataSubjects data-subjects-differ'],
    [undefined, '250', '422 /dataSubjects data-subjects-not-recorded'],
    ...['0', '-1', '1e3', '', 'many', '2000000001'].map((stated) => [stated, undefined, '400']),
  ])(
    'keeps the number of persons that was stated: after %s, %s is answered %s',
    async (recorded, declared, expected) => {
      const applicationId = await seedApplication(cells.admin)
      const bytes = randomBytes(10)
      const first = await sendForm(cells, formOf(applicationId, bytes, { dataSubjects: recorded }))
      if (expected === '400') {
        expect([first.statusCode, first.json().errors[0].pointer]).toEqual([400, '/dataSubjects'])
        return
      }
      expect(first.json().dataSubjects).toBe(recorded === undefined ? null : Number(recorded))
      const answer = await sendForm(cells, formOf(applicationId, bytes, { dataSubjects: declared }))
      expect([answer.statusCode, ...problemCodes(answer.json())].join(' ')).toBe(expected)
    },
  )

  test('keeps the origins of what was made elsewhere, where a proof is on record that nothing of that place went in', async () => {
    const applicationId = await seedApplication(cells.admin)
    const unmixedProof = (await sendForm(cells, formOf(applicationId, randomBytes(10)))).json().evidenceId
    const [bytes, stated] = [randomBytes(10), { origins: 'HK', madeIn: 'CN' }]
    const proved = await sendForm(cells, formOf(applicationId, bytes, { ...stated, unmixedProof }))
    expect(proved.json()).toMatchObject({ origins: ['HK'], madeIn: 'CN', unmixedProof })
    expect((await sendForm(cells, formOf(applicationId, bytes, { ...stated, unmixedProof }))).statusCode).toBe(200)
    await assertFolded(artefactCase, cells.adminPool, 'hk', proved.json().evidenceId)
    const differs = await sendForm(cells, formOf(applicationId, bytes, stated))
    expect(problemCodes(differs.json())).toEqual(['/origins origins-differ'])
    const mixed = await sendForm(cells, formOf(applicationId, randomBytes(10), stated))
    expect(mixed.json().origins).toEqual(['CN', 'HK'])
  })

  test('that differs in category and date is told of both', async () => {
    const applicationId = await seedApplication(cells.admin)
    const bytes = randomBytes(10)
    await sendForm(cells, formOf(applicationId, bytes))
    const answer = await sendForm(
      cells,
      formOf(applicationId, bytes, { residencyCategory: 'C1', effectiveOn: '2026-11-01' }),
    )
    expect(problemCodes(answer.json())).toEqual([
      '/residencyCategory residency-category-differs',
      '/effectiveOn effective-on-differs',
    ])
  })

  test('done a hundred times at once leaves one record, one event and one object', async () => {
    const applicationId = await seedApplication(cells.admin)
    const bytes = randomBytes(1_000)
    const answers = await Promise.all(Array.from({ length: 100 }, () => sendForm(cells, formOf(applicationId, bytes))))
    const created = answers.filter((answer) => answer.statusCode === 201)
    expect(created).toHaveLength(1)
    expect(answers.filter((answer) => answer.statusCode === 200)).toHaveLength(99)
    expect(new Set(answers.map((answer) => answer.json().evidenceId)).size).toBe(1)
    expect(await eventsOf(created[0]?.json().evidenceId)).toHaveLength(1)
    expect((await stored()).filter((path) => path.startsWith('incoming'))).toEqual([])
  })
})

describe('nothing is kept of an upload', () => {
  async function refused(parts: FormPart[], as?: TestCaller) {
    const before = await stored()
    const answer = await sendForm(cells, parts, { as })
    expect(await stored()).toEqual(before)
    return answer
  }

  test('of category C0, which is never accepted', async () => {
    const form = formOf(await seedApplication(cells.admin), randomBytes(10), { residencyCategory: 'C0' })
    const answer = await refused(form)
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ code: 'rules-not-met' })
    expect(problemCodes(answer.json())).toEqual(['/residencyCategory residency-category-never-accepted'])
  })

  test('whose digest differs from the declared one', async () => {
    const form = formOf(await seedApplication(cells.admin), randomBytes(10), { sha256: digestOf('other bytes') })
    const answer = await refused(form)
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ code: 'digest-mismatch' })
  })

  test('of zero bytes', async () => {
    const answer = await refused(formOf(await seedApplication(cells.admin), Buffer.alloc(0)))
    expect(answer.statusCode).toBe(422)
    expect(problemCodes(answer.json())).toEqual(['/file file-empty'])
  })

  test('one byte over the limit, while the limit itself is accepted', async () => {
    const applicationId = await seedApplication(cells.admin)
    const answer = await refused(formOf(applicationId, Buffer.alloc(EVIDENCE_BYTES_MAX + 1, 7)))
    expect(answer.statusCode).toBe(413)
    expect(answer.json()).toMatchObject({ code: 'payload-too-large', detail: expect.stringContaining('100000') })
    expect((await sendForm(cells, formOf(applicationId, Buffer.alloc(EVIDENCE_BYTES_MAX, 7)))).statusCode).toBe(201)
  })

  test.each(['declined', 'withdrawn'])('for an application that is %s', async (status) => {
    const answer = await refused(formOf(await seedApplication(cells.admin, { status }), randomBytes(10)))
    expect(answer.statusCode).toBe(422)
    expect(problemCodes(answer.json())).toEqual(['/applicationId application-closed'])
  })

  test.each(['submitted', 'in-review', 'accepted', 'contracted'])(
    'unless the application goes on: %s takes evidence',
    async (status) => {
      const answer = await sendForm(cells, formOf(await seedApplication(cells.admin, { status }), randomBytes(10)))
      expect(answer.statusCode).toBe(201)
    },
  )

  test('for an application that is not there, and the same for one of another applicant', async () => {
    const missing = await refused(formOf(newId('app'), randomBytes(10)))
    const foreign = await refused(formOf(await seedApplication(cells.admin, { applicant: kowloon }), randomBytes(10)))
    expect([missing.statusCode, foreign.statusCode]).toEqual([404, 404])
    expect(foreign.json().detail).toBe(missing.json().detail)
  })

  test('that names a proof which another application has', async () => {
    const [own, other] = [await seedApplication(cells.admin), await seedApplication(cells.admin)]
    const unmixedProof = (await sendForm(cells, formOf(other, randomBytes(10)))).json().evidenceId
    const answer = await refused(formOf(own, randomBytes(10), { origins: 'HK', madeIn: 'CN', unmixedProof }))
    expect([answer.statusCode, ...problemCodes(answer.json())]).toEqual([422, '/unmixedProof unmixed-proof-unknown'])
  })

  test('with an effective date that no evidence has', async () => {
    const form = formOf(await seedApplication(cells.admin), randomBytes(10), { effectiveOn: '0000-01-01' })
    expect(problemCodes((await refused(form)).json())).toEqual(['/effectiveOn effective-on-too-early'])
  })

  test.each([
    ['staff', reviewer, 403],
    ['a service of the cell', system, 403],
  ])('by %s', async (_who, caller, status) => {
    const answer = await refused(formOf(await seedApplication(cells.admin), randomBytes(10)), caller)
    expect(answer.statusCode).toBe(status)
  })

  test('with a token of another authority, or none', async () => {
    const payload = encode(formOf(await seedApplication(cells.admin), randomBytes(10)))
    const foreign = await cells.issuers.token('mo', harbour)
    const before = await stored()
    for (const authorization of [`Bearer ${foreign}`, undefined]) {
      const headers = { 'content-type': FORM_TYPE, ...(authorization === undefined ? {} : { authorization }) }
      const answer = await cells.app.inject({ method: 'POST', url: '/hk/v1/evidence', headers, payload })
      expect(answer.statusCode).toBe(401)
    }
    expect(await stored()).toEqual(before)
  })
})
