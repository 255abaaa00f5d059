import { acceptFindings } from '@concert/contracts/accepted-findings'
import * as teams from '@concert/contracts/evaluation-teams'
import * as contracts from '@concert/contracts/evaluations'
import { evaluationStatuses } from '@concert/domain/evaluation/state'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as cases from './case.fixture.ts'
import { type Cells, startReviews } from './cell.fixture.ts'
import { declareConflict, finishWithout, hireOthers } from './finishing.fixture.ts'

// A conflict is declared in each state and for each function, before the person's work and after it: the person leaves, what rests on their
// work falls, and others bring the case to its end (docs/decisions/0025).

let cells: Cells
beforeAll(async () => {
  cells = await startReviews(['hk'])
  await hireOthers(cells)
})
afterAll(() => cells.close())

type Status = (typeof evaluationStatuses)[number]
const functions = ['evaluator', 'report-reviewer', 'decision-maker'] as const

/** How a case comes into each state; with a vote where there can be one. */
const into: Readonly<Record<Status, (one: cases.Case) => Promise<unknown>>> = {
  planning: cases.toAssigned,
  planned: cases.toPlanned,
  evaluating: cases.toFound,
  'nonconformities-open': cases.toNonconformitiesOpen,
  evaluated: cases.toEvaluated,
  'in-review': cases.toInReview,
  reviewed: async (one) => {
    await cases.toVoting(one)
    await one.act(contracts.castVote, 'decider-1', await cases.opinionOn(one))
  },
  granted: cases.toGranted,
  refused: async (one) => {
    await cases.toVoting(one)
    for (const decider of ['decider-1', 'decider-2'])
      await one.act(contracts.castVote, decider, await cases.opinionOn(one, 'refuse'))
  },
}
const open = evaluationStatuses.filter((status) => status !== 'granted' && status !== 'refused')
const everywhere = open.flatMap((status) => functions.map((held) => [status, held] as const))
/** Where the person has begun to take part. */
const takingPart = everywhere.filter(
  ([status, held]) =>
    held === 'evaluator' || status === 'reviewed' || (status === 'in-review' && held === 'report-reviewer'),
)

async function caseIn(status: Status) {
  const one = await cases.openCase(cells)
  await into[status](one)
  expect((await one.read()).status).toBe(status)
  return one
}

/** Whose votes made the decision: a vote of somebody in conflict stays on record and does not count. */
async function decidersOf(one: cases.Case): Promise<readonly string[]> {
  const [decided] = await cells.rows<{ by: readonly string[] }>(
    `select payload -> 'decidedBy' as by from platform.events where stream_id = $1 and type = 'EvaluationGranted'`,
    [one.evaluationId],
  )
  return decided?.by ?? []
}

async function holderOf(one: cases.Case, held: (typeof functions)[number]): Promise<string> {
  if (held === 'evaluator') return (await cases.planOf(one))[0]?.[0] ?? ''
  return held === 'report-reviewer' ? 'report-1' : 'decider-1'
}

test.each(everywhere)(
  'while the case is %s the %s is in conflict: nothing of theirs stands, and others decide',
  async (status, held) => {
    const one = await caseIn(status)
    const gone = await holderOf(one, held)
    const declared = await declareConflict(one, gone, held)
    expect(declared.status, JSON.stringify(declared.problem)).toBe(200)
    expect(declared.body).toMatchObject({ access: 'parties' })
    const taken = await one.act(contracts.declareImpartiality, gone, cases.declaration(held))
    expect(taken.status, 'no later declaration takes it back').toBe(422)

    const end = await finishWithout(one, { personId: gone, isTainted: true })
    expect(end.status).toBe('granted')
    expect((end.findings ?? []).map((finding) => finding.evaluatorId)).not.toContain(gone)
    expect([end.recommendation?.by, ...(await decidersOf(one))]).not.toContain(gone)
    expect((end.team ?? []).map((member) => member.personId)).not.toContain(gone)
  },
)

test.each(functions)('once it is decided the conflict of the %s is recorded, and the decision stands', async (held) => {
  for (const status of ['granted', 'refused'] as const) {
    const one = await caseIn(status)
    const gone = await holderOf(one, held)
    expect((await declareConflict(one, gone, held)).status).toBe(200)
    expect((await one.read()).status).toBe(status)
    const kept = await cells.rows(
      'select person_id, function from reviews.declarations where evaluation_id = $1 and conflict',
      [one.evaluationId],
    )
    expect(kept).toEqual([{ person_id: gone, function: held }])
  }
})

test.each(takingPart)(
  'while the case is %s the authorisation of the %s lapses: what was done under it stands, and others go on',
  async (status, held) => {
    const one = await caseIn(status)
    const gone = await holderOf(one, held)
    const before = await one.read()
    const lapses = `update personnel.authorisations set valid_until = $2 where person_id = $1`
    await cells.rows(lapses, [gone, new Date().toISOString()])
    try {
      const refused = await one.act(contracts.declareImpartiality, gone, cases.declaration(held))
      expect(refused.status).toBe(403)
      const end = await finishWithout(one, { personId: gone, isTainted: false })
      expect(end.status).toBe('granted')
      const kept = (before.findings ?? []).filter((finding) => finding.evaluatorId === gone)
      expect(end.findings).toEqual(expect.arrayContaining(status === 'nonconformities-open' ? [] : kept))
      const votes = (end.votes ?? []).map((vote) => vote.personId)
      expect(votes.includes(gone)).toBe((before.votes ?? []).some((vote) => vote.personId === gone))
    } finally {
      await cells.rows(lapses, [gone, '2035-12-31T00:00:00Z'])
    }
  },
)

test('an impartial evaluator accepts with reasons what somebody in conflict found, and the case is decided on it', async () => {
  const one = await caseIn('reviewed')
  const gone = await holderOf(one, 'evaluator')
  expect((await declareConflict(one, gone, 'evaluator')).status).toBe(200)
  expect((await one.act(teams.reassignEvaluators, 'planner-1', { reason: 'A conflict came to light.' })).status).toBe(
    200,
  )
  for (const { personId, declared } of (await one.read()).team ?? [])
    if (!declared) await one.act(contracts.declareImpartiality, personId, cases.declaration('evaluator'))
  const { findings, team } = await one.read()
  const tainted = (findings ?? []).filter((found) => found.evaluatorId === gone).map((found) => found.requirementId)
  expect(tainted).not.toEqual([])
  for (const { personId, requirements } of team ?? []) {
    const requirementIds = requirements.filter((id) => tainted.includes(id))
    if (requirementIds.length === 0) continue
    const silent = await one.act(acceptFindings, personId, { requirementIds, reasons: ' ' })
    expect(silent.status).toBe(400)
    const foreign = await one.act(acceptFindings, gone, { requirementIds, reasons: 'Mine.' })
    expect(foreign.status).toBe(422)
    const accepted = await one.act(acceptFindings, personId, { requirementIds, reasons: 'Read again: it stands.' })
    expect(accepted.status, JSON.stringify(accepted.problem)).toBe(200)
  }
  const end = await finishWithout(one, { personId: gone, isTainted: true })
  expect(end.status).toBe('granted')
  const taken = (end.findings ?? []).filter((found) => tainted.includes(found.requirementId))
  for (const found of taken)
    expect(found).toMatchObject({ acceptedFrom: { personId: gone, reasons: 'Read again: it stands.' } })
  expect(taken.map((found) => found.evaluatorId)).not.toContain(gone)
})
