import type { CertificateContent } from '@concert/contracts/certificate-content'
import type { Authority } from '@concert/domain/jurisdictions'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Case, openCase, planOf, toInReview, toVoting } from './case.fixture.ts'
import { type Cells, startReviews } from './cell.fixture.ts'
import { certificateOn, type DecidedTwice, decideTwice, openEffectOf } from './effect.fixture.ts'
import { firstRefusal, meet, type Second } from './meeting.fixture.ts'
import { beginRaw, type Isolation, isolationLevels, type RawTransaction, refusalOf } from './raw-sql.fixture.ts'
import { asNew, openRecognitionCase, type RecognitionCase } from './recognition.fixture.ts'

// Raw SQL by the service's own role in transactions that began earlier, see an old snapshot, or run beside another one.

let cells: Cells
let voting: Case
let evaluatorId: string
let inReview: Case
let recognition: RecognitionCase
let decided: DecidedTwice
let effect: CertificateContent

beforeAll(async () => {
  cells = await startReviews(['hk', 'mo'])
  voting = await openCase(cells)
  await toVoting(voting)
  evaluatorId = (await planOf(voting))[0]?.[0] ?? ''
  inReview = await openCase(cells)
  await toInReview(inReview)
  decided = await decideTwice(cells)
  recognition = await openRecognitionCase(cells, asNew(decided.granted.dossier))
  await recognition.declare('decider-1')
  effect = certificateOn(decided)
  await openEffectOf(cells, 'mo', effect)
})
afterAll(async () => {
  await cells.close()
})

const evaluation = (one: Case) => `where authority = 'hk' and evaluation_id = '${one.evaluationId}'`
const vote = (person: string, one = voting) =>
  `insert into reviews.votes (authority, evaluation_id, evaluation_digest, person_id, outcome, reasons, cast_at)
   select authority, evaluation_id, evaluation_digest, '${person}', 'grant', 'yes', now() from reviews.evaluations ${evaluation(one)}`
const participant = (person: string, side: string, as: string, one = voting) =>
  `insert into reviews.participants values ('hk', '${one.evaluationId}', '${person}', '${side}', '${as}', now())`
const conflict = (person: string, one = voting) =>
  `insert into reviews.conflicts (authority, evaluation_id, person_id, declared_at)
   values ('hk', '${one.evaluationId}', '${person}', now())`
const finding = (person: string) =>
  `insert into reviews.findings (authority, evaluation_id, requirement_id, evaluation_version, evaluator_id, grade, rationale, evidence, recorded_at)
   values ('hk', '${voting.evaluationId}', 'GBA-AI-TS-01', 99, '${person}', 'conforms', 'x', '[]', now())`
const recommendation = (person: string) =>
  `insert into reviews.recommendations (authority, evaluation_id, person_id, evaluation_digest, outcome, recommended_at)
   select authority, evaluation_id, '${person}', evaluation_digest, 'grant', now() from reviews.evaluations ${evaluation(inReview)}`
const touch = (one: Case) => `update reviews.evaluations set updated_at = now() ${evaluation(one)}`
const grant = `update reviews.evaluations set status = 'granted' `

const onRecognition = (statement: string) => statement.replaceAll('$', `'mo', '${recognition.recognitionId}'`)
const recognitionDeclaration = (person: string) =>
  onRecognition(`insert into reviews.recognition_declarations values ($, '${person}', now())`)
const recognitionVote = (person: string) =>
  onRecognition(`insert into reviews.recognition_votes values ($, '${person}', 'recognise', '[]', 'yes', now())`)
const recognitionConflict = (person: string) =>
  onRecognition(
    `insert into reviews.conflicts (authority, recognition_id, person_id, declared_at) values ($, '${person}', now())`,
  )
const touchRecognition = () =>
  `update reviews.recognitions set updated_at = now() where recognition_id = '${recognition.recognitionId}'`

