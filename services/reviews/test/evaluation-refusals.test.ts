import * as teams from '@concert/contracts/evaluation-teams'
import * as contracts from '@concert/contracts/evaluations'
import type { Problem } from '@concert/contracts/problems'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as cases from './case.fixture.ts'
import { applicantOne, applicantTwo, type Cells, staff, startReviews } from './cell.fixture.ts'

let cells: Cells
beforeAll(async () => {
  cells = await startReviews()
})
afterAll(async () => {
  await cells.close()
})

function codesOf(answer: { problem: Problem }): (string | undefined)[] {
  return [...new Set((answer.problem.errors ?? []).map((error) => error.code))]
}

describe('a command is refused', () => {
  test('without If-Match, with a malformed one, and with that of an older version, which shows the present one', async () => {
    const one = await cases.openCase(cells)
    const params = { evaluationId: one.evaluationId }
    const body = { teamSize: 2 }
    const absent = await cells.call(teams.assignEvaluators, staff('planner-1'), { params, body })
    expect(absent.status).toBe(428)
    expect((await one.act(teams.assignEvaluators, 'planner-1', body)).etag).toBe('"2"')
    const stale = await cells.call(teams.assignEvaluators, staff('planner-1'), { params, body, version: 1 })
    expect(stale.status).toBe(412)
    expect(stale.etag).toBe('"2"')
    expect(stale.problem.current).toMatchObject({ evaluationId: one.evaluationId, version: 2 })
  })

  test('in a state that has no such transition, naming those it has', async () => {
    const one = await cases.openCase(cells)
    const early = await one.act(contracts.completeEvaluation, 'evaluator-1', {})
    expect(early.status).toBe(409)
    expect(early.problem.allowed_actions).toEqual([
      'assignEvaluators',
      'declareImpartiality',
      'objectToEvaluator',
      'decideObjection',
      'approvePlan',
    ])
  })

  test('when it belongs to another function than the one named, or to one not held', async () => {
    const one = await cases.openCase(cells)
    await cases.toAssigned(one)
    const notHeld = await one.act(contracts.declareImpartiality, 'decider-1', cases.declaration('evaluator'))
    expect(notHeld.status).toBe(403)
    const notNow = await one.act(contracts.declareImpartiality, 'decider-1', cases.declaration('decision-maker'))
    expect(notNow.status).toBe(422)
    expect(codesOf(notNow)).toEqual(['declares-conflict-only'])
  })

  test('under an authorisation that has lapsed', async () => {
    const one = await cases.openCase(cells)
    await cases.toVoting(one)
    const answer = await one.act(contracts.castVote, 'lapsed-1', await cases.opinionOn(one))
    expect(answer.status).toBe(403)
  })
})

describe('planning', () => {
  test('a plan is not approved before everyone on the team has declared', async () => {
    const one = await cases.openCase(cells)
    await cases.toAssigned(one)
    expect(codesOf(await one.act(contracts.approvePlan, 'planner-1', {}))).toEqual(['impartiality-not-declared'])
  })

  test('an evaluator who declares a conflict leaves the team, and is not a participant', async () => {
    const one = await cases.openCase(cells)
    await cases.toAssigned(one)
    const [first] = await cases.planOf(one)
    const answer = await one.act(contracts.declareImpartiality, first?.[0] ?? '', cases.declaration('evaluator', true))
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ access: 'parties', team: null })
    expect((await one.read()).team?.map((member) => member.personId)).not.toContain(first?.[0])
    const rows = await cells.rows('select from reviews.participants where evaluation_id = $1', [one.evaluationId])
    expect(rows).toHaveLength(0)
    expect(codesOf(await one.act(contracts.approvePlan, 'planner-1', {}))).toContain('requirement-not-planned')
  })
})

