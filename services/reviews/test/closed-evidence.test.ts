import * as contracts from '@concert/contracts/evaluations'
import type { QuarantineReason } from '@concert/domain/artefact/state'
import type { TestCaller } from '@concert/testing/test-tokens'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as cases from './case.fixture.ts'
import { applicantOne, type Cells, staff, startReviews } from './cell.fixture.ts'

// A file is found bad after findings have cited it: they are marked, and nothing is decided on them until they rest on another file.

let cells: Cells
beforeAll(async () => {
  cells = await startReviews()
})
afterAll(async () => {
  await cells.close()
})

const of = (one: cases.Case) =>
  ({ authority: 'hk', applicantId: applicantOne.id, applicationId: one.applicationId }) as const
const fileOf = async (one: cases.Case) => {
  const [first] = await cases.planOf(one)
  const [evaluator = '', [requirementId = ''] = []] = first ?? []
  return { evaluator, requirementId, digest: cases.evidenceFor(requirementId) }
}

async function marksIn(one: cases.Case): Promise<Record<string, unknown>> {
  const { findings } = await one.read()
  const marked = (findings ?? []).filter(({ closedEvidence }) => closedEvidence.length > 0)
  return Object.fromEntries(marked.map(({ requirementId, closedEvidence }) => [requirementId, closedEvidence]))
}

/** The findings that cite a file, found again by their evaluators on another one of the same kind. */
async function foundAgain(one: cases.Case, digest: string): Promise<void> {
  const other = 'd'.repeat(64)
  const { findings } = await one.read()
  const citing = (findings ?? []).filter(({ evidence }) => evidence.includes(digest))
  await cases.seedEvidence(cells, of(one), other, citing[0]?.requirementId ?? '')
  await cases.giveBytes(cells, of(one), other)
  for (const [personId, requirements] of await cases.planOf(one)) {
    const own = citing.filter(({ requirementId }) => requirements.includes(requirementId))
    if (own.length === 0) continue
    const again = own.map(({ requirementId }) => ({ ...cases.finding(requirementId), evidence: [other] }))
    const answer = await one.act(contracts.recordFindings, personId, { findings: again })
    expect(answer.status, JSON.stringify(answer.problem)).toBe(200)
  }
}

test('findings on a file that is found bad are marked, refuse the recommendation, and are found again', async () => {
  const one = await cases.openCase(cells)
  await cases.toInReview(one)
  await one.act(contracts.declareImpartiality, 'report-1', cases.declaration('report-reviewer'))
  expect(await marksIn(one)).toEqual({})
  const { requirementId, digest, evaluator } = await fileOf(one)
  await cases.closeEvidence(cells, of(one), digest, 'malware')
  expect((await marksIn(one))[requirementId]).toEqual([{ digest, reason: 'malware' }])

  const refused = await one.act(contracts.recommend, 'report-1', await cases.opinionOn(one))
  expect(refused.status).toBe(422)
  const told = (refused.problem.errors ?? []).find(({ subject }) => subject === requirementId)
  expect(told).toMatchObject({ code: 'finding-on-closed-evidence', clause: 'gbaai-evidence' })
  expect(told?.message).toBe(
    `The finding on requirement ${requirementId} rests on the evidence ${digest}, which is closed: ` +
      'a scanner found in it what may do harm. Have it found again on other evidence.',
  )

  const asked = await one.act(contracts.askForMore, 'report-1', { gap: 'The file is closed.' })
  expect(asked.body).toMatchObject({ status: 'evaluating' })
  const early = await one.act(contracts.completeEvaluation, evaluator, {})
  expect(early.problem.errors).toContainEqual(expect.objectContaining({ code: 'finding-on-closed-evidence' }))
  await foundAgain(one, digest)
  expect(await marksIn(one)).toEqual({})
  expect((await one.act(contracts.completeEvaluation, evaluator, {})).status).toBe(200)
})

