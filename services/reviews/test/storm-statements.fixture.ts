import fc from 'fast-check'
import { type Isolation, isolationLevels } from './raw-sql.fixture.ts'

// What the role of the service may write of one evaluation, drawn at random: each statement alone, and the paths on which a case is decided
// with others in between.

/** Everyone who is tried in every part: the team, those who judge, and those who may do too much or nothing. */
export interface Pool {
  readonly evaluators: readonly string[]
  readonly reviewers: readonly string[]
  readonly deciders: readonly string[]
  readonly others: readonly string[]
}

export interface Transaction {
  readonly isolation: Isolation
  readonly statements: readonly string[]
  readonly ends: 'commit' | 'rollback'
}

const STATUSES = ['planning', 'planned', 'evaluating', 'nonconformities-open', 'evaluated', 'in-review', 'reviewed']
const OUTCOMES = { grant: 'granted', refuse: 'refused' } as const
type Outcome = keyof typeof OUTCOMES
/** Versions of findings that no command has given: what the storm added is removed by them. */
export const firstStormVersion = 1000

/** The statements on one evaluation of Hong Kong. Every time in them is that of the clock, by which the theorem is judged. */
function sqlOn(evaluationId: string) {
  const where = `where authority = 'hk' and evaluation_id = '${evaluationId}'`
  const set = (change: string) => `update reviews.evaluations set ${change} ${where}`
  const content = (expression: string) => set(`content = (${expression})::json`)
  const everyFinding = (change: string) =>
    content(`jsonb_set(content::jsonb, '{findings}',
      (select jsonb_object_agg(key, value || '${change}') from jsonb_each(content::jsonb -> 'findings')))`)
  return {
    participant: (person: string, as: string) =>
      `insert into reviews.participants values ('hk', '${evaluationId}', '${person}',
         '${as === 'evaluator' ? 'evaluates' : 'judges'}', '${as}', clock_timestamp())`,
    finding: (person: string, version: number, grade: string) =>
      `insert into reviews.findings (authority, evaluation_id, requirement_id, evaluation_version, evaluator_id, grade, rationale, evidence,
         recorded_at)
       select authority, evaluation_id, (select min(key) from json_object_keys(content -> 'findings') key), ${version}, '${person}', '${grade}',
         'x', '[]', clock_timestamp() from reviews.evaluations ${where}`,
    findingsOfContent: (version: number) =>
      `insert into reviews.findings (authority, evaluation_id, requirement_id, evaluation_version, evaluator_id, grade, rationale, evidence,
         recorded_at)
       select authority, evaluation_id, key, ${version}, value ->> 'evaluatorId', value ->> 'grade', 'x', '[]', clock_timestamp()
       from reviews.evaluations, json_each(content -> 'findings') ${where}`,
    recommendation: (person: string, outcome: Outcome) =>
      `insert into reviews.recommendations (authority, evaluation_id, person_id, evaluation_digest, outcome, recommended_at)
       select authority, evaluation_id, '${person}', coalesce(evaluation_digest, ''), '${outcome}', clock_timestamp()
       from reviews.evaluations ${where}`,
    vote: (person: string, outcome: Outcome) =>
      `insert into reviews.votes (authority, evaluation_id, evaluation_digest, person_id, outcome, reasons, cast_at)
       select authority, evaluation_id, coalesce(evaluation_digest, ''), '${person}', '${outcome}', 'yes', clock_timestamp()
       from reviews.evaluations ${where}`,
    conflict: (person: string) =>
      `insert into reviews.conflicts (authority, evaluation_id, person_id, declared_at)
       values ('hk', '${evaluationId}', '${person}', clock_timestamp())`,
    declaration: (person: string, isConflict: boolean) =>
      `insert into reviews.declarations (authority, evaluation_id, version, person_id, function, conflict, statement, declared_at)
       select authority, evaluation_id, version + 1, '${person}', 'decision-maker', ${isConflict}, 'x', clock_timestamp()
       from reviews.evaluations ${where}`,
    declared: set(
      `version = version + 1, state = jsonb_set(state, '{declarations}', (state -> 'declarations') || '[{}]')`,
    ),
    rewritten: set(`version = version + 1, state = state || '{"decision": {"by": []}}'`),
    status: (status: string) =>
      set(`status = '${status}'${status in { granted: 1, refused: 1 } ? ', decided_at = clock_timestamp()' : ''}`),
    graded: (grade: string) => everyFinding(`{"grade": "${grade}"}`),
    attributed: (person: string) => everyFinding(`{"evaluatorId": "${person}"}`),
    opened: content(`jsonb_set(content::jsonb, '{nonconformities}', '[{"id": "ncf_1", "grade": "minor"}]')`),
    spaced: content(`content::text || ' '`),
  }
}

