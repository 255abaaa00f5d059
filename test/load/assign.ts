import { proposeEvaluators } from '@concert/contracts/evaluation-teams'
import { getEvaluation, listEvaluations } from '@concert/contracts/evaluations'
import { bestTeam, mayAllWork } from '@concert/domain/evaluation/best-team'
import {
  differIn,
  type Eligible,
  type TeamCost,
  teamMeasures,
  type Wanted,
} from '@concert/domain/evaluation/team-measures'
import { Client } from 'pg'
import { hongKong } from '../story/lead.ts'
import { type Session, staffSession } from '../story/session.ts'
import { tellStory } from '../story/story.ts'
import { type Ground, LIFTED, onGround } from './ground.ts'
import { type BenchResult, inTurn, ratePerSecond, rounded, type Say } from './measure.ts'

const PEOPLE = 300
const OPEN_CASES = 1000
const ROUNDS = 6
const PROPOSALS_A_ROUND = 10
const INSTANCES = 500
const GAP_MAX = 0.02
const CODES = ['TS', 'ET', 'DP', 'XB', 'IN', 'nlp', 'cv', 'ml', 'genai']

/**
 * A proposal of a whole team, all requirements of a case, among 300 people with 1,000 open cases, over HTTP. The floor is the read of the
 * same case by the same person, which is what any request on it costs. What is promised: as many statements as among the people of the
 * cast, and no worse a team than the best of every team there is, in small pools.
 */
export async function benchAssign(say: Say): Promise<BenchResult> {
  const gap = largestGap()
  say(`assign: gap to every team of ${INSTANCES} small pools: ${gap}`)
  return onGround({ isSplit: false, requestsMax: LIFTED }, async (ground) => {
    const world = {
      origin: ground.constellation.origin,
      folder: ground.folder,
      narrator: { step: () => undefined, request: () => undefined, remark: () => undefined },
    }
    await tellStory(world)
    const planOwner = await staffSession(world, hongKong.authority, hongKong.planOwner)
    const { body } = await planOwner.call(listEvaluations, { query: {} })
    const evaluationId = body.items[0]?.evaluationId
    if (evaluationId === undefined) throw new Error('the story left no evaluation')
    const params = { evaluationId }
    await using database = await connected(ground)
    const few = await statementsOf(database.client, () => propose(planOwner, params))
    await fill(database.client)
    const many = await statementsOf(database.client, () => propose(planOwner, params))
    const measured = await inTurn(
      ROUNDS,
      () => ratePerSecond(PROPOSALS_A_ROUND, 1, () => propose(planOwner, params)),
      () => ratePerSecond(PROPOSALS_A_ROUND, 1, () => planOwner.call(getEvaluation, { params })),
    )
    say(
      `assign: ${rounded(1000 / measured.ours)} ms for a proposal, ${rounded(1000 / measured.floor)} for a read; ${many} statements, ${few} among the cast`,
    )
    return {
      name: 'assign',
      ratio: measured.ratio,
      bar: null,
      met: many === few && gap <= GAP_MAX,
      quartiles: measured.quartiles,
      proposalMs: rounded(1000 / measured.ours),
      readMs: rounded(1000 / measured.floor),
      oursPerSecond: rounded(measured.ours),
      statements: many,
      statementsAmongFew: few,
      people: PEOPLE,
      openCases: OPEN_CASES,
      gap,
    }
  })
}

type Params = { readonly evaluationId: string }

/** Everybody on the team leaves, so that the whole of it is looked for. */
async function propose(planOwner: Session, params: Params): Promise<void> {
  const { body } = await planOwner.call(getEvaluation, { params: params as never })
  const leaving = (body.team ?? []).map((member) => member.personId)
  await planOwner.call(proposeEvaluators, { params: params as never, body: { leaving } })
}

async function connected(ground: Ground) {
  const client = new Client({ connectionString: ground.databases.adminUrls.hk })
  await client.connect()
  await client.query('create extension if not exists pg_stat_statements')
  return { client, [Symbol.asyncDispose]: () => client.end() }
}

/** The statements that the service `reviews` of this cell sent for something: the least of five, for others may ask it meanwhile. */
async function statementsOf(client: Client, work: () => Promise<void>): Promise<number> {
  const counted: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const before = await callsOf(client)
    await work()
    counted.push((await callsOf(client)) - before)
  }
  return Math.min(...counted)
}

async function callsOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ calls: string | null }>(
    `select sum(calls) as calls from pg_stat_statements where userid = 'hk_reviews'::regrole`,
  )
  return Number(rows[0]?.calls ?? 0)
}