const number = () => effect.certificateNumber
const effectDeclaration = (person: string, as: string, isConflict = false, version = 1) =>
  `insert into reviews.effect_declarations values ('mo', '${number()}', '${person}', ${version}, '${as}', ${isConflict}, 'x', now())`
const effectAction = (person: string, as: string, version: number, status: string) =>
  `insert into reviews.effect_actions values ('mo', '${number()}', ${version}, '${person}', '${as}', '${status}', '{"en": "Why."}', 'iso17065-7.11.1', now())`
const substantiate = (person: string) => effectAction(person, 'evaluator', 2, 'action-pending')
const suspend = (person: string, version = 2) => effectAction(person, 'decision-maker', version, 'suspended')

type Act = readonly [what: string, authority: Authority, before: () => string[], statement: () => string]
const none = (): string[] => []

/** What a person does under an authorisation, by raw SQL, with what must stand before it. */
const AUTHORISED: readonly Act[] = [
  ['a vote', 'hk', none, () => vote('decider-1')],
  [
    'a finding',
    'hk',
    () => [`update reviews.evaluations set status = 'evaluating' ${evaluation(voting)}`],
    () => finding(evaluatorId),
  ],
  [
    'a recommendation',
    'hk',
    () => [participant('report-1', 'judges', 'report-reviewer', inReview)],
    () => recommendation('report-1'),
  ],
  ['a vote on a recognition', 'mo', none, () => recognitionVote('decider-1')],
  [
    'the substantiation of a nonconformity',
    'mo',
    () => [effectDeclaration('evaluator-1', 'evaluator')],
    () => substantiate('evaluator-1'),
  ],
]

/** Every kind of statement that a guard of impartiality judges. */
const GUARDED: readonly Act[] = [
  ...AUTHORISED,
  ['a declaration of impartiality', 'hk', none, () => participant('decider-3', 'judges', 'decision-maker')],
  ['a conflict', 'hk', none, () => conflict('decider-3')],
  ['a change of an evaluation', 'hk', none, () => touch(voting)],
  ['a declaration on a recognition', 'mo', none, () => recognitionDeclaration('decider-2')],
  ['a conflict on a recognition', 'mo', none, () => recognitionConflict('decider-2')],
  ['a change of a recognition', 'mo', none, touchRecognition],
  ['a declaration on an effect', 'mo', none, () => effectDeclaration('decider-2', 'decision-maker')],
  ['a conflict on an effect', 'mo', none, () => effectDeclaration('decider-2', 'decision-maker', true)],
]

async function inTransaction(
  authority: Authority,
  isolation: Isolation,
  statements: readonly string[],
): Promise<string | undefined> {
  await using transaction = await beginRaw(cells, { authority, isolation })
  return await firstRefusal(transaction, statements)
}

describe('a transaction that began earlier', () => {
  test.each(AUTHORISED)(
    'does not bring %s past the end of the authorisation',
    async (_what, authority, before, act) => {
      const inForce = "valid_until > now() + interval '1 month' returning authorisation_id as id"
      const ending = `update personnel.authorisations set valid_until = clock_timestamp() + interval '1500 milliseconds'
      where ${inForce}`
      const ids = (await cells.rows<{ id: string }>(ending, [], authority)).map(({ id }) => id)
      try {
        await using transaction = await beginRaw(cells, { authority })
        for (const statement of before()) await transaction.run(statement)
        const still =
          'select from personnel.authorisations where authorisation_id = any($1) and valid_until > clock_timestamp()'
        await vi.waitUntil(async () => (await cells.rows(still, [ids], authority)).length === 0, { timeout: 10_000 })
        expect(await refusalOf(transaction.run(act()))).toMatch(/^authorised_/)
      } finally {
        const renewal = `update personnel.authorisations set valid_until = now() + interval '1 year' where authorisation_id = any($1)`
        await cells.rows(renewal, [ids], authority)
      }
    },
  )

  test('is refused when it is older than 15 seconds', async () => {
    const [row] = await cells.rows<{ most: string }>('select platform.transaction_age_max()::text as most')
    expect(row?.most).toBe('00:00:15')
  })

  describe('by more than it may', () => {
    const limit = (most: string) =>
      `create or replace function platform.transaction_age_max() returns interval language sql stable
         set search_path = pg_catalog return interval '${most}'`
    const setLimit = (most: string) => Promise.all((['hk', 'mo'] as const).map((at) => cells.rows(limit(most), [], at)))
    beforeAll(() => setLimit('0 seconds'))
    afterAll(() => setLimit('15 seconds'))

    test.each(GUARDED)('is refused %s', async (_what, authority, _before, act) => {
      expect(await inTransaction(authority, 'read committed', [act()])).toBe('transaction_fresh')
    })

    test('records nothing', async () => {
      const change = `select platform.record_change('evaluation', 'evl_x', 0, 'evaluation.opened', 'x', null, null, null,
        '[{"id":"0197f3a0-0000-7000-8000-00000000000a","type":"EvaluationOpened","payload":{}}]', '[]')`
      expect(await inTransaction('hk', 'read committed', [change])).toBe('transaction_fresh')
    })
  })
})