describe('evaluating', () => {
  test('findings outside the plan, of another evaluator, or on evidence that is not of this case', async () => {
    const one = await cases.openCase(cells)
    await cases.toEvaluating(one)
    const [first, second] = await cases.planOf(one)
    const findings = [
      { ...cases.finding(first?.[1][0] ?? ''), evidence: ['f'.repeat(64)] },
      cases.finding(second?.[1][0] ?? ''),
      cases.finding('GBA-AI-ZZ-99'),
    ]
    const answer = await one.act(contracts.recordFindings, first?.[0] ?? '', { findings })
    expect(answer.status).toBe(422)
    expect(codesOf(answer).toSorted()).toEqual(
      ['evidence-unknown', 'requirement-not-assigned', 'requirement-not-in-plan'].toSorted(),
    )
  })

  test('findings on evidence that their evaluator has not opened, whoever else has, or on none without a word', async () => {
    const one = await cases.openCase(cells)
    await cases.toEvaluating(one)
    const [first, second] = await cases.planOf(one)
    const [evaluator = '', [requirementId = '', other = ''] = []] = first ?? []
    const unread = 'e'.repeat(64)
    const of = { authority: 'hk', applicantId: applicantOne.id, applicationId: one.applicationId } as const
    await cases.seedEvidence(cells, of, unread, requirementId)
    await cases.giveBytes(cells, of, unread, second?.[0] ?? '')
    const findings = [
      { ...cases.finding(requirementId), evidence: [unread] },
      { ...cases.finding(other, 'not-applicable'), evidence: [] },
    ]
    const refused = await one.act(contracts.recordFindings, evaluator, { findings })
    expect(refused.problem.errors).toMatchObject([
      {
        pointer: '/findings/0/evidence',
        code: 'evidence-not-read',
        subject: requirementId,
        clause: expect.any(String),
      },
      { pointer: '/findings/1/noEvidenceReason', code: 'finding-without-evidence', subject: other },
    ])
    await cases.giveBytes(cells, of, unread, evaluator)
    await cases.closeEvidence(cells, of, unread, 'malware')
    const closed = await one.act(contracts.recordFindings, evaluator, { findings: [findings[0]] })
    expect(closed.problem.errors).toMatchObject([{ pointer: '/findings/0/evidence/0', code: 'evidence-closed' }])
    await cases.closeEvidence(cells, of, unread, null)
    const noEvidenceReason = 'The system has no such part.'
    const told = [findings[0], { ...findings[1], noEvidenceReason }]
    expect((await one.act(contracts.recordFindings, evaluator, { findings: told })).status).toBe(200)
    expect((await one.read()).findings).toMatchObject([
      { requirementId, evidence: [unread], noEvidenceReason: null },
      { requirementId: other, evidence: [], noEvidenceReason },
    ])
  })

  test('findings on evidence of a kind that their requirement does not ask for, or of none, but for an observation', async () => {
    const one = await cases.openCase(cells)
    await cases.toEvaluating(one)
    const [first] = await cases.planOf(one)
    const [evaluator = '', [requirementId = '', other = '', third = ''] = []] = first ?? []
    const untyped = 'd'.repeat(64)
    const of = { authority: 'hk', applicantId: applicantOne.id, applicationId: one.applicationId } as const
    await cases.seedEvidence(cells, of, untyped, null)
    await cases.giveBytes(cells, of, untyped, evaluator)
    const findings = [
      { ...cases.finding(requirementId), evidence: [cases.evidenceFor(requirementId), cases.evidenceFor(other)] },
      { ...cases.finding(other, 'minor-nonconformity'), evidence: [untyped] },
      { ...cases.finding(third, 'conforms-with-observation'), evidence: [untyped, cases.evidenceFor(other)] },
    ]
    const refused = await one.act(contracts.recordFindings, evaluator, { findings })
    expect(refused.problem.errors).toMatchObject([
      {
        pointer: '/findings/0/evidence/1',
        code: 'evidence-of-another-kind',
        subject: requirementId,
        clause: 'gbaai-evidence',
      },
      { pointer: '/findings/1/evidence/0', code: 'evidence-of-no-kind', subject: other },
    ])
    const observed = await one.act(contracts.recordFindings, evaluator, { findings: findings.slice(2) })
    expect(observed.status, JSON.stringify(observed.problem)).toBe(200)
  })

  test('an evaluation is not complete before every requirement is graded', async () => {
    const one = await cases.openCase(cells)
    await cases.toEvaluating(one)
    const [first] = await cases.planOf(one)
    const answer = await one.act(contracts.completeEvaluation, first?.[0] ?? '', {})
    const { requirements } = await one.read()
    expect(answer.problem.errors?.map((error) => error.subject).toSorted()).toEqual(requirements.toSorted())
  })

  test('a nonconformity is answered by the client, closed after the answer, and by its evaluator', async () => {
    const one = await cases.openCase(cells)
    const { personId, requirementId, nonconformityId } = await cases.toNonconformitiesOpen(one)
    const closing = cases.closing(requirementId)
    const params = { evaluationId: one.evaluationId, nonconformityId }
    const { version } = await one.read()
    const foreign = await cells.call(contracts.respondToNonconformity, applicantTwo, {
      params,
      body: cases.response,
      version,
    })
    expect(foreign.status).toBe(404)
    const early = await one.act(contracts.closeNonconformity, personId, closing, { nonconformityId })
    expect(codesOf(early)).toEqual(['nonconformity-not-answered'])
    const answered = await one.act(contracts.respondToNonconformity, applicantOne.id, cases.response, {
      nonconformityId,
    })
    expect(answered.body).toMatchObject({
      status: 'nonconformities-open',
      actions: ['respondToNonconformity', 'objectToEvaluator'],
    })
    const other = (await cases.planOf(one))[1]?.[0] ?? ''
    expect(codesOf(await one.act(contracts.closeNonconformity, other, closing, { nonconformityId }))).toEqual([
      'requirement-not-assigned',
    ])
    const bare = { ...closing, evidence: [] }
    const unfounded = await one.act(contracts.closeNonconformity, personId, bare, { nonconformityId })
    expect(unfounded.problem.errors).toMatchObject([{ code: 'grade-without-evidence', pointer: '/evidence' }])
    const closed = await one.act(contracts.closeNonconformity, personId, closing, { nonconformityId })
    expect(closed.body.status).toBe('evaluating')
  })

  test('a nonconformity that no finding records is not raised', async () => {
    const one = await cases.openCase(cells)
    await cases.toFound(one)
    const [first] = await cases.planOf(one)
    const nonconformities = [{ requirementId: first?.[1][0], grade: 'minor', statement: 'Missing.' }]
    const answer = await one.act(contracts.raiseNonconformities, first?.[0] ?? '', { nonconformities })
    expect(codesOf(answer)).toEqual(['nonconformity-without-finding'])
  })
})

