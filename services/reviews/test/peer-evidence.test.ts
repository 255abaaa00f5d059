import { eventSchemas } from '@concert/contracts/events/streams'
import { listEvidenceToTell } from '@concert/contracts/peer-evidence'
import type { Problem } from '@concert/contracts/problems'
import { listRecognitions } from '@concert/contracts/recognitions'
import { closureReasons } from '@concert/domain/artefact/state'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as cases from './case.fixture.ts'
import { applicantOne, type Cells, staff, startReviews, system } from './cell.fixture.ts'
import { tell, type Told, toTell } from './peer-evidence.fixture.ts'
import { asNew, grantInHongKong, type Granted, openRecognitionCase, receive } from './recognition.fixture.ts'

// The lead closes a file that its dossier cites: the others are told, and recognise nothing that rests on it.

let cells: Cells
let granted: Granted
beforeAll(async () => {
  cells = await startReviews(['hk', 'mo'])
  granted = await grantInHongKong(cells)
})
afterAll(async () => {
  await cells.close()
})

const codesOf = ({ problem }: { problem: Problem }) => (problem.errors ?? []).map(({ code }) => code)
const of = ({ applicationId }: { applicationId: string }) =>
  ({ authority: 'hk', applicantId: applicantOne.id, applicationId }) as const
const close = (one: { applicationId: string }, digest: string, reason: string | null) =>
  cases.closeEvidence(cells, of(one), digest, reason)
const citedIn = ({ dossier }: Granted) => [...new Set(dossier.findings.flatMap(({ evidence }) => evidence))].toSorted()
const since = '2026-11-24'
const saying = (evaluationId: string, changes: number, ...digests: readonly string[]): Told => ({
  evaluationId,
  changes,
  closed: digests.map((digest) => ({ digest, reason: 'malware' as const, since })),
})

describe('the lead tells the authorities that are asked', () => {
  const told = () => toTell(cells, granted.applicationId)

  test('nothing before a file was ever closed, and nothing of what is not granted', async () => {
    expect(await told()).toEqual({ told: null, authorities: [] })
    const open = await cases.openCase(cells)
    await cases.toInReview(open)
    await close(open, cases.evidenceFor('GBA-AI-TS-01'), 'malware')
    expect(await toTell(cells, open.applicationId)).toEqual({ told: null, authorities: [] })
    const unevaluated = await cases.seedApplication(cells, { status: 'submitted' })
    expect(await toTell(cells, unevaluated)).toEqual({ told: null, authorities: [] })
  })

  test('which files are closed, why and since which day, and that they are open again: after each change once', async () => {
    const { evaluationId } = granted
    const [first = '', second = ''] = citedIn(granted)
    const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Hong_Kong' })
    const said = (changes: number, closed: readonly object[]) => ({
      told: { evaluationId, changes, closed },
      authorities: ['cn-gd', 'mo'],
    })
    await close(granted, first, 'malware')
    expect(await told()).toEqual(said(1, [{ digest: first, reason: 'malware', since: today }]))
    await close(granted, second, 'structure')
    const both = [
      { digest: first, reason: 'malware', since: today },
      { digest: second, reason: 'structure', since: today },
    ]
    expect(await told()).toEqual(said(2, both))
    await close(granted, second, 'unchecked')
    expect(await told()).toEqual(said(3, [{ digest: first, reason: 'malware', since: today }]))
    await close(granted, second, null)
    expect(await told()).toEqual(said(3, [{ digest: first, reason: 'malware', since: today }]))
    await close(granted, first, null)
    expect(await told()).toEqual(said(4, []))
  })

  test('nothing of files that the dossier does not cite', async () => {
    const before = await told()
    const other = 'd'.repeat(64)
    await cases.seedEvidence(cells, of(granted), other, 'GBA-AI-TS-01')
    await close(granted, other, 'malware')
    expect(await told()).toEqual(before)
  })

  test('in what cannot be counted otherwise by the service that closes files', async () => {
    const [digest = ''] = citedIn(granted)
    const { told: before } = await told()
    await cells.rows('update evidence.artefacts set closures = 0 where application_id = $1', [granted.applicationId])
    expect((await told()).told?.changes).toBe(before?.changes)
    await close(granted, digest, 'malware')
    await cells.rows('update evidence.artefacts set version = version + 1 where application_id = $1', [
      granted.applicationId,
    ])
    expect((await told()).told?.changes).toBe((before?.changes ?? 0) + 1)
    await close(granted, digest, null)
  })

  test('every hour, as long as one of them has not decided', async () => {
    const one = await grantInHongKong(cells)
    const listed = async () => {
      const { body } = await cells.call(listEvidenceToTell, system)
      return body.applicationIds.includes(one.applicationId as never)
    }
    expect(await listed()).toBe(false)
    await close(one, citedIn(one)[0] ?? '', 'malware')
    expect(await listed()).toBe(true)
    const decide = (from: string, place: string) =>
      cells.rows(
        `insert into reviews.peer_decisions values ('hk', $1, $2, $3, 'GBA-AI 2026-1', $4, 'refuse', '[]', '[]', $5, now(), now())`,
        [one.evaluationId, from, one.applicationId, place, one.dossierDigest],
      )
    await decide('mo', 'MO')
    expect(await listed()).toBe(true)
    await decide('cn-gd', 'CN')
    expect(await listed()).toBe(false)
    await cells.rows('delete from reviews.peer_decisions where evaluation_id = $1', [one.evaluationId])
    await close(one, citedIn(one)[0] ?? '', null)
    expect(await listed()).toBe(false)
  })
})

