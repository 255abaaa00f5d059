import { castVote, declareImpartiality } from '@concert/contracts/evaluations'
import { staysAwayUntil } from '@concert/domain/cooling-off'
import { localDate } from '@concert/domain/instant'
import { contentMembers } from '@concert/domain/evaluation/content'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Case,
  clientIdentifier,
  openCase,
  opinionOn,
  planOf,
  toGranted,
  toInReview,
  toReviewed,
  toVoting,
} from './case.fixture.ts'
import { type Cells, startReviews } from './cell.fixture.ts'

// Raw SQL by the service's own role, past every line of its code: what the database itself keeps.

let cells: Cells
let reviewed: Case
let evaluatorId: string
let evaluationDigest: string

beforeAll(async () => {
  cells = await startReviews()
  reviewed = await openCase(cells)
  await toReviewed(reviewed)
  evaluatorId = (await planOf(reviewed))[0]?.[0] ?? ''
  evaluationDigest = (await reviewed.read()).evaluationDigest ?? ''
})
afterAll(async () => {
  await cells.close()
})

const participant = (person: string, side: string, as: string, one = reviewed) =>
  `insert into reviews.participants values ('hk', '${one.evaluationId}', '${person}', '${side}', '${as}', now())`
const vote = (person: string, hash = evaluationDigest, one = reviewed) =>
  `insert into reviews.votes (authority, evaluation_id, evaluation_digest, person_id, outcome, reasons, cast_at)
   values ('hk', '${one.evaluationId}', '${hash}', '${person}', 'grant', 'yes', now())`
const finding = (person: string) =>
  `insert into reviews.findings (authority, evaluation_id, requirement_id, evaluation_version, evaluator_id, grade,
     rationale, evidence, recorded_at)
   values ('hk', '${reviewed.evaluationId}', 'GBA-AI-TS-01', 99, '${person}', 'conforms', 'x', '[]', now())`
const reopened = () =>
  `update reviews.evaluations set status = 'evaluating' where evaluation_id = '${reviewed.evaluationId}'`
const conflict = (person: string) =>
  `insert into reviews.conflicts (authority, evaluation_id, person_id, declared_at)
   values ('hk', '${reviewed.evaluationId}', '${person}', now())`
const grant = () => `update reviews.evaluations set status = 'granted' where evaluation_id = '${reviewed.evaluationId}'`

async function refusal(...statements: string[]) {
  const error: unknown = await cells.asService(statements).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string }
  return { code, constraint }
}