/** A path with other statements between its own. */
function withGusts(path: fc.Arbitrary<readonly string[]>, any: fc.Arbitrary<string>): fc.Arbitrary<string[]> {
  const gusts = fc.array(fc.tuple(fc.nat(20), any), { maxLength: 2 })
  return fc.tuple(path, gusts).map(([steps, blown]) => {
    const all = [...steps]
    for (const [position, statement] of blown) all.splice(position % (all.length + 1), 0, statement)
    return all
  })
}

export function transactionsOn(evaluationId: string, pool: Pool): fc.Arbitrary<Transaction[]> {
  const sql = sqlOn(evaluationId)
  const anyone = fc.constantFrom(...Object.values(pool).flat())
  const evaluator = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...pool.evaluators) }, anyone)
  const reviewer = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...pool.reviewers) }, anyone)
  const decider = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...pool.deciders) }, anyone)
  const outcome = fc.constantFrom<Outcome[]>('grant', 'refuse')
  const grade = fc.constantFrom('conforms', 'conforms', 'major-nonconformity')
  const version = fc.integer({ min: firstStormVersion, max: 1_000_000 })
  const held = fc.constantFrom('evaluator', 'report-reviewer', 'decision-maker')

  const participant = fc.tuple(anyone, held).map(([person, as]) => sql.participant(person, as))
  const vote = fc.tuple(decider, outcome).map(([person, to]) => sql.vote(person, to))
  const conflict = fc.oneof(decider, decider, anyone).map(sql.conflict)
  const content = fc.oneof(grade.map(sql.graded), anyone.map(sql.attributed), fc.constantFrom(sql.opened, sql.spaced))
  const any = fc.oneof(
    participant,
    fc.tuple(evaluator, version, grade).map(([person, at, found]) => sql.finding(person, at, found)),
    fc.tuple(reviewer, outcome).map(([person, to]) => sql.recommendation(person, to)),
    { weight: 5, arbitrary: vote },
    { weight: 4, arbitrary: conflict },
    fc.tuple(anyone, fc.boolean()).map(([person, isConflict]) => sql.declaration(person, isConflict)),
    fc.constantFrom(...STATUSES, ...Object.values(OUTCOMES)).map(sql.status),
    fc.constantFrom(...Object.values(OUTCOMES)).map(sql.status),
    content,
    version.map(sql.findingsOfContent),
    fc.constantFrom(sql.declared, sql.rewritten),
  )

  const voted = fc
    .tuple(
      fc.shuffledSubarray([...pool.deciders], { minLength: 2 }),
      outcome,
      fc.boolean(),
      fc.option(conflict, { freq: 2 }),
    )
    .map(([who, to, isDeclaring, tainted]) => [
      ...who.flatMap((person) => [
        ...(isDeclaring ? [sql.participant(person, 'decision-maker')] : []),
        sql.vote(person, to),
      ]),
      ...(tainted === null ? [] : [tainted]),
      sql.status(OUTCOMES[to]),
    ])
  const again = fc
    .tuple(fc.option(content), fc.option(version), reviewer, outcome)
    .map(([changed, found, person, to]) => [
      sql.status('evaluating'),
      ...(changed === null ? [] : [changed]),
      ...(found === null ? [] : [sql.findingsOfContent(found)]),
      sql.status('evaluated'),
      sql.status('in-review'),
      sql.participant(person, 'report-reviewer'),
      sql.recommendation(person, to),
      sql.status('reviewed'),
    ])
  const whole = fc.tuple(again, voted).map((paths) => paths.flat())
  // Everything is found again, and found wanting: by the rules until somebody grants it.
  const wanting = version.map((found) => [
    sql.status('evaluating'),
    sql.graded('major-nonconformity'),
    sql.findingsOfContent(found),
    sql.status('evaluated'),
    sql.status('in-review'),
    ...pool.reviewers.map((person) => sql.recommendation(person, 'grant')),
    sql.status('reviewed'),
    ...pool.deciders.flatMap((person) => [sql.participant(person, 'decision-maker'), sql.vote(person, 'grant')]),
    sql.status('granted'),
  ])
  const late = anyone.map((person) => [sql.declaration(person, true), sql.conflict(person), sql.declared])
  const statements = fc.oneof(
    { weight: 3, arbitrary: fc.array(any, { minLength: 1, maxLength: 3 }) },
    { weight: 3, arbitrary: withGusts(voted, any) },
    { weight: 1, arbitrary: withGusts(again, any) },
    { weight: 1, arbitrary: withGusts(whole, any) },
    { weight: 1, arbitrary: withGusts(wanting, any) },
    { weight: 2, arbitrary: withGusts(late, any) },
  )
  const transaction: fc.Arbitrary<Transaction> = fc.record({
    isolation: fc.oneof(
      { weight: 3, arbitrary: fc.constant<Isolation>('read committed') },
      fc.constantFrom<Isolation[]>(...isolationLevels),
    ),
    statements,
    ends: fc.constantFrom<Transaction['ends'][]>('commit', 'commit', 'commit', 'rollback'),
  })
  return fc.array(transaction, { minLength: 2, maxLength: 3 })
}