describe('review and decision', () => {
  test('an evaluator is not assigned to review, nor anyone without an authorisation', async () => {
    const one = await cases.openCase(cells)
    await cases.toEvaluated(one)
    const evaluator = (await cases.planOf(one))[0]?.[0] ?? ''
    const assigned = await one.act(contracts.assignReview, 'planner-1', { reviewerId: evaluator })
    expect(codesOf(assigned)).toEqual(['took-part-in-evaluation', 'reviewer-not-authorised'])
    const nobody = await one.act(contracts.assignReview, 'planner-1', { reviewerId: 'nobody' })
    expect(codesOf(nobody)).toEqual(['reviewer-not-authorised'])
  })

  test('asking for more names the gap and goes back to evaluating, and the content is no longer frozen', async () => {
    const one = await cases.openCase(cells)
    await cases.toInReview(one)
    await one.act(contracts.declareImpartiality, 'report-1', cases.declaration('report-reviewer'))
    const asked = await one.act(contracts.askForMore, 'report-1', { gap: 'The seed was not committed.' })
    expect(asked.body).toMatchObject({ status: 'evaluating', evaluationDigest: null, reviewerId: null })
  })

  test('a recommendation on another content than the frozen one is refused', async () => {
    const one = await cases.openCase(cells)
    await cases.toInReview(one)
    await one.act(contracts.declareImpartiality, 'report-1', cases.declaration('report-reviewer'))
    const opinion = { ...(await cases.opinionOn(one)), evaluationDigest: 'c'.repeat(64) }
    expect(codesOf(await one.act(contracts.recommend, 'report-1', opinion))).toEqual(['content-changed'])
  })

  test('a person who evaluated cannot declare as decision maker, nor vote', async () => {
    const one = await cases.openCase(cells)
    await cases.toVoting(one)
    const evaluator = (await cases.planOf(one))[0]?.[0] ?? ''
    await cells.rows(
      `insert into personnel.authorisations values ('hk', 'aut-x', $1, 'decision-maker', now() - interval '1 day', now() + interval '1 day')`,
      [evaluator],
    )
    const declared = await one.act(contracts.declareImpartiality, evaluator, cases.declaration('decision-maker'))
    expect(codesOf(declared)).toEqual(['took-part-in-evaluation'])
    const voted = await one.act(contracts.castVote, evaluator, await cases.opinionOn(one))
    expect(codesOf(voted)).toContain('took-part-in-evaluation')
    await cells.rows("delete from personnel.authorisations where authorisation_id = 'aut-x'")
  })

  test('nobody votes without a declaration, or twice', async () => {
    const one = await cases.openCase(cells)
    await cases.toVoting(one)
    const opinion = await cases.opinionOn(one)
    expect(codesOf(await one.act(contracts.castVote, 'decider-3', opinion))).toEqual(['impartiality-not-declared'])
    expect((await one.act(contracts.castVote, 'decider-1', opinion)).status).toBe(200)
    expect(codesOf(await one.act(contracts.castVote, 'decider-1', opinion))).toEqual(['already-voted'])
  })

  test('a quorum of refusals refuses, with the reasons', async () => {
    const one = await cases.openCase(cells)
    await cases.toVoting(one)
    const opinion = { ...(await cases.opinionOn(one, 'refuse')), reasons: 'The sample is too small.' }
    await cells.rows(
      `insert into applications.lodgements (authority, weights_index, lodgement_key, application_id, applicant_id, lodged_at)
       select authority, repeat('ab', 32), repeat('ab', 8), application_id, applicant_id, now() from reviews.evaluations where evaluation_id = $1`,
      [one.evaluationId],
    )
    const lodged = () => cells.rows("select 1 from applications.lodgements where weights_index = repeat('ab', 32)")
    await one.act(contracts.castVote, 'decider-1', opinion)
    expect(await lodged()).toHaveLength(1)
    const decided = await one.act(contracts.castVote, 'decider-2', opinion)
    expect(decided.body).toMatchObject({
      status: 'refused',
      decision: { outcome: 'refuse', reasons: ['The sample is too small.', 'The sample is too small.'] },
    })
    expect((await one.act(contracts.castVote, 'decider-1', opinion)).status).toBe(409)
    // The same weights can be lodged again (docs/flows/lodgement.md).
    expect(await lodged()).toEqual([])
  })
})