describe('the database refuses', () => {
  test('a finding by someone on the judging side', async () => {
    expect(await refusal(finding('report-1'))).toMatchObject({ code: '23000', constraint: 'authorised_evaluator' })
    await cells.rows(
      `insert into personnel.authorisations values ('hk', 'aut-both', 'report-1', 'evaluator', now() - interval '1 day', now() + interval '1 day')`,
    )
    expect(await refusal(reopened(), finding('report-1'))).toMatchObject({ code: '23503' })
    await cells.rows("delete from personnel.authorisations where authorisation_id = 'aut-both'")
  })

  test('a finding once the content is frozen, or after the decision', async () => {
    expect(await refusal(finding(evaluatorId))).toEqual({ code: '23000', constraint: 'recorded_in_turn' })
    expect(await refusal(reopened(), finding(evaluatorId))).toEqual({})
    const declared = ['decider-1', 'decider-2'].map((id) => participant(id, 'judges', 'decision-maker'))
    const decided = [...declared, vote('decider-1'), vote('decider-2'), grant()]
    expect(await refusal(...decided)).toEqual({})
    expect(await refusal(...decided, finding(evaluatorId))).toMatchObject({ constraint: 'recorded_in_turn' })
  })

  test('any act after a declaration of a conflict that was not listed among the conflicts', async () => {
    const declared = ['decider-1', 'decider-2'].map((id) => participant(id, 'judges', 'decision-maker'))
    const unlisted = `insert into reviews.declarations (authority, version, person_id, evaluation_id, function, conflict, statement, declared_at)
      values ('hk', 99, 'decider-1', '${reviewed.evaluationId}', 'decision-maker', true, 'x', now())`
    expect(await refusal(...declared, unlisted, vote('decider-1'))).toMatchObject({ constraint: 'conflict_declared' })
    expect(await refusal(...declared, vote('decider-1'), vote('decider-2'), unlisted, grant())).toMatchObject({
      constraint: 'decided_by_quorum',
    })
  })

  test('a vote by an evaluator, even one who is also authorised to decide', async () => {
    await cells.rows(
      `insert into personnel.authorisations values ('hk', 'aut-also', $1, 'decision-maker', now() - interval '1 day', now() + interval '1 day')`,
      [evaluatorId],
    )
    expect(await refusal(vote(evaluatorId))).toMatchObject({ code: '23503' })
    expect(await refusal(participant(evaluatorId, 'judges', 'decision-maker'))).toMatchObject({ code: '23505' })
    await cells.rows("delete from personnel.authorisations where authorisation_id = 'aut-also'")
  })

  test('a vote without a declaration of impartiality', async () => {
    expect(await refusal(vote('decider-3'))).toMatchObject({ code: '23503' })
  })

  test('a second vote of one person on the same content', async () => {
    const declared = participant('decider-1', 'judges', 'decision-maker')
    expect(await refusal(declared, vote('decider-1'))).toEqual({})
    expect(await refusal(declared, vote('decider-1'), vote('decider-1'))).toMatchObject({ code: '23505' })
  })

  test('a vote under an authorisation that has lapsed', async () => {
    const declared = participant('lapsed-1', 'judges', 'decision-maker')
    expect(await refusal(declared, vote('lapsed-1'))).toMatchObject({
      code: '23000',
      constraint: 'authorised_decision_maker',
    })
  })

  test('granting without a quorum, with votes on another content, or with too few', async () => {
    const [one, two] = ['decider-1', 'decider-2'].map((id) => participant(id, 'judges', 'decision-maker'))
    const quorumMissing = { code: '23000', constraint: 'decided_by_quorum' }
    expect(await refusal(grant())).toEqual(quorumMissing)
    expect(await refusal(one ?? '', vote('decider-1'), grant())).toEqual(quorumMissing)
    const other = 'a'.repeat(64)
    expect(await refusal(one ?? '', vote('decider-1', other))).toEqual({
      code: '23000',
      constraint: 'on_current_content',
    })
    expect(await refusal(one ?? '', two ?? '', vote('decider-1'), vote('decider-2'), grant())).toEqual({})
  })

  test('an evaluation inserted as granted, and a smaller quorum afterwards', async () => {
    const columns = `(authority, evaluation_id, application_id, applicant_id, client_scheme, client_identifier, version, status,
      quorum, content, open_nonconformities, evaluators, risk_class, state, case_file, opened_at, updated_at)`
    const copy = `insert into reviews.evaluations ${columns} select authority, 'evl_other', application_id, applicant_id,
      client_scheme, client_identifier, 1, 'granted', 2, content, 0, '{}', risk_class, state, case_file, now(), now()
      from reviews.evaluations`
    expect(await refusal(copy)).toMatchObject({ code: '42501' })
    expect(await refusal('update reviews.evaluations set quorum = 2')).toMatchObject({ code: '42501' })
  })

  test('a participant within two years of serving the client', async () => {
    const declared = participant('decider-3', 'judges', 'decision-maker')
    expect(await refusal(declared)).toEqual({})
    await cells.rows(
      `insert into personnel.engagements values ('hk', 'decider-3', $1, 'consultancy', '2020-01-01', now()::date - 700)`,
      [clientIdentifier],
    )
    expect(await refusal(declared)).toMatchObject({ code: '23000', constraint: 'cooling_off' })
    await cells.rows(`update personnel.engagements set until_on = now()::date - 800`)
    expect(await refusal(declared)).toEqual({})
    await cells.rows('delete from personnel.engagements')
  })

  test('any act of a person who has declared a conflict, and counting a vote that was cast before', async () => {
    const declared = ['decider-1', 'decider-2'].map((id) => participant(id, 'judges', 'decision-maker'))
    const votes = [...declared, vote('decider-1'), vote('decider-2')]
    expect(await refusal(...votes, grant())).toEqual({})
    expect(await refusal(...votes, conflict('decider-1'), grant())).toEqual({
      code: '23000',
      constraint: 'decided_by_quorum',
    })
    const inConflict = { code: '23000', constraint: 'conflict_declared' }
    expect(await refusal(conflict('decider-1'), ...declared)).toEqual(inConflict)
    expect(await refusal(...declared, conflict('decider-1'), vote('decider-1'))).toEqual(inConflict)
    expect(await refusal(conflict(evaluatorId), finding(evaluatorId))).toEqual(inConflict)
    for (const rewrite of ["update reviews.conflicts set authority = 'hk'", 'delete from reviews.conflicts']) {
      expect(await refusal(conflict('decider-1'), rewrite)).toMatchObject({ code: '42501' })
    }
  })

  test('acting on an engagement that came to light after the declaration', async () => {
    const declared = participant('decider-3', 'judges', 'decision-maker')
    await cells.rows(
      `insert into personnel.engagements values ('hk', 'decider-3', $1, 'employment', '2020-01-01', null),
         ('hk', $2, $1, 'consultancy', '2020-01-01', null)`,
      [clientIdentifier, evaluatorId],
    )
    const engaged = { code: '23000', constraint: 'cooling_off' }
    expect(await refusal(finding(evaluatorId))).toEqual(engaged)
    await cells.rows("delete from personnel.engagements where person_id <> 'decider-3'")
    expect(await refusal(declared)).toEqual(engaged)
    await cells.rows("update personnel.engagements set until_on = '2020-01-02'")
    expect(await refusal(declared, vote('decider-3'))).toEqual({})
    // A register that is another one's: the same digits are another client.
    await cells.rows("update personnel.engagements set until_on = null, identifier_scheme = 'MO-TAX'")
    expect(await refusal(declared)).toEqual({})
    await cells.rows("update personnel.engagements set identifier_scheme = 'HK-UBI'")
    expect(await refusal(declared)).toEqual(engaged)
    await cells.rows('delete from personnel.engagements')
  })

  test('taking part in a case that the transaction may not see, whatever is on record about the person', async () => {
    const hidden = "select set_config('concert.applicant', '', true)"
    expect(await refusal(hidden, participant('decider-3', 'judges', 'decision-maker'))).toEqual({
      code: '23000',
      constraint: 'case_visible',
    })
  })

  test('a decision that was not reviewed, or on other content than was', async () => {
    const one = await openCase(cells)
    const where = `where evaluation_id = '${one.evaluationId}'`
    const set = (change: string) => `update reviews.evaluations set ${change} ${where}`
    const other = 'a'.repeat(64)
    const frozen = { code: '23000', constraint: 'content_frozen' }
    expect(await refusal(set("status = 'granted'"))).toEqual(frozen)
    expect(await refusal(set("status = 'in-review'"))).toEqual(frozen)
    // The digest is the database's own: the service cannot say one.
    expect(await refusal(set(`evaluation_digest = '${other}'`))).toMatchObject({ code: '42501' })
    await toInReview(one)
    expect(await refusal(set("status = 'reviewed'"))).toEqual({ code: '23000', constraint: 'recommended' })
    expect(await refusal(set("status = 'granted'"))).toEqual({ code: '23000', constraint: 'decided_by_quorum' })
    expect(await refusal(set("status = 'evaluated'"))).toEqual({})
    for (const member of contentMembers) {
      const changed = `content = jsonb_set(content::jsonb, '{${member}}', '${member === 'findings' ? '{}' : '["other"]'}')::json`
      expect(await refusal(set(changed))).toEqual(frozen)
      // Back with its evaluators it is frozen no more, and comes back only as what they recorded, for another review.
      expect(await refusal(set(`status = 'evaluating', ${changed}`))).toEqual({})
      expect(await refusal(set(`status = 'evaluating', ${changed}`), set("status = 'reviewed'"))).toEqual(frozen)
    }
    expect(await refusal(set("content = (content::text || ' ')::json"))).toEqual(frozen)
    // What is frozen stands nowhere else.
    const [kept] = await cells.rows<{ members: string[] }>(
      `select array(select jsonb_object_keys(state)) as members from reviews.evaluations ${where}`,
    )
    expect(kept?.members.filter((member) => ['status', ...contentMembers].includes(member))).toEqual([])
  })

  test('any change of a decided evaluation, and of what was recorded on the way to it', async () => {
    const one = await openCase(cells)
    await toGranted(one)
    const where = `where evaluation_id = '${one.evaluationId}'`
    for (const status of ['refused', 'reviewed', 'granted']) {
      expect(await refusal(`update reviews.evaluations set status = '${status}' ${where}`)).toMatchObject({
        constraint: 'decision_final',
      })
    }
    for (const table of ['participants', 'findings', 'recommendations', 'votes']) {
      expect(await refusal(`delete from reviews.${table} ${where}`)).toMatchObject({ code: '42501' })
      expect(await refusal(`update reviews.${table} set authority = 'hk' ${where}`)).toMatchObject({ code: '42501' })
    }
  })

  test('reading an address, a contact or the bytes of evidence, and writing what other services own', async () => {
    const forbidden = [
      'select contact from applications.organisations',
      'select address from applications.organisations',
      'select file_name from evidence.artefacts',
      "update applications.applications set status = 'draft'",
      "insert into personnel.competences values ('hk', 'decider-1', 'TS')",
      'select * from certificates.intents',
    ]
    for (const statement of forbidden) expect(await refusal(statement)).toMatchObject({ code: '42501' })
  })
})