describe.each(isolationLevels.filter((level) => level !== 'read committed'))('under %s', (isolation) => {
  test.each(GUARDED)('the database refuses %s', async (_what, authority, before, act) => {
    expect(await inTransaction(authority, 'read committed', [...before(), act()])).toBeUndefined()
    expect(await inTransaction(authority, isolation, [...before(), act()])).toBe('transaction_isolation')
  })

  test('nothing is recorded', async () => {
    const change = `select platform.record_change('evaluation', 'evl_x', 0, 'evaluation.opened', 'x', null, null, null,
      '[{"id":"0197f3a0-0000-7000-8000-00000000000a","type":"EvaluationOpened","payload":{}}]', '[]')`
    expect(await inTransaction('hk', isolation, [change])).toBe('transaction_isolation')
  })

  test('a vote does not pass on a snapshot from before the conflict of its voter', async () => {
    const one = await openCase(cells)
    await toVoting(one)
    await using transaction = await beginRaw(cells, { isolation })
    await cells.rows(conflict('decider-1', one))
    expect(await refusalOf(transaction.run(vote('decider-1', one)))).toBe('transaction_isolation')
  })
})

describe('of two transactions that meet', () => {
  const meets = (first: RawTransaction, second: Second) => meet(cells, first, second)
  const waits = '55P03'

  test('a vote waits for the conflict of its voter', async () => {
    const one = await openCase(cells)
    await toVoting(one)
    await using first = await beginRaw(cells)
    await first.run(conflict('decider-1', one))
    const met = await meets(first, { authority: 'hk', statement: vote('decider-1', one) })
    expect(met).toEqual({ beside: waits, after: 'conflict_declared' })
  })

  test('a vote on a recognition waits for the conflict of its voter', async () => {
    const kept = recognition
    recognition = await openRecognitionCase(cells, asNew(decided.granted.dossier))
    await recognition.declare('decider-1')
    await using first = await beginRaw(cells, { authority: 'mo' })
    await first.run(recognitionConflict('decider-1'))
    const met = await meets(first, { authority: 'mo', statement: recognitionVote('decider-1') })
    expect(met).toEqual({ beside: waits, after: 'conflict_declared' })
    recognition = kept
  })

  test('a conflict waits for the vote of the same person, and the quorum does not count it', async () => {
    const one = await openCase(cells)
    await toVoting(one)
    await using first = await beginRaw(cells)
    await first.run(vote('decider-1', one))
    await first.run(vote('decider-2', one))
    const met = await meets(first, { authority: 'hk', statement: conflict('decider-1', one) })
    expect(met).toEqual({ beside: waits, after: undefined })
    const decision = [conflict('decider-1', one), `${grant} ${evaluation(one)}`]
    expect(await inTransaction('hk', 'read committed', decision)).toBe('decided_by_quorum')
  })

  test('a decision waits for the conflict of a voter', async () => {
    const one = await openCase(cells)
    await toVoting(one)
    for (const person of ['decider-1', 'decider-2']) {
      await using cast = await beginRaw(cells)
      await cast.run(vote(person, one))
      await cast.commit()
    }
    await using first = await beginRaw(cells)
    await first.run(conflict('decider-2', one))
    const met = await meets(first, { authority: 'hk', statement: `${grant} ${evaluation(one)}` })
    expect(met).toEqual({ beside: waits, after: 'decided_by_quorum' })
  })

  test('a vote waits for the withdrawal of the authorisation, and for an engagement that is recorded', async () => {
    const one = await openCase(cells)
    await toVoting(one)
    const held = "authorisation_id = 'aut-decider-1'"
    await using first = await beginRaw(cells, { asAdmin: true })
    await first.run(`update personnel.authorisations set valid_until = clock_timestamp() where ${held}`)
    const met = await meets(first, { authority: 'hk', statement: vote('decider-1', one) })
    expect(met).toEqual({ beside: waits, after: 'authorised_decision_maker' })
    await cells.rows(`update personnel.authorisations set valid_until = now() + interval '1 year' where ${held}`)
    await using second = await beginRaw(cells, { asAdmin: true })
    await second.run(
      `insert into personnel.engagements select 'hk', 'decider-1', client_identifier, 'employment', '2020-01-01'
       from reviews.evaluations ${evaluation(one)}`,
    )
    expect(await meets(second, { authority: 'hk', statement: vote('decider-1', one) })).toEqual({
      beside: waits,
      after: 'cooling_off',
    })
    await cells.rows('delete from personnel.engagements')
  })

  test.each([
    [
      'an engagement',
      `insert into personnel.engagements select 'hk', 'decider-3', client_identifier, 'employment', '2020-01-01' from reviews.evaluations`,
      'cooling_off',
    ],
    [
      'the end of an authorisation',
      "update personnel.authorisations set valid_until = clock_timestamp() where authorisation_id = 'aut-decider-3'",
      'authorised_decision_maker',
    ],
  ])('%s and the vote of somebody who only begins to take part wait for each other', async (_what, change, rule) => {
    const one = await openCase(cells)
    await toVoting(one)
    const before = [participant('decider-3', 'judges', 'decision-maker', one)]
    const statement = vote('decider-3', one)
    const restore = async () => {
      await cells.rows('delete from personnel.engagements')
      await cells.rows(
        `update personnel.authorisations set valid_until = now() + interval '1 year' where authorisation_id = 'aut-decider-3'`,
      )
    }
    const changed = change.endsWith('evaluations') ? `${change} ${evaluation(one)}` : change
    {
      await using first = await beginRaw(cells, { asAdmin: true })
      await first.run(changed)
      expect(await meets(first, { authority: 'hk', before, statement })).toEqual({ beside: waits, after: rule })
      await restore()
    }
    await using first = await beginRaw(cells)
    for (const each of [...before, statement]) await first.run(each)
    const met = await meets(first, { authority: 'hk', asAdmin: true, statement: changed })
    expect(met).toEqual({ beside: waits, after: undefined })
    await restore()
  })

  test('an engagement and a vote on a recognition by somebody who only begins to take part wait for each other', async () => {
    await using first = await beginRaw(cells, { authority: 'mo', asAdmin: true })
    await first.run(
      `insert into personnel.engagements select 'mo', 'decider-3', client_identifier, 'employment', '2020-01-01'
       from reviews.recognitions where recognition_id = '${recognition.recognitionId}'`,
    )
    const before = [recognitionDeclaration('decider-3')]
    const met = await meets(first, { authority: 'mo', before, statement: recognitionVote('decider-3') })
    expect(met).toEqual({ beside: waits, after: 'cooling_off' })
    await cells.rows('delete from personnel.engagements', [], 'mo')
  })

  describe('on an effect', () => {
    beforeAll(async () => {
      for (const as of ['evaluator', 'decision-maker']) {
        await cells.rows(
          `insert into personnel.authorisations values ('mo', 'aut-both-${as}', 'decider-3', '${as}', now() - interval '1 day', now() + interval '1 day')`,
          [],
          'mo',
        )
      }
    })
    const both = () => [
      effectDeclaration('decider-3', 'evaluator'),
      effectDeclaration('decider-3', 'decision-maker', false, 2),
    ]
    const newEffect = async () => {
      effect = certificateOn(decided)
      await openEffectOf(cells, 'mo', effect)
    }

    test('who substantiates does not suspend beside it, in whichever order', async () => {
      await newEffect()
      await using declared = await beginRaw(cells, { authority: 'mo' })
      for (const statement of both()) await declared.run(statement)
      await declared.commit()
      await using first = await beginRaw(cells, { authority: 'mo' })
      await first.run(substantiate('decider-3'))
      const met = await meets(first, { authority: 'mo', statement: suspend('decider-3', 3) })
      expect(met).toEqual({ beside: waits, after: 'did_not_substantiate' })
    })

    test('nobody suspends before a nonconformity is substantiated, nor out of turn', async () => {
      await newEffect()
      const refused = (...statements: string[]) => inTransaction('mo', 'read committed', [...both(), ...statements])
      expect(await refused(suspend('decider-3', 3))).toBe('effect_in_turn')
      expect(await refused(suspend('decider-3', 3), substantiate('decider-3'))).toBe('effect_in_turn')
      expect(await refused(suspend('decider-3', 2))).toBe('effect_in_turn')
      expect(await refused(effectAction('decider-3', 'evaluator', 3, 'action-pending'))).toBe('effect_in_turn')
    })

    test('an act waits for the conflict declared on the effect, and for one declared in the case it stands on', async () => {
      await newEffect()
      const declared = [effectDeclaration('evaluator-1', 'evaluator')]
      await using first = await beginRaw(cells, { authority: 'mo' })
      await first.run(effectDeclaration('evaluator-1', 'evaluator', true, 9))
      const act = { authority: 'mo', before: declared, statement: substantiate('evaluator-1') } as const
      expect(await meets(first, act)).toEqual({ beside: waits, after: 'effect_declared' })
      await using second = await beginRaw(cells, { authority: 'mo' })
      await second.run(
        `insert into reviews.conflicts (authority, recognition_id, person_id, declared_at)
         select 'mo', recognition_id, 'evaluator-2', now() from reviews.recognitions where evaluation_id = '${effect.evaluationId}'`,
      )
      const before = [effectDeclaration('evaluator-2', 'evaluator')]
      const inCase = { authority: 'mo', before, statement: substantiate('evaluator-2') } as const
      expect(await meets(second, inCase)).toEqual({ beside: waits, after: 'conflict_declared' })
    })
  })
})

describe('the counter of a case', () => {
  const COUNTED: readonly Act[] = GUARDED.filter(([what]) => !what.startsWith('a change'))
  test.each(COUNTED)('grows with %s, past the role of the service', async (_what, authority, before, act) => {
    const counted = async (transaction: RawTransaction) => {
      const { rows } = (await transaction.run(
        `select sum(guard_counter) from (
           select guard_counter from reviews.evaluations union all select guard_counter from reviews.recognitions
           union all select guard_counter from reviews.effects) held`,
      )) as { rows: { sum: string }[] }
      return Number(rows[0]?.sum)
    }
    effect = certificateOn(decided)
    await openEffectOf(cells, 'mo', effect)
    await using transaction = await beginRaw(cells, { authority })
    for (const statement of before()) await transaction.run(statement)
    const earlier = await counted(transaction)
    await transaction.run(act())
    expect(await counted(transaction)).toBeGreaterThan(earlier)
    for (const table of ['evaluations', 'recognitions', 'effects']) {
      const own = `update reviews.${table} set guard_counter = 0`
      expect(await inTransaction(authority, 'read committed', [own])).toBe('42501')
    }
  })
})