/** What an administrator writes beside it, one change in each transaction. */
export function changesOfPeople(evaluationId: string, pool: Pool): fc.Arbitrary<string[]> {
  const of = `from reviews.evaluations where evaluation_id = '${evaluationId}'`
  const anyone = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...pool.deciders) },
    fc.constantFrom(...Object.values(pool).flat()),
  )
  const change = anyone.chain((person) =>
    fc.constantFrom(
      `insert into personnel.engagements select 'hk', '${person}', client_identifier, 'employment', '2020-01-01', null, client_scheme ${of}`,
      `insert into personnel.engagements
       select 'hk', '${person}', client_identifier, 'consultancy', '2020-01-01', current_date - 600 ${of}`,
      `delete from personnel.engagements where person_id = '${person}'`,
      `update personnel.authorisations set valid_until = clock_timestamp()
       where person_id = '${person}' and valid_from < clock_timestamp() and valid_until > clock_timestamp()`,
      `insert into personnel.authorisations
       select authority, 'storm-' || gen_random_uuid(), person_id, function, clock_timestamp(), clock_timestamp() + interval '1 hour'
       from personnel.authorisations where person_id = '${person}' and valid_until < clock_timestamp()`,
      `insert into applications.declarations (authority, application_id, version, person_id, conflict, statement, declared_at)
       select authority, application_id, ${firstStormVersion} + (random() * 1000000)::integer, '${person}', true, 'x', clock_timestamp() ${of}`,
      `insert into applications.organisation_conflicts (authority, organisation_id, person_id, declared_at)
       select authority, organisation_id, '${person}', clock_timestamp()
       from applications.applications where application_id = (select application_id ${of})`,
    ),
  )
  return fc.array(change, { minLength: 1, maxLength: 3 })
}