test('who consulted for the client is told so when declaring no conflict, and may declare the conflict', async () => {
  await cells.rows(
    `insert into personnel.engagements values ('hk', 'decider-3', $1, 'consultancy', '2020-01-01', now()::date - 100)`,
    [clientIdentifier],
  )
  const body = { function: 'decision-maker', conflict: false, statement: 'None that I remember.' }
  const refused = await reviewed.act(declareImpartiality, 'decider-3', body)
  expect(refused.status).toBe(422)
  expect(refused.problem.errors).toMatchObject([{ code: 'cooling-off', clause: 'iso17065-4.2.10' }])
  expect((await reviewed.act(declareImpartiality, 'decider-3', { ...body, conflict: true })).status).toBe(200)
  const declared = await cells.rows('select from reviews.participants where person_id = $1', ['decider-3'])
  expect(declared).toHaveLength(0)
  await cells.rows('delete from personnel.engagements')
})

test('the database counts the cooling-off by the calendar of the domain', async () => {
  const days = ['2024-02-28', '2024-02-29', '2024-03-01', '2023-12-31']
  const instants = ['2025-12-30T16:00:00Z', '2026-02-27T15:59:59Z', '2026-02-27T16:00:00Z', '2026-02-28T16:00:00Z']
  for (const day of days) {
    for (const at of instants) {
      const [row] = await cells.rows<{ today: string; away: boolean; clock: string; local: string }>(
        `select $2::date::text as today, $2::date < reviews.free_from($1, $2) as away,
           reviews.local_today('hk')::text as local, clock_timestamp()::text as clock`,
        [day, localDate(at, 'hk')],
      )
      expect([at, day, row?.away]).toEqual([at, day, staysAwayUntil(day, at, 'hk') !== null])
      expect(row?.local).toBe(localDate(row?.clock ?? '', 'hk'))
    }
  }
})

