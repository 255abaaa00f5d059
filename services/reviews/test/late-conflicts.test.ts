import * as teams from '@concert/contracts/evaluation-teams'
import * as contracts from '@concert/contracts/evaluations'
import type { Problem } from '@concert/contracts/problems'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as cases from './case.fixture.ts'
import { type Cells, startReviews } from './cell.fixture.ts'
import { hireOthers } from './finishing.fixture.ts'
import { grantInHongKong, openRecognitionCase } from './recognition.fixture.ts'

// A conflict comes to light when the work is done: what rests on it falls, others do it again, and the case reaches its end.

let cells: Cells
beforeAll(async () => {
  cells = await startReviews(['hk', 'mo'])
  await hireOthers(cells)
})
afterAll(async () => {
  await cells.close()
})

function codesOf(answer: { problem: Problem }): (string | undefined)[] {
  return [...new Set((answer.problem.errors ?? []).map((error) => error.code))]
}

async function refusal(...statements: string[]) {
  const error: unknown = await cells.asService(statements).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return (error as { constraint?: string; code?: string } | undefined)?.constraint
}

async function engaged(personId: string, one: cases.Case): Promise<AsyncDisposable> {
  await cells.rows(
    `insert into personnel.engagements select authority, $1, client_identifier, 'consultancy', '2020-01-01', null
     from reviews.evaluations where evaluation_id = $2`,
    [personId, one.evaluationId],
  )
  return {
    async [Symbol.asyncDispose]() {
      await cells.rows('delete from personnel.engagements where person_id = $1', [personId])
    },
  }
}

const reason = 'A conflict of interest came to light.'

/** The new members declare, and find again what the person found who left. */
async function foundAgain(one: cases.Case, leaving: string): Promise<void> {
  const { findings } = await one.read()
  const again = (findings ?? []).filter((one) => one.evaluatorId === leaving).map((one) => one.requirementId)
  for (const { personId, requirements, declared } of (await one.read()).team ?? []) {
    if (!declared) await one.act(contracts.declareImpartiality, personId, cases.declaration('evaluator'))
    const own = requirements.filter((requirementId) => again.includes(requirementId))
    if (own.length === 0) continue
    const findings = own.map((requirementId) => cases.finding(requirementId))
    expect((await one.act(contracts.recordFindings, personId, { findings })).status).toBe(200)
  }
}

async function decidedAgain(one: cases.Case, reviewerId = 'report-1'): Promise<void> {
  const opinion = async () => cases.opinionOn(one)
  const steps = [
    ['report-reviewer', reviewerId],
    ['decision-maker', 'decider-1'],
    ['decision-maker', 'decider-2'],
  ] as const
  for (const [held, personId] of steps) {
    const declared = await one.act(contracts.declareImpartiality, personId, cases.declaration(held))
    expect(declared.status, JSON.stringify(declared.problem)).toBe(200)
    const said = held === 'report-reviewer' ? contracts.recommend : contracts.castVote
    const answer = await one.act(said, personId, await opinion())
    expect(answer.status, JSON.stringify(answer.problem)).toBe(200)
  }
  expect((await one.read()).status).toBe('granted')
}

