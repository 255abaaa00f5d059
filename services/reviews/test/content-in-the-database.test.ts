import { contentOf } from '@concert/domain/evaluation/content'
import type { Finding, Nonconformity } from '@concert/domain/evaluation/state'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Case, openCase, planOf, toEvaluated, toInReview, toVoting } from './case.fixture.ts'
import { type Cells, startReviews } from './cell.fixture.ts'
import { beginRaw, refusalOf } from './raw-sql.fixture.ts'

// Raw SQL by the service's own role: what is decided is what was found, reviewed and voted on, by people who stand in no conflict.

let cells: Cells
beforeAll(async () => {
  cells = await startReviews()
})
afterAll(async () => {
  await cells.close()
})

const where = (one: Case) => `where authority = 'hk' and evaluation_id = '${one.evaluationId}'`
const set = (one: Case, change: string) => `update reviews.evaluations set ${change} ${where(one)}`
const to = (one: Case, ...statuses: string[]) => statuses.map((status) => set(one, `status = '${status}'`))
const copied = (one: Case, digest: string) => `from reviews.evaluations ${where(one)} and ${digest} is not null`
const vote = (one: Case, person: string, outcome = 'grant', digest = 'evaluation_digest') =>
  `insert into reviews.votes (authority, evaluation_id, evaluation_digest, person_id, outcome, reasons, cast_at)
   select authority, evaluation_id, ${digest}, '${person}', '${outcome}', 'yes', now() ${copied(one, digest)}`
const recommendation = (one: Case, person = 'report-1', digest = 'evaluation_digest') =>
  `insert into reviews.recommendations (authority, evaluation_id, person_id, evaluation_digest, outcome, recommended_at)
   select authority, evaluation_id, '${person}', ${digest}, 'grant', now() ${copied(one, digest)}`
const conflict = (one: Case, person: string) =>
  `insert into reviews.conflicts (authority, evaluation_id, person_id, declared_at)
   values ('hk', '${one.evaluationId}', '${person}', now())`
const participant = (one: Case, person: string, as: string) =>
  `insert into reviews.participants values ('hk', '${one.evaluationId}', '${person}', 'judges', '${as}', now())`
/** Every finding of the content becomes a major one, in the content alone. */
const majors = (one: Case) =>
  set(
    one,
    `content = jsonb_set(content::jsonb, '{findings}', (select jsonb_object_agg(key, value || '{"grade": "major-nonconformity"}')
       from jsonb_each(content::jsonb -> 'findings')))::json`,
  )
/** The rows of findings that say the same. */
const majorRows = (one: Case) =>
  `insert into reviews.findings (authority, evaluation_id, requirement_id, evaluation_version, evaluator_id, grade, rationale, evidence, recorded_at)
   select authority, evaluation_id, key, 99, value ->> 'evaluatorId', 'major-nonconformity', 'x', '[]', now()
   from reviews.evaluations, jsonb_each(content::jsonb -> 'findings') ${where(one)}`
const open = (one: Case) =>
  set(
    one,
    `content = jsonb_set(content::jsonb, '{nonconformities}', '[{"id": "ncf_1", "requirementId": "GBA-AI-TS-01", "grade": "minor"}]')::json`,
  )
const votes = (one: Case) => [vote(one, 'decider-1'), vote(one, 'decider-2')]

async function refusal(...statements: string[]): Promise<string | undefined> {
  await using transaction = await beginRaw(cells)
  let refused: string | undefined
  for (const statement of statements) refused ??= await refusalOf(transaction.run(statement))
  return refused
}