/** People and open cases as they are in an authority that has been at work for long; written past the rules, as copies. */
async function fill(client: Client): Promise<void> {
  await client.query("set session_replication_role = 'replica'")
  await client.query(
    `insert into personnel.people (authority, person_id, display_name, languages)
     select 'hk', 'bench-' || number, 'Person ' || number, '{en,zh-Hant}' from generate_series(1, $1::int) as number`,
    [PEOPLE],
  )
  await client.query(
    `insert into personnel.authorisations (authority, authorisation_id, person_id, function, valid_from, valid_until,
       grant_id, office_place, office_city, office_entity)
     select 'hk', 'aut-' || person.person_id, person.person_id, 'evaluator', now() - interval '1 year', now() + interval '1 year',
       'gra-' || person.person_id, held.office_place, held.office_city, held.office_entity
     from personnel.people person,
       (select * from personnel.authorisations where function = 'evaluator' and authority = 'hk' limit 1) held
     where person.person_id like 'bench-%'`,
  )
  await client.query(
    `insert into personnel.competences (authority, person_id, code)
     select 'hk', person_id, code from personnel.people, unnest($1::text[]) with ordinality as wanted (code, place)
     where person_id like 'bench-%' and (hashtext(person_id || code) % 5) in (0, 1, -1)`,
    [CODES],
  )
  await client.query(
    `insert into reviews.evaluations
     select (jsonb_populate_record(null::reviews.evaluations, to_jsonb(evaluation) || jsonb_build_object('evaluation_id', 'evl_bench_' || number,
       'application_id', 'app_bench_' || number, 'status', 'evaluating', 'decided_at', null,
       'evaluators_at_work', jsonb_build_array('bench-' || (number * 7 % $1), 'bench-' || (number * 13 % $1))))).*
     from (select held.* from reviews.evaluations held where held.authority = 'hk' limit 1) evaluation, generate_series(1, $2::int) as number`,
    [PEOPLE, OPEN_CASES],
  )
  await client.query("set session_replication_role = 'origin'")
  await client.query('analyze')
}

/** By how much the team that is found is worse than the best of all there are, in the first measure in which it is: 0.02 are 2 %. */
function largestGap(): number {
  let seed = 1
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  let largest = 0
  for (let instance = 0; instance < INSTANCES; instance += 1) {
    const pool = Array.from({ length: 3 + random(6) }, (_, index): Eligible => ({
      personId: `per_${index}`,
      competences: CODES.slice(0, 5).filter(() => random(5) < 2),
      openCases: random(8),
      openCasesMax: 6,
      evaluatedLast: random(4) === 0,
      draw: String(random(1000)),
    }))
    const counts = CODES.slice(0, 5).map((code): [string, number] => [code, 1 + random(12)])
    const wanted = { requirementsOf: new Map(counts), held: new Set<string>(), fewest: 1 + random(3) }
    largest = Math.max(largest, gapBetween(bestTeam(pool, wanted).cost, bestOfAll(pool, wanted)))
  }
  return rounded(largest, 4)
}

function bestOfAll(pool: readonly Eligible[], wanted: Wanted): TeamCost {
  const teams = pool.reduce<Eligible[][]>((all, one) => [...all, ...all.map((team) => [...team, one])], [[]])
  const costs = teams.filter((team) => mayAllWork(team, wanted)).map((team) => costOf(team, wanted))
  return costs.reduce((best, one) => {
    const measure = differIn(one, best)
    return measure !== null && one[measure] < best[measure] ? one : best
  })
}

function gapBetween(found: TeamCost, best: TeamCost): number {
  const measure = differIn(found, best)
  return measure === null ? 0 : Math.abs(found[measure] - best[measure]) / Math.max(1, best[measure])
}

function costOf(team: readonly Eligible[], { requirementsOf, fewest }: Wanted): TeamCost {
  const covered = new Set(team.flatMap((one) => one.competences))
  const uncovered = [...requirementsOf]
    .filter(([code]) => !covered.has(code))
    .reduce((sum, [, count]) => sum + count, 0)
  const counted = [
    uncovered,
    Math.max(0, fewest - team.length),
    team.length,
    team.filter((one) => one.openCases >= one.openCasesMax).length,
    team.reduce((sum, one) => sum + one.openCases, 0),
    team.filter((one) => one.evaluatedLast).length,
  ]
  return Object.fromEntries(teamMeasures.map((measure, index) => [measure, counted[index]])) as TeamCost
}