describe('an evaluator', () => {
  test('who declares a conflict once the case was voted on leaves it; others find, review and decide again', async () => {
    const one = await cases.openCase(cells)
    await cases.toVoting(one)
    expect((await one.act(contracts.castVote, 'decider-1', await cases.opinionOn(one))).status).toBe(200)
    const leaving = (await cases.planOf(one))[0]?.[0] ?? ''
    const declared = await one.act(contracts.declareImpartiality, leaving, cases.declaration('evaluator', true))
    expect(declared.status).toBe(200)
    expect(declared.body).toMatchObject({ status: 'evaluating', access: 'parties' })
    const open = await one.read()
    expect(open).toMatchObject({ reviewerId: null, evaluationDigest: null, recommendation: null, votes: [] })
    const other = (await cases.planOf(one))[0]?.[0] ?? ''
    const early = await one.act(contracts.completeEvaluation, other, {})
    expect(codesOf(early)).toEqual(['finding-tainted'])

    const reassigned = await one.act(teams.reassignEvaluators, 'planner-1', { reason })
    expect(reassigned.status, JSON.stringify(reassigned.problem)).toBe(200)
    const reasons = reassigned.body.exclusions?.find((person) => person.personId === leaving)?.reasons
    expect(reasons).toMatchObject([{ code: 'conflict-declared' }])
    await foundAgain(one, leaving)
    expect((await one.act(contracts.completeEvaluation, other, {})).status).toBe(200)
    expect((await one.act(contracts.assignReview, 'planner-1', { reviewerId: 'report-1' })).status).toBe(200)
    await decidedAgain(one)
    const { findings } = await one.read()
    expect((findings ?? []).map((found) => found.evaluatorId)).not.toContain(leaving)
  })

  test('who comes to be engaged by the client is found again by others, before the decision and not after a vote', async () => {
    const one = await cases.openCase(cells)
    await cases.toVoting(one)
    const leaving = (await cases.planOf(one))[0]?.[0] ?? ''
    await using _engagement = await engaged(leaving, one)
    const voted = await one.act(contracts.castVote, 'decider-1', await cases.opinionOn(one))
    expect(voted.status).toBe(422)
    expect(codesOf(voted)).toEqual(['finding-tainted'])
    const reassigned = await one.act(teams.reassignEvaluators, 'planner-1', { reason })
    expect(reassigned.body).toMatchObject({ status: 'evaluating', votes: [] })
    await foundAgain(one, leaving)
    const [member] = await cases.planOf(one)
    expect((await one.act(contracts.completeEvaluation, member?.[0] ?? '', {})).status).toBe(200)
    expect((await one.act(contracts.assignReview, 'planner-1', { reviewerId: 'report-1' })).status).toBe(200)
    await decidedAgain(one)
  })

  test('whom the plan owner names leaves while the evaluation goes on, and what the person found stands', async () => {
    const one = await cases.openCase(cells)
    await cases.toFound(one)
    const leaving = (await cases.planOf(one))[0]?.[0] ?? ''
    const answer = await one.act(teams.reassignEvaluators, 'planner-1', { leaving: [leaving], reason: 'On leave.' })
    expect(answer.status).toBe(200)
    expect(answer.body.team?.map((member) => member.personId)).not.toContain(leaving)
    const [undeclared] = (answer.body.team ?? []).filter((member) => !member.declared)
    const early = await one.act(contracts.completeEvaluation, undeclared?.personId ?? '', {})
    expect(codesOf(early)).toEqual(['impartiality-not-declared'])
    const stranger = await one.act(contracts.completeEvaluation, leaving, {})
    expect(codesOf(stranger)).toEqual(['not-on-team'])
    const [member] = (answer.body.team ?? []).filter((one) => one.declared)
    expect((await one.act(contracts.completeEvaluation, member?.personId ?? '', {})).status).toBe(200)
    expect((await one.read()).findings?.map((found) => found.evaluatorId)).toContain(leaving)
  })

  test('is not replaced where the team is whole, nor by anyone but the plan owner, nor once the work is complete', async () => {
    const one = await cases.openCase(cells)
    await cases.toEvaluating(one)
    const evaluator = (await cases.planOf(one))[0]?.[0] ?? ''
    expect(codesOf(await one.act(teams.reassignEvaluators, 'planner-1', { reason }))).toEqual(['team-is-whole'])
    const stranger = { reason, leaving: ['decider-1'] }
    const unknown = await one.act(teams.reassignEvaluators, 'planner-1', stranger)
    expect(unknown.problem.errors).toMatchObject([
      { code: 'cannot-leave-team', pointer: '/leaving/0' },
      { code: 'team-is-whole' },
    ])
    expect((await one.act(teams.reassignEvaluators, evaluator, { reason })).status).toBe(403)
    const done = await cases.openCase(cells)
    await cases.toEvaluated(done)
    const [first] = await cases.planOf(done)
    const late = await done.act(teams.reassignEvaluators, 'planner-1', { reason, leaving: [first?.[0]] })
    expect(codesOf(late)).toEqual(['no-finding-tainted'])
  })
})