test('a vote is refused while the file is closed; the review begins anew, or goes on once the file is released', async () => {
  const one = await cases.openCase(cells)
  await cases.toVoting(one)
  const { digest, evaluator } = await fileOf(one)
  expect((await one.act(contracts.castVote, 'decider-1', await cases.opinionOn(one))).status).toBe(200)
  const stands = await one.act(contracts.assignReview, 'planner-1', { reviewerId: 'report-1' })
  expect(stands.problem.errors).toMatchObject([{ code: 'recommendation-stands' }])

  const close = (reason: QuarantineReason | null) => cases.closeEvidence(cells, of(one), digest, reason)
  await close('structure')
  const voted = await one.act(contracts.castVote, 'decider-2', await cases.opinionOn(one))
  expect(voted.status).toBe(422)
  expect((voted.problem.errors ?? []).map(({ code }) => code)).toContain('finding-on-closed-evidence')
  await close(null)
  expect(await marksIn(one)).toEqual({})

  await close('digest-differs')
  const assigned = await one.act(contracts.assignReview, 'planner-1', { reviewerId: 'report-1' })
  expect(assigned.status, JSON.stringify(assigned.problem)).toBe(200)
  expect((await one.read()).votes).toEqual([])
  const asked = await one.act(contracts.askForMore, 'report-1', { gap: 'The file is closed.' })
  expect(asked.status, JSON.stringify(asked.problem)).toBe(200)
  await foundAgain(one, digest)
  expect((await one.act(contracts.completeEvaluation, evaluator, {})).status).toBe(200)
  expect((await one.act(contracts.assignReview, 'planner-1', { reviewerId: 'report-1' })).status).toBe(200)
  expect((await one.act(contracts.recommend, 'report-1', await cases.opinionOn(one))).status).toBe(200)
  for (const decider of ['decider-1', 'decider-2']) {
    const answer = await one.act(contracts.castVote, decider, await cases.opinionOn(one))
    expect(answer.status, JSON.stringify(answer.problem)).toBe(200)
  }
  expect((await one.read()).status).toBe('granted')
})

test('those who work on the case find it in the list, and nobody else is told', async () => {
  const one = await cases.openCase(cells)
  await cases.toVoting(one)
  const other = await cases.openCase(cells)
  await cases.toFound(other)
  const { digest, evaluator } = await fileOf(one)
  const listed = async (by: TestCaller, query: Readonly<Record<string, string>> = {}) => {
    const { body } = await cells.call(contracts.listEvaluations, by, { query })
    const told = body.items.map(({ evaluationId, findingsOnClosedEvidence: many }) => [evaluationId, many] as const)
    return told.filter(([id]) => id === one.evaluationId || id === other.evaluationId)
  }
  const marked = { onClosedEvidence: 'true' }
  expect(await listed(staff(evaluator))).toContainEqual([one.evaluationId, 0])
  await cases.closeEvidence(cells, of(one), digest, 'unchecked')
  expect(await listed(staff('planner-1'), marked)).toEqual([])
  await cases.closeEvidence(cells, of(one), digest, 'malware')
  const many = Object.keys(await marksIn(one)).length
  expect(many).toBeGreaterThan(0)
  for (const person of [evaluator, 'report-1', 'decider-1', 'planner-1']) {
    expect([person, await listed(staff(person), marked)]).toEqual([person, [[one.evaluationId, many]]])
  }
  for (const by of [staff('decider-3'), applicantOne]) {
    expect(await listed(by)).toContainEqual([one.evaluationId, null])
    expect(await listed(by, marked)).toEqual([])
  }
  await cases.closeEvidence(cells, of(one), digest, null)
  expect(await listed(staff('planner-1'), marked)).toEqual([])
})

test('after the decision the mark is still told to staff, and the client sees no findings', async () => {
  const one = await cases.openCase(cells)
  await cases.toGranted(one)
  const { requirementId, digest } = await fileOf(one)
  await cases.closeEvidence(cells, of(one), digest, 'bytes-missing')
  expect(Object.keys(await marksIn(one))).toContain(requirementId)
  const params = { evaluationId: one.evaluationId }
  const client = await cells.call(contracts.getEvaluation, applicantOne, { params })
  expect(client.body).toMatchObject({ status: 'granted', findings: null })
  const signatory = await cells.call(contracts.getEvaluation, staff('planner-1'), { params })
  expect(signatory.body.findings).not.toBeNull()
})