describe('a recognition', () => {
  const opened = async () => {
    const dossier = asNew(granted.dossier)
    const one = await openRecognitionCase(cells, dossier)
    for (const decider of ['decider-1', 'decider-2', 'decider-3']) await one.declare(decider)
    return { dossier, ...one }
  }
  const digestOfDossier = () => citedIn(granted)[0] ?? ''
  const requirementsOn = (digest: string) =>
    granted.dossier.findings
      .filter(({ evidence }) => evidence.includes(digest))
      .map(({ requirementId }) => requirementId)

  test('shows what the lead has closed, is not voted for, and can be refused; and goes on once all is open', async () => {
    const { dossier, ...one } = await opened()
    const digest = digestOfDossier()
    expect((await one.read()).closedEvidence).toEqual([])
    expect((await tell(cells, saying(dossier.evaluationId, 1, digest))).status).toBe(201)
    const requirements = requirementsOn(digest)
    expect((await one.read()).closedEvidence).toEqual([{ digest, reason: 'malware', since, requirements }])

    for (const decision of ['recognise', 'reserve'] as const) {
      const refused = await one.vote('decider-1', decision, ['Notify the DSPDP.'])
      expect([refused.status, refused.problem.code]).toEqual([422, 'rules-not-met'])
      expect(refused.problem.errors).toMatchObject([
        { code: 'recognition-on-closed-evidence', pointer: '/decision', subject: digest, clause: 'gbaai-evidence' },
      ])
    }
    expect((await one.vote('decider-1', 'refuse')).status).toBe(200)
    await tell(cells, saying(dossier.evaluationId, 2))
    expect((await one.read()).closedEvidence).toEqual([])
    for (const decider of ['decider-2', 'decider-3']) {
      const { status, problem } = await one.vote(decider, 'recognise')
      expect(status, JSON.stringify(problem)).toBe(200)
    }
    expect((await one.read()).status).toBe('recognised')
  })

  test('is refused by its quorum where a file stays closed for ever', async () => {
    const { dossier, ...one } = await opened()
    await tell(cells, saying(dossier.evaluationId, 1, digestOfDossier()))
    for (const decider of ['decider-1', 'decider-2']) expect((await one.vote(decider, 'refuse')).status).toBe(200)
    expect((await one.read()).status).toBe('refused')
  })

  test('that was decided before stands, and shows the mark', async () => {
    const { dossier, ...one } = await opened()
    for (const decider of ['decider-1', 'decider-2']) expect((await one.vote(decider, 'recognise')).status).toBe(200)
    expect((await tell(cells, saying(dossier.evaluationId, 1, digestOfDossier()))).status).toBe(201)
    const { status, decision, closedEvidence } = await one.read()
    expect([status, decision?.decision, closedEvidence?.length]).toEqual(['recognised', 'recognise', 1])
  })

  test('that comes after what the lead says of its files has the mark from its beginning', async () => {
    const dossier = asNew(granted.dossier)
    expect((await tell(cells, saying(dossier.evaluationId, 1, digestOfDossier()))).status).toBe(201)
    const one = await openRecognitionCase(cells, dossier)
    await one.declare('decider-1')
    expect((await one.read()).closedEvidence).toHaveLength(1)
    expect(codesOf(await one.vote('decider-1', 'recognise'))).toEqual(['recognition-on-closed-evidence'])
  })

  test('goes by what was said after the most changes, however late and often the rest arrives', async () => {
    const { dossier, ...one } = await opened()
    const [first = '', second = ''] = citedIn(granted)
    const { evaluationId } = dossier
    const marked = async () => (await one.read()).closedEvidence?.map(({ digest }) => digest)
    await tell(cells, saying(evaluationId, 3, first, second))
    expect(await marked()).toEqual([first, second])
    for (const late of [
      saying(evaluationId, 2),
      saying(evaluationId, 1, first),
      saying(evaluationId, 3, first, second),
    ]) {
      expect((await tell(cells, late)).status).toBe(201)
      expect(await marked()).toEqual([first, second])
    }
    await tell(cells, saying(evaluationId, 4, second))
    expect(await marked()).toEqual([second])
    const otherwise = await tell(cells, saying(evaluationId, 4))
    expect([otherwise.status, codesOf(otherwise)]).toEqual([422, ['peer-told-otherwise']])
    expect(await marked()).toEqual([second])
    const rows = await cells.rows<{ payload: object }>(
      `select payload from platform.events where stream = 'peer-evidence' and payload ->> 'evaluationId' = $1
       order by payload ->> 'changes' desc`,
      [evaluationId],
      'mo',
    )
    expect(rows).toHaveLength(4)
    expect(eventSchemas['peer-evidence'].PeerEvidenceRecorded.parse(rows[0]?.payload)).toMatchObject({
      leadAuthority: 'hk',
      changes: 4,
    })
    const lines = await cells.rows(
      `select from audit.lines where line like '%"peer-evidence.recorded"%' and line like '%' || $1 || '%'`,
      [evaluationId],
      'mo',
    )
    expect(lines).toHaveLength(4)
  })

  test('is marked by its own lead alone, and by files of its dossier alone', async () => {
    const { dossier, ...one } = await opened()
    const { evaluationId } = dossier
    expect((await tell(cells, saying(evaluationId, 1, digestOfDossier()), { from: 'cn-gd' })).status).toBe(201)
    expect((await one.read()).closedEvidence).toEqual([])
    await tell(cells, saying(evaluationId, 1, 'd'.repeat(64)))
    expect((await one.read()).closedEvidence).toEqual([])
    expect((await one.vote('decider-1', 'recognise')).status).toBe(200)
  })

  test.each(closureReasons)('says in four languages that a file is closed for %s', async (reason) => {
    const { dossier, ...one } = await opened()
    const digest = digestOfDossier()
    await tell(cells, { evaluationId: dossier.evaluationId, changes: 1, closed: [{ digest, reason, since }] })
    const { problem } = await one.vote('decider-1', 'recognise')
    const [error] = problem.errors ?? []
    expect(error?.message).toContain(`on the evidence ${digest}, which the lead authority has closed since ${since}: `)
    expect(error?.message).not.toContain('a check failed')
  })
})