describe('a report reviewer', () => {
  test('who declares a conflict after the recommendation is replaced, and the votes are cast again', async () => {
    const one = await cases.openCase(cells)
    await cases.toVoting(one)
    expect((await one.act(contracts.castVote, 'decider-1', await cases.opinionOn(one))).status).toBe(200)
    const declared = await one.act(
      contracts.declareImpartiality,
      'report-1',
      cases.declaration('report-reviewer', true),
    )
    expect(declared.body).toMatchObject({ status: 'evaluated', access: 'parties' })
    const again = await one.act(contracts.assignReview, 'planner-1', { reviewerId: 'report-1' })
    expect(codesOf(again)).toEqual(['reviewer-in-conflict'])
    expect((await one.act(contracts.assignReview, 'planner-1', { reviewerId: 'report-2' })).status).toBe(200)
    await decidedAgain(one, 'report-2')
  })

  test('who comes to be engaged by the client after the recommendation is replaced too', async () => {
    const one = await cases.openCase(cells)
    await cases.toVoting(one)
    expect((await one.act(contracts.castVote, 'decider-1', await cases.opinionOn(one))).status).toBe(200)
    const untouched = await one.act(contracts.assignReview, 'planner-1', { reviewerId: 'report-2' })
    expect(codesOf(untouched)).toEqual(['recommendation-stands'])
    await using _engagement = await engaged('report-1', one)
    const voted = await one.act(contracts.castVote, 'decider-2', await cases.opinionOn(one))
    expect(codesOf(voted)).toEqual(['recommendation-tainted'])
    const other = await one.act(contracts.assignReview, 'planner-1', { reviewerId: 'report-2' })
    expect(other.body).toMatchObject({ status: 'in-review', reviewerId: 'report-2', recommendation: null, votes: [] })
    await decidedAgain(one, 'report-2')
  })

  test('who does not come gives the review to another before the recommendation', async () => {
    const one = await cases.openCase(cells)
    await cases.toInReview(one)
    const same = await one.act(contracts.assignReview, 'planner-1', { reviewerId: 'report-1' })
    expect(codesOf(same)).toEqual(['reviewer-assigned-already'])
    expect((await one.act(contracts.assignReview, 'planner-1', { reviewerId: 'report-2' })).status).toBe(200)
    await decidedAgain(one, 'report-2')
  })
})

describe('a voter', () => {
  test('who comes to be engaged by the client after voting does not count, and others make the quorum', async () => {
    const one = await cases.openCase(cells)
    await cases.toVoting(one)
    await one.act(contracts.declareImpartiality, 'decider-3', cases.declaration('decision-maker'))
    const vote = async (personId: string) => one.act(contracts.castVote, personId, await cases.opinionOn(one))
    expect((await vote('decider-1')).status).toBe(200)
    await using _engagement = await engaged('decider-1', one)
    const second = await vote('decider-2')
    expect(second.status, JSON.stringify(second.problem)).toBe(200)
    expect(second.body.status).toBe('reviewed')
    expect((await vote('decider-3')).body.status).toBe('granted')
  })

  test('on a recognition does not count then either', async () => {
    const granted = await grantInHongKong(cells)
    const recognition = await openRecognitionCase(cells, granted.dossier)
    for (const decider of ['decider-1', 'decider-2', 'decider-3']) await recognition.declare(decider)
    expect((await recognition.vote('decider-1', 'recognise')).status).toBe(200)
    await cells.rows(
      `insert into personnel.engagements select authority, 'decider-1', client_identifier, 'consultancy', '2020-01-01', null
       from reviews.recognitions where recognition_id = $1`,
      [recognition.recognitionId],
      'mo',
    )
    const second = await recognition.vote('decider-2', 'recognise')
    expect([second.status, second.body.status]).toEqual([200, 'received'])
    expect((await recognition.vote('decider-3', 'recognise')).body.status).toBe('recognised')
    await cells.rows('delete from personnel.engagements', [], 'mo')
  })
})