describe('repetition and races', () => {
  test('a vote sent twice under one key counts once and answers the same; another body under the key is refused', async () => {
    const one = await cases.openCase(cells)
    await cases.toVoting(one)
    const body = (await cases.opinionOn(one)) as never
    const { version } = await one.read()
    const request = { params: { evaluationId: one.evaluationId }, body, version, key: 'vote-1' }
    const first = await cells.call(contracts.castVote, staff('decider-1'), request)
    const again = await cells.call(contracts.castVote, staff('decider-1'), request)
    expect(again.replayed).toBe(true)
    expect(again.body).toEqual(first.body)
    const other = { ...request, body: { ...(body as object), reasons: 'Other reasons.' } as never }
    expect((await cells.call(contracts.castVote, staff('decider-1'), other)).problem.code).toBe(
      'idempotency-key-reused',
    )
    expect((await one.read()).votes).toHaveLength(1)
  })

  test('of 100 concurrent votes of one person exactly one counts', async () => {
    const one = await cases.openCase(cells)
    await cases.toVoting(one)
    const body = (await cases.opinionOn(one)) as never
    const { version } = await one.read()
    const request = { params: { evaluationId: one.evaluationId }, body, version }
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => cells.call(contracts.castVote, staff('decider-1'), request)),
    )
    const statuses = answers.map((answer) => answer.status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(statuses.filter((status) => status !== 200 && status !== 412)).toEqual([])
    const votes = await cells.rows('select from reviews.votes where evaluation_id = $1', [one.evaluationId])
    expect(votes).toHaveLength(1)
  })
})