describe('a case that is put to the vote', () => {
  let voting: Case
  let evaluators: string[]
  beforeAll(async () => {
    voting = await openCase(cells)
    await toVoting(voting)
    evaluators = (await planOf(voting)).map(([personId]) => personId)
  })

  test('is granted by the quorum, on its own content', async () => {
    expect(await refusal(...votes(voting), ...to(voting, 'granted'))).toBeUndefined()
  })

  test('is not granted on votes and a recommendation of another content, whichever way it was changed', async () => {
    const back = to(voting, 'evaluating')
    const forth = to(voting, 'evaluated', 'in-review')
    const reviewed = to(voting, 'reviewed')
    const granted = to(voting, 'granted')
    expect(await refusal(...votes(voting), set(voting, 'evaluation_digest = null'))).toBe('42501')
    expect(await refusal(...votes(voting), majors(voting))).toBe('content_frozen')
    // What the content says must have been found by somebody who may.
    expect(await refusal(...votes(voting), ...back, majors(voting), ...forth)).toBe('content_found')
    const changed = [...votes(voting), ...back, majors(voting), majorRows(voting), ...forth]
    expect(await refusal(...changed, ...reviewed)).toBe('recommended')
    expect(await refusal(...changed, recommendation(voting), ...reviewed, ...granted)).toBe('decided_by_quorum')
    const again = [...changed, recommendation(voting), ...reviewed, ...votes(voting)]
    expect(await refusal(...again, ...granted)).toBe('grant_earned')
    const refused = [vote(voting, 'decider-1', 'refuse'), vote(voting, 'decider-2', 'refuse'), ...to(voting, 'refused')]
    expect(await refusal(...changed, recommendation(voting), ...reviewed, ...refused)).toBeUndefined()
  })

  test('is reviewed and voted on again when the same content comes back', async () => {
    const again = [...votes(voting), ...to(voting, 'evaluating', 'evaluated', 'in-review')]
    expect(await refusal(...again, ...to(voting, 'reviewed'))).toBe('recommended')
    const recommended = [...again, recommendation(voting), ...to(voting, 'reviewed')]
    expect(await refusal(...recommended, ...to(voting, 'granted'))).toBe('decided_by_quorum')
    expect(await refusal(...recommended, ...votes(voting), ...to(voting, 'granted'))).toBeUndefined()
  })

  test('takes votes and recommendations on the content as it is only, each in its state', async () => {
    const other = `'${'a'.repeat(64)}'`
    expect(await refusal(vote(voting, 'decider-1', 'grant', other))).toBe('on_current_content')
    expect(await refusal(recommendation(voting))).toBe('on_current_content')
    const reviewing = await openCase(cells)
    await toInReview(reviewing)
    const declared = participant(reviewing, 'report-1', 'report-reviewer')
    expect(await refusal(declared, recommendation(reviewing, 'report-1', other))).toBe('on_current_content')
    expect(await refusal(participant(reviewing, 'decider-1', 'decision-maker'), vote(reviewing, 'decider-1'))).toBe(
      'on_current_content',
    )
  })

  test.each([
    ['an evaluator', () => evaluators[0] ?? ''],
    ['another evaluator', () => evaluators[1] ?? ''],
    ['the report reviewer', () => 'report-1'],
  ])('is neither granted nor refused while the work of %s in conflict stands in it', async (_who, person) => {
    const refuses = ['decider-1', 'decider-2'].map((decider) => vote(voting, decider, 'refuse'))
    for (const late of [conflict(voting, person()), null]) {
      const before = late === null ? [] : [late]
      if (late === null) {
        await cells.rows(
          `insert into personnel.engagements select 'hk', $1, client_identifier, 'employment', current_date, null, client_scheme
           from reviews.evaluations ${where(voting)}`,
          [person()],
        )
      }
      expect(await refusal(...before, ...votes(voting), ...to(voting, 'granted'))).toBe('work_impartial')
      expect(await refusal(...before, ...refuses, ...to(voting, 'refused'))).toBe('work_impartial')
    }
    await cells.rows('delete from personnel.engagements')
  })

  test('does not count a voter who was engaged by the client after voting', async () => {
    const engaged = await beginRaw(cells, { asAdmin: true })
    for (const statement of [
      ...votes(voting),
      `insert into personnel.engagements select 'hk', 'decider-1', client_identifier, 'employment', current_date, null, client_scheme
       from reviews.evaluations ${where(voting)}`,
    ]) {
      await engaged.run(statement)
    }
    expect(await refusalOf(engaged.run(to(voting, 'granted')[0] ?? ''))).toBe('decided_by_quorum')
    await engaged.rollback()
  })
})

describe('the count of open nonconformities', () => {
  test('is that of the content, and not for the service to say', async () => {
    const one = await openCase(cells)
    await toEvaluated(one)
    expect(await refusal(set(one, 'open_nonconformities = 0'))).toBe('42501')
    await using transaction = await beginRaw(cells)
    for (const statement of [open(one), ...to(one, 'in-review')]) await transaction.run(statement)
    const { rows } = (await transaction.run(
      `select open_nonconformities as open from reviews.evaluations ${where(one)}`,
    )) as {
      rows: unknown[]
    }
    expect(rows).toEqual([{ open: 1 }])
    for (const statement of [
      participant(one, 'report-1', 'report-reviewer'),
      recommendation(one),
      ...to(one, 'reviewed'),
      ...['decider-1', 'decider-2'].map((person) => participant(one, person, 'decision-maker')),
      ...votes(one),
    ]) {
      await transaction.run(statement)
    }
    expect(await refusalOf(transaction.run(to(one, 'granted')[0] ?? ''))).toBe('grant_earned')
  })

  test.each(['{}', '{"findings": [], "nonconformities": []}', '{"findings": {}, "nonconformities": {}}'])(
    'is not kept of a content that has another form: %s',
    async (content) => {
      const one = await openCase(cells)
      expect(await refusal(set(one, `content = '${content}'`))).toBe('content_formed')
    },
  )
})

test('the database reads the members of the content by the names that the domain gives them', async () => {
  const finding = (grade: Finding['grade'], evaluatorId: string): Finding => {
    return { grade, evaluatorId, evidence: [], rationale: 'x', at: '2026-11-02T02:00:00Z' }
  }
  const raised: Nonconformity = {
    id: 'ncf_1',
    requirementId: 'R2',
    grade: 'major',
    statement: 'x',
    raisedBy: 'evaluator-1',
    raisedAt: '2026-11-02T02:00:00Z',
    dueOn: '2026-12-01',
  }
  const content = contentOf({
    requirements: ['R1', 'R2'],
    team: [],
    findings: { R1: finding('conforms', 'evaluator-1'), R2: finding('major-nonconformity', 'evaluator-2') },
    nonconformities: [raised, { ...raised, id: 'ncf_2', closedAt: '2026-11-03T02:00:00Z', closedBy: 'evaluator-2' }],
  })
  const [read] = await cells.rows<{ open: number; found: unknown; earned: boolean }>(
    `select reviews.open_nonconformities_in($1::json) as open,
       (select jsonb_agg(to_jsonb(found) order by requirement_id) from reviews.findings_in($1::json) found) as found`,
    [JSON.stringify(content)],
  )
  expect(read).toEqual({
    open: 1,
    found: [
      { requirement_id: 'R1', evaluator_id: 'evaluator-1', grade: 'conforms' },
      { requirement_id: 'R2', evaluator_id: 'evaluator-2', grade: 'major-nonconformity' },
    ],
  })
})