test('who comes to be engaged by the client after declaring is told so when voting', async () => {
  const one = await openCase(cells)
  await toVoting(one)
  const [client] = await cells.rows<{ client_identifier: string }>(
    'select client_identifier from reviews.evaluations where evaluation_id = $1',
    [one.evaluationId],
  )
  await cells.rows(
    `insert into personnel.engagements values ('hk', 'decider-1', $1, 'employment', now()::date, null, 'HK-UBI')`,
    [client?.client_identifier],
  )
  const refused = await one.act(castVote, 'decider-1', await opinionOn(one))
  expect(refused.problem.errors).toMatchObject([{ code: 'cooling-off', clause: 'iso17065-4.2.10' }])
  await cells.rows('delete from personnel.engagements')
})

test('a vote counts no more once its voter has declared a conflict', async () => {
  const one = await openCase(cells)
  await toVoting(one)
  const opinion = await opinionOn(one)
  await one.act(castVote, 'decider-1', opinion)
  const body = { function: 'decision-maker', conflict: true, statement: 'My sister has joined the client.' }
  expect((await one.act(declareImpartiality, 'decider-1', body)).status).toBe(200)
  expect((await one.act(castVote, 'decider-2', opinion)).body).toMatchObject({ status: 'reviewed', decision: null })
  const again = await one.act(declareImpartiality, 'decider-1', { ...body, conflict: false })
  expect(again.problem.errors).toMatchObject([{ code: 'conflict-declared', pointer: '/conflict' }])
  await one.act(declareImpartiality, 'decider-3', { ...body, conflict: false, statement: 'None.' })
  expect((await one.act(castVote, 'decider-3', opinion)).body.status).toBe('granted')
})

test('a quorum of votes on one content does not decide another', async () => {
  const one = await openCase(cells)
  await toVoting(one)

  const answer = await one.act(castVote, 'decider-1', {
    outcome: 'grant',
    reasons: 'Fine.',
    evaluationDigest: 'b'.repeat(64),
  })
  expect(answer.status).toBe(422)
  expect(answer.problem.errors).toMatchObject([{ code: 'content-changed' }])
})