test('of the list those learn it to whom the file is open, and nobody else', async () => {
  const dossier = asNew(granted.dossier)
  const digest = citedIn(granted)[0] ?? ''
  const { body } = await receive(cells, dossier)
  const one = { recognitionId: body.recognitionId }
  const listed = async (person: string, query: Readonly<Record<string, string>> = {}) => {
    const { body: answer } = await cells.call(listRecognitions, staff(person), { authority: 'mo', query })
    return answer.items
      .filter(({ recognitionId }) => recognitionId === one.recognitionId)
      .map(({ findingsOnClosedEvidence }) => findingsOnClosedEvidence)
  }
  const marked = { onClosedEvidence: 'true' }
  expect(await listed('planner-1')).toEqual([0])
  expect(await listed('planner-1', marked)).toEqual([])
  await tell(cells, saying(dossier.evaluationId, 1, digest))
  const many = dossier.findings.filter(({ evidence }) => evidence.includes(digest)).length
  expect(many).toBeGreaterThan(0)
  expect(await listed('planner-1', marked)).toEqual([many])
  expect(await listed('decider-1')).toEqual([null])
  expect(await listed('decider-1', marked)).toEqual([])
  await tell(cells, saying(dossier.evaluationId, 2))
  expect(await listed('planner-1', marked)).toEqual([])
})
