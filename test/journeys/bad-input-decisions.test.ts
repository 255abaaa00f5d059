import {
  askForMore,
  assignReview,
  castVote,
  completeEvaluation,
  declareImpartiality,
  getEvaluation,
  recommend,
  recordFindings,
} from '@concert/contracts/evaluations'
import { serviceUrl } from '@concert/local/databases'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apply, type Applied } from '../story/apply.ts'
import { contract } from '../story/contract.ts'
import { evaluate, type Evaluated, openFiles } from '../story/evaluate.ts'
import { type Session, staffSession } from '../story/session.ts'
import { codesOf } from './send.fixture.ts'
import { startWhole, type Whole } from './whole.fixture.ts'

const STATEMENT = 'No relation with the client in the last two years.'

let whole: Whole
let evaluated: Evaluated
let params: { evaluationId: never }
/** Evaluated in this case, and authorised to decide in others. */
let evaluator: Session
let deciders: { first: Session; second: Session }
/** The hash of the content that was first put under review, and of what was recommended after it had changed. */
let hashes: { before: string; after: string }
let lateRecommendation: string[]

beforeAll(async () => {
  whole = await startWhole()
  const applied = await apply(whole.world)
  await contract(whole.world, applied)
  evaluated = await evaluate(whole.world, applied)
  params = { evaluationId: evaluated.evaluationId as never }
  const found = evaluated.evaluators.find(({ who }) => who === 'ng.chiho')
  if (found === undefined) throw new Error('the one who may also decide does not evaluate')
  evaluator = found
  deciders = {
    first: await staffSession(whole.world, 'hk', 'kwok.meiling'),
    second: await staffSession(whole.world, 'hk', 'tsang.yatfai'),
  }
  const reviewer = await staffSession(whole.world, 'hk', 'lau.tszwai')
  const before = await putUnderReview(reviewer)
  await change(reviewer, applied)
  hashes = { before, after: await putUnderReview(reviewer) }
  const outcome = { outcome: 'grant' as const, reasons: 'Every requirement is met.' }
  const body = { ...outcome, evaluationDigest: before }
  lateRecommendation = codesOf(await reviewer.refused(getEvaluation, recommend, { params, body }))
  await reviewer.command(getEvaluation, recommend, { params, body: { ...outcome, evaluationDigest: hashes.after } })
}, 120_000)

afterAll(() => whole?.stop())

async function putUnderReview(reviewer: Session): Promise<string> {
  const body = { reviewerId: 'lau.tszwai' }
  const frozen = await evaluated.planOwner.command(getEvaluation, assignReview, { params, body })
  await declare(reviewer, 'report-reviewer')
  return frozen.body.evaluationDigest ?? ''
}

/** The report reviewer asks for more, and an evaluator records a finding anew, on other evidence. */
async function change(reviewer: Session, { applicationId, evidence }: Applied): Promise<void> {
  await reviewer.command(getEvaluation, askForMore, { params, body: { gap: 'The sample is too small.' } })
  const { body } = await evaluator.call(getEvaluation, { params })
  const own = body.team?.find(({ personId }) => personId === evaluator.who)?.requirements ?? []
  const requirementId = own.find((one) => evidence.get(one)?.evidence[1] !== undefined)
  if (requirementId === undefined) throw new Error('the evaluator has nothing to evaluate on other evidence')
  const digest = evidence.get(requirementId)?.evidence[1] ?? ''
  const finding = { requirementId, grade: 'conforms' as const, rationale: 'A larger sample.', evidence: [digest] }
  await openFiles(whole.world, evaluator, applicationId, new Set([digest]))
  await evaluator.command(getEvaluation, recordFindings, { params, body: { findings: [finding] } })
  await evaluator.command(getEvaluation, completeEvaluation, { params, body: {} })
}

function declaration(role: 'report-reviewer' | 'decision-maker') {
  return { params, body: { function: role, conflict: false, statement: STATEMENT } }
}

async function declare(session: Session, role: 'report-reviewer' | 'decision-maker'): Promise<void> {
  await session.command(getEvaluation, declareImpartiality, declaration(role))
}

