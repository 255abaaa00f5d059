import { getEvidenceCoverage } from '@concert/contracts/evidence-coverage'
import { addCalendarDays, localDate } from '@concert/domain/instant'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import {
  type ApplicationsUnderTest,
  harbour,
  staff,
  startApplications,
  victoria,
} from './applications-service.fixture.ts'
import { caseAt, openCase, type TestCase, uploadEvidence } from './case.fixture.ts'
import { countStatements } from './count-statements.fixture.ts'

let service: ApplicationsUnderTest
beforeAll(async () => {
  service = await startApplications()
})
afterAll(() => service.close())

type Coverage = z.output<typeof getEvidenceCoverage.success.body>
const today = localDate(new Date().toISOString(), 'hk')
/** In the class limited, a drill of TS-19 counts for 180 days. */
const limited = { change: { riskClass: 'limited', modalities: ['nlp', 'ml'] } }

async function coverageOf({ applicationId }: TestCase, caller = harbour): Promise<Coverage> {
  const { status, body } = await service.send('getEvidenceCoverage', caller, { params: { applicationId } })
  expect(status).toBe(200)
  return getEvidenceCoverage.success.body.parse(body)
}

const itemOf = ({ items }: Coverage, requirementId: string, kind: string) =>
  items.find((item) => item.requirementId === requirementId && item.kind === kind)

