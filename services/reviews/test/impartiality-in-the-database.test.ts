import { castVote, declareImpartiality } from '@concert/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Case, clientIdentifier, openCase, planOf, toGranted, toReviewed, toVoting } from './case.fixture.ts'
import { type Cells, startReviews } from './cell.fixture.ts'

// Raw SQL by the service's own role, past every line of its code: what the database itself keeps.

let cells: Cells
let reviewed: Case
let evaluatorId: string
let contentHash: string

beforeAll(async () => {
  cells = await startReviews()
  reviewed = await openCase(cells)
  await toReviewed(reviewed)
  evaluatorId = (await planOf(reviewed))[0]?.[0] ?? ''
  contentHash = (await reviewed.read()).contentHash ?? ''
})
afterAll(async () => {
  await cells.close()
})

const participant = (person: string, side: string, as: string, one = reviewed) =>
  `insert into reviews.participants values ('hk', '${one.evaluationId}', '${person}', '${side}', '${as}', now())`
const vote = (person: string, hash = contentHash, one = reviewed) =>
  `insert into reviews.votes (authority, evaluation_id, content_hash, person_id, outcome, reasons, cast_at)
   values ('hk', '${one.evaluationId}', '${hash}', '${person}', 'grant', 'yes', now())`
const finding = (person: string) =>
  `insert into reviews.findings (authority, evaluation_id, requirement_id, evaluation_version, evaluator_id, grade,
     rationale, evidence, recorded_at)
   values ('hk', '${reviewed.evaluationId}', 'GBA-AI-TS-01', 99, '${person}', 'conforms', 'x', '[]', now())`
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
    expect(await refusal(finding('report-1'))).toMatchObject({ code: '23503' })
    await cells.rows("delete from personnel.authorisations where authorisation_id = 'aut-both'")
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
    expect(await refusal(one ?? '', two ?? '', vote('decider-1', other), vote('decider-2', other), grant())).toEqual(
      quorumMissing,
    )
    expect(await refusal(one ?? '', two ?? '', vote('decider-1'), vote('decider-2'), grant())).toEqual({})
  })

  test('an evaluation inserted as granted, and a smaller quorum afterwards', async () => {
    const columns = `(authority, evaluation_id, application_id, applicant_id, client_identifier, version, status, quorum,
      risk_class, state, case_file, opened_at, updated_at)`
    const copy = `insert into reviews.evaluations ${columns} select authority, 'evl_other', application_id, applicant_id,
      client_identifier, 1, 'granted', 2, risk_class, state, case_file, now(), now() from reviews.evaluations`
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

  test('any change of a decided evaluation, and of what was recorded on the way to it', async () => {
    const one = await openCase(cells)
    await toGranted(one)
    const where = `where evaluation_id = '${one.evaluationId}'`
    for (const [status, constraint] of [
      ['refused', 'decided_by_quorum'],
      ['reviewed', 'decision_final'],
      ['granted', 'decision_final'],
    ]) {
      expect(await refusal(`update reviews.evaluations set status = '${status}' ${where}`)).toMatchObject({
        constraint,
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

test('a quorum of votes on one content does not decide another', async () => {
  const one = await openCase(cells)
  await toVoting(one)

  const answer = await one.act(castVote, 'decider-1', {
    outcome: 'grant',
    reasons: 'Fine.',
    contentHash: 'b'.repeat(64),
  })
  expect(answer.status).toBe(422)
  expect(answer.problem.errors).toMatchObject([{ code: 'content-changed' }])
})