function vote(evaluationDigest: string) {
  return { params, body: { outcome: 'grant' as const, reasons: 'The review supports it.', evaluationDigest } }
}

async function votesCast(): Promise<unknown[]> {
  const sql = 'select person_id, evaluation_digest from reviews.votes order by cast_at'
  return whole.rows('hk', sql)
}

/** What the database answers to the reviews service's own role: the code of its refusal. */
async function refusalOf(sql: string, values: unknown[]): Promise<string | undefined> {
  const connectionString = serviceUrl(whole.databases, 'hk', 'reviews', whole.constellation.secrets)
  const client = new Client({ connectionString })
  await client.connect()
  try {
    await client.query(
      "select set_config('concert.authority', 'hk', false), set_config('concert.applicant', '*', false)",
    )
    await client.query(sql, values)
    return undefined
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  } finally {
    await client.end()
  }
}

// In their order: each stands on the state that the one before it leaves.
describe('a decision', () => {
  it('by who evaluated in the case is refused, and so is the declaration before it', async () => {
    const declared = await evaluator.refused(getEvaluation, declareImpartiality, declaration('decision-maker'))
    expect(declared.status).toBe(422)
    expect(codesOf(declared)).toContain('took-part-in-evaluation')
    const voted = await evaluator.refused(getEvaluation, castVote, vote(hashes.after))
    expect(voted.status).toBe(422)
    expect(voted.problem.errors).toContainEqual(
      expect.objectContaining({ code: 'took-part-in-evaluation', clause: 'iso17065-7.6.2', subject: 'ng.chiho' }),
    )
    expect(await votesCast()).toEqual([])
  })

  it('by who evaluated is refused by the database too, whatever SQL the service sends', async () => {
    const values = [evaluated.evaluationId, evaluator.who, hashes.after]
    const insert = `insert into reviews.votes (authority, evaluation_id, evaluation_digest, person_id, outcome, reasons, cast_at)
      values ('hk', $1, $3, $2, 'grant', 'Because.', now())`
    expect(await refusalOf(insert, values)).toBe('23503')
    const judge = `insert into reviews.participants (authority, evaluation_id, person_id, side, function, declared_at)
      values ('hk', $1, $2, 'judges', 'decision-maker', now())`
    expect(await refusalOf(judge, values.slice(0, 2))).toBe('23505')
    expect(await votesCast()).toEqual([])
  })

  it('on content that has changed since is refused, as the recommendation on it was', async () => {
    expect(hashes.before).not.toBe(hashes.after)
    expect(lateRecommendation).toEqual(['content-changed'])
    await declare(deciders.first, 'decision-maker')
    const refused = await deciders.first.refused(getEvaluation, castVote, vote(hashes.before))
    expect(refused.status).toBe(422)
    expect(codesOf(refused)).toEqual(['content-changed'])
    expect(await votesCast()).toEqual([])
  })

  it('by one person twice counts once', async () => {
    await deciders.first.command(getEvaluation, castVote, vote(hashes.after))
    const again = await deciders.first.refused(getEvaluation, castVote, vote(hashes.after))
    expect(again.status).toBe(422)
    expect(codesOf(again)).toEqual(['already-voted'])
    expect(await votesCast()).toEqual([{ person_id: 'kwok.meiling', evaluation_digest: hashes.after }])
    const { body } = await deciders.first.call(getEvaluation, { params })
    expect(body.status).toBe('reviewed')
  })

  it('without a declaration for this case is refused; with it, the quorum is reached and nobody votes any more', async () => {
    const undeclared = await deciders.second.refused(getEvaluation, castVote, vote(hashes.after))
    expect(codesOf(undeclared)).toContain('impartiality-not-declared')
    await declare(deciders.second, 'decision-maker')
    const decided = await deciders.second.command(getEvaluation, castVote, vote(hashes.after))
    expect(decided.body.status).toBe('granted')
    const third = await staffSession(whole.world, 'hk', 'leung.pokman')
    const late = await third.refused(getEvaluation, castVote, vote(hashes.after))
    expect(late).toMatchObject({ status: 409, problem: { code: 'action-not-allowed' } })
    expect(await votesCast()).toHaveLength(2)
  })
})