describe('the coverage of an application', () => {
  test('of nothing lists every kind that its requirements ask for as missing', async () => {
    const draft = await openCase(service)
    const coverage = await coverageOf(draft)
    expect(coverage).toMatchObject({ applicationId: draft.applicationId, asOf: today, uncounted: [] })
    const applicable = (draft.current()['requirements'] as { requirementId: string }[]).map((one) => one.requirementId)
    expect([...new Set(coverage.items.map(({ requirementId }) => requirementId))]).toEqual(applicable)
    expect([...new Set(coverage.items.map(({ standing }) => standing))]).toEqual(['missing'])
    expect(itemOf(coverage, 'GBA-AI-TS-01', 'system-description')).toMatchObject({
      residencyCategory: 'C4',
      maxAgeDays: null,
      isRequired: true,
    })
  })

  test('counts a file for each requirement that it answers, and a file of no kind for none', async () => {
    const draft = await openCase(service, limited)
    const both = ['GBA-AI-ET-03', 'GBA-AI-ET-04']
    const typed = { kind: 'fairness-report', requirements: both, effectiveOn: today }
    const report = await uploadEvidence(service, draft.applicationId, harbour, typed)
    const untyped = await uploadEvidence(service, draft.applicationId)
    const coverage = await coverageOf(draft)
    for (const requirementId of both) {
      expect(itemOf(coverage, requirementId, 'fairness-report')).toMatchObject({
        standing: 'present',
        files: [{ digest: report, standing: 'present', lastDay: null }],
      })
    }
    expect(coverage.uncounted).toMatchObject([{ digest: untyped }])
  })

  test('counts by the day of the document and the calendar of the authority', async () => {
    const draft = await openCase(service, limited)
    const drill = { kind: 'drill-record', requirements: ['GBA-AI-TS-19'] }
    const old = { ...drill, effectiveOn: addCalendarDays(today, -181) }
    await uploadEvidence(service, draft.applicationId, harbour, old)
    const expired = itemOf(await coverageOf(draft), 'GBA-AI-TS-19', 'drill-record')
    expect(expired).toMatchObject({ standing: 'expired', files: [{ lastDay: addCalendarDays(today, -1) }] })
    const lastDay = { ...drill, effectiveOn: addCalendarDays(today, -180) }
    await uploadEvidence(service, draft.applicationId, harbour, lastDay)
    const present = itemOf(await coverageOf(draft), 'GBA-AI-TS-19', 'drill-record')
    expect(present).toMatchObject({ standing: 'present', files: [{ standing: 'expired' }, { lastDay: today }] })
  })

  test('counts the latest version and shows the earlier one', async () => {
    const draft = await openCase(service)
    const register = { kind: 'use-case-register', requirements: ['GBA-AI-TS-01'], effectiveOn: today }
    const first = await uploadEvidence(service, draft.applicationId, harbour, register)
    const second = await uploadEvidence(service, draft.applicationId, harbour, { ...register, supersedes: first })
    expect(itemOf(await coverageOf(draft), 'GBA-AI-TS-01', 'use-case-register')).toMatchObject({
      standing: 'present',
      files: [
        { digest: first, standing: 'superseded' },
        { digest: second, standing: 'present' },
      ],
    })
    await service.admin.query(`update evidence.artefacts set judgement = 'returned' where digest = $1`, [second])
    expect(itemOf(await coverageOf(draft), 'GBA-AI-TS-01', 'use-case-register')).toMatchObject({
      standing: 'present',
      files: [
        { digest: first, standing: 'present' },
        { digest: second, standing: 'returned' },
      ],
    })
  })

  test('counts no file that was given back', async () => {
    const draft = await openCase(service)
    const register = { kind: 'use-case-register', requirements: ['GBA-AI-TS-01'], effectiveOn: today }
    const given = await uploadEvidence(service, draft.applicationId, harbour, register)
    const judged = `update evidence.artefacts set judgement = $2 where digest = $1`
    await service.admin.query(judged, [given, 'returned'])
    const item = itemOf(await coverageOf(draft), 'GBA-AI-TS-01', 'use-case-register')
    expect(item).toMatchObject({ standing: 'returned', files: [{ standing: 'returned' }] })
    await service.admin.query(judged, [given, 'accepted'])
    const accepted = itemOf(await coverageOf(draft), 'GBA-AI-TS-01', 'use-case-register')
    expect(accepted).toMatchObject({ standing: 'present' })
  })

  test('shows where the applicant says that there is no such evidence', async () => {
    const draft = await openCase(service)
    const absent = [{ kind: 'use-case-register', reason: 'There is one use only.' }]
    const answered = { requirementId: 'GBA-AI-TS-01', statement: 'It is met.', evidence: [], withoutEvidence: absent }
    await draft.take('answerRequirements', harbour, { answers: [answered] })
    const coverage = await coverageOf(draft)
    expect(itemOf(coverage, 'GBA-AI-TS-01', 'use-case-register')).toMatchObject({
      standing: 'explained',
      explanation: 'There is one use only.',
      files: [],
    })
    expect(itemOf(coverage, 'GBA-AI-TS-01', 'system-description')).toMatchObject({ standing: 'missing' })
  })

  test('is read in as many statements for many files as for none', async () => {
    const draft = await openCase(service)
    const none = await countStatements(service.pool, () => coverageOf(draft))
    for (const kind of ['system-description', 'use-case-register']) {
      const typed = { kind, requirements: ['GBA-AI-TS-01'], effectiveOn: today }
      await uploadEvidence(service, draft.applicationId, harbour, typed)
    }
    const some = await countStatements(service.pool, () => coverageOf(draft))
    // begin with its wall, application and its clock, evidence, commit
    expect([none.statements.length, some.statements.length]).toEqual([5, 5])
  })
})

describe('it is open', () => {
  test('to the assigned reviewer, and to no client but its own', async () => {
    const one = await caseAt(service, 'declared')
    expect((await coverageOf(one, staff('reviewer-1'))).items.length).toBeGreaterThan(10)
    const params = { applicationId: one.applicationId }
    expect((await service.send('getEvidenceCoverage', victoria, { params })).status).toBe(404)
    expect((await service.send('getEvidenceCoverage', staff('evaluator-1'), { params })).status).toBe(403)
    expect((await service.send('getEvidenceCoverage', harbour, { params: { applicationId: 'app_x' } })).status).toBe(
      400,
    )
  })

  test('to nobody of the staff before the application was submitted', async () => {
    const draft = await openCase(service)
    const params = { applicationId: draft.applicationId }
    expect((await service.send('getEvidenceCoverage', staff('planner-1'), { params })).status).toBe(404)
  })
})