describe('after the decision', () => {
  test('a conflict is recorded with the case, and nothing else of it changes', async () => {
    const one = await cases.openCase(cells)
    await cases.toGranted(one)
    const before = await one.read()
    const leaving = (await cases.planOf(one))[0]?.[0] ?? ''
    const none = await one.act(contracts.declareImpartiality, leaving, cases.declaration('evaluator'))
    expect(codesOf(none)).toEqual(['declares-conflict-only'])
    for (const [personId, held] of [
      [leaving, 'evaluator'],
      ['report-1', 'report-reviewer'],
      ['decider-1', 'decision-maker'],
    ] as const) {
      const declared = await one.act(contracts.declareImpartiality, personId, cases.declaration(held, true))
      expect(declared.status, JSON.stringify(declared.problem)).toBe(200)
      expect(declared.body).toMatchObject({ status: 'granted', access: 'parties' })
    }
    const after = await one.read()
    const team = before.team?.map((member) => ({ ...member, declared: member.declared && member.personId !== leaving }))
    expect({ ...after, team: [], access: before.access }).toMatchObject({
      ...before,
      team: [],
      version: before.version + 3,
      updatedAt: after.updatedAt,
    })
    expect(after.team).toEqual(team)
    expect(await cells.rows('select from reviews.conflicts where evaluation_id = $1', [one.evaluationId])).toHaveLength(
      3,
    )
  })

  test('the role of the service writes nothing else, with a declaration and without', async () => {
    const one = await cases.openCase(cells)
    await cases.toGranted(one)
    const { version } = await one.read()
    const where = `where evaluation_id = '${one.evaluationId}'`
    const declare = (conflict: boolean, of = version + 1) =>
      `insert into reviews.declarations (authority, version, person_id, evaluation_id, function, conflict, statement, declared_at)
       values ('hk', ${of}, 'decider-1', '${one.evaluationId}', 'decision-maker', ${conflict}, 'x', now())`
    const added = `state = jsonb_set(state, '{declarations}', (state -> 'declarations') || '[{}]')`
    const update = (changes: string) => `update reviews.evaluations set version = ${version + 1}, ${changes} ${where}`
    expect(await refusal(declare(true), update(added))).toBeUndefined()
    expect(await refusal(update(added))).toBe('decision_final')
    expect(await refusal(declare(false), update(added))).toBe('decision_final')
    expect(await refusal(declare(true, version + 2), update(added))).toBe('decision_final')
    const twice = `state = jsonb_set(state, '{declarations}', (state -> 'declarations') || '[{}, {}]')`
    const other = `state = jsonb_set(state, '{declarations}', '[{}]')`
    const reasons = `state = jsonb_set(jsonb_set(state, '{declarations}', (state -> 'declarations') || '[{}]'), '{votes}', '[]')`
    const others = [
      "status = 'refused'",
      'decided_at = now()',
      "content = (content::text || ' ')::json",
      "evaluators = '{}'",
      "evaluators_at_work = '{x}'",
      "staffing = 'overridden'",
    ].map((one) => `${added}, ${one}`)
    for (const change of [twice, other, reasons, 'updated_at = now()', ...others]) {
      expect(await refusal(declare(true), update(change)), change).toBe('decision_final')
    }
  })

  test('of a recognition the same holds', async () => {
    const granted = await grantInHongKong(cells)
    const recognition = await openRecognitionCase(cells, granted.dossier)
    for (const decider of ['decider-1', 'decider-2']) {
      expect((await recognition.declare(decider)).status).toBe(200)
      expect((await recognition.vote(decider, 'recognise')).status).toBe(200)
    }
    expect(codesOf(await recognition.declare('decider-3'))).toEqual(['declares-conflict-only'])
    const declared = await recognition.declare('decider-1', true)
    expect(declared.status).toBe(200)
    expect(declared.body).toMatchObject({ status: 'recognised', access: 'parties' })
    const conflicts = await cells.rows(
      'select from reviews.conflicts where recognition_id = $1',
      [recognition.recognitionId],
      'mo',
    )
    expect(conflicts).toHaveLength(1)
  })
})

describe('a conflict that was declared on the application, or with the organisation', () => {
  test.each(['application', 'organisation'])('is one in the evaluation too: %s', async (where) => {
    const one = await cases.openCase(cells)
    await cases.toVoting(one)
    const counter = async () =>
      (
        await cells.rows<{ guard_counter: number }>(
          'select guard_counter::int from reviews.evaluations where evaluation_id = $1',
          [one.evaluationId],
        )
      )[0]?.guard_counter ?? 0
    const before = await counter()
    await cells.rows(
      where === 'application'
        ? `insert into applications.declarations (authority, application_id, version, person_id, conflict, statement, declared_at)
           values ('hk', $1, 99, 'decider-1', true, 'x', now())`
        : `insert into applications.organisation_conflicts (authority, organisation_id, person_id, declared_at)
           select authority, organisation_id, 'decider-1', now() from applications.applications where application_id = $1`,
      [one.applicationId],
    )
    expect(await counter()).toBe(before + 1)
    const { evaluationDigest } = await one.read()
    const vote = (person: string) =>
      `insert into reviews.votes (authority, evaluation_id, evaluation_digest, person_id, outcome, reasons, cast_at)
       values ('hk', '${one.evaluationId}', '${evaluationDigest}', '${person}', 'grant', 'yes', now())`
    expect(await refusal(vote('decider-1'))).toBe('conflict_declared')
    expect(await refusal(vote('decider-2'))).toBeUndefined()
    const voted = await one.act(contracts.castVote, 'decider-1', await cases.opinionOn(one))
    expect(voted.status).toBe(422)
    expect(codesOf(voted)).toEqual(['impartiality-not-declared'])
    const declared = await one.act(contracts.declareImpartiality, 'decider-1', cases.declaration('decision-maker'))
    expect(codesOf(declared)).toEqual(['conflict-declared'])
  })

  test('taints what the person has found, and the plan owner has others find it again', async () => {
    const one = await cases.openCase(cells)
    await cases.toVoting(one)
    const leaving = (await cases.planOf(one))[0]?.[0] ?? ''
    await cells.rows(
      `insert into applications.declarations (authority, application_id, version, person_id, conflict, statement, declared_at)
       values ('hk', $1, 99, $2, true, 'x', now())`,
      [one.applicationId, leaving],
    )
    const voted = await one.act(contracts.castVote, 'decider-1', await cases.opinionOn(one))
    expect(codesOf(voted)).toEqual(['finding-tainted'])
    const reassigned = await one.act(teams.reassignEvaluators, 'planner-1', { reason })
    expect(reassigned.body).toMatchObject({ status: 'evaluating' })
    expect(reassigned.body.team?.map((member) => member.personId)).not.toContain(leaving)
  })

  test('keeps the person from being chosen to evaluate or to review', async () => {
    const one = await cases.openCase(cells)
    const declare = (personId: string, version: number) =>
      cells.rows(
        `insert into applications.declarations (authority, application_id, version, person_id, conflict, statement, declared_at)
         values ('hk', $1, $2, $3, true, 'x', now())`,
        [one.applicationId, version, personId],
      )
    await declare('evaluator-1', 98)
    await declare('report-1', 99)
    await cases.toAssigned(one)
    const { team, exclusions } = await one.read()
    expect(team?.map((member) => member.personId)).not.toContain('evaluator-1')
    const reasons = exclusions?.find((person) => person.personId === 'evaluator-1')?.reasons
    expect(reasons).toMatchObject([{ code: 'conflict-declared' }])
    const done = await cases.openCase(cells, one.applicationId)
    await cases.toEvaluated(done)
    const assigned = await done.act(contracts.assignReview, 'planner-1', { reviewerId: 'report-1' })
    expect(codesOf(assigned)).toEqual(['reviewer-in-conflict'])
  })
})
