import * as teams from '@concert/contracts/evaluation-teams'
import * as contracts from '@concert/contracts/evaluations'
import * as cases from './case.fixture.ts'
import { applicantOne, type Cells, type Reply } from './cell.fixture.ts'

type Held = 'evaluator' | 'report-reviewer' | 'decision-maker'

const reviewers = ['report-1', 'report-2']
const deciders = ['decider-1', 'decider-2', 'decider-3']
const reason = 'A conflict of interest came to light.'

/** More people than a cell of the tests has by itself, so that any one of them can go. */
export async function hireOthers(cells: Cells): Promise<void> {
  const staff = [
    ['evaluator-4', 'evaluator'],
    ['report-2', 'report-reviewer'],
  ] as const
  for (const [personId, held] of staff) {
    await cells.rows(
      `insert into personnel.people (authority, person_id, display_name, languages) values ('hk', $1, $1, '{en,zh-Hant}')`,
      [personId],
    )
    await cells.rows("insert into personnel.accounts values ('hk', $1, $1)", [personId])
    await cells.rows(
      `insert into personnel.authorisations values ('hk', 'aut-' || $1, $1, $2, now() - interval '1 day', now() + interval '1 year')`,
      [personId, held],
    )
    await cells.rows(
      `insert into personnel.competences select 'hk', $1, code from personnel.competences where person_id = 'evaluator-1'`,
      [personId],
    )
  }
}

/** Who takes no part any more, and whether nothing may rest on what they did before. */
export interface Gone {
  readonly personId: string
  readonly isTainted: boolean
}

/** Those who are left bring a case to its decision, by HTTP: whoever has the next move makes it, and never the one who is gone. */
export async function finishWithout(one: cases.Case, gone: Gone): Promise<cases.Evaluation> {
  for (let turns = 0; turns < 40; turns += 1) {
    const state = await one.read()
    if (state.status === 'granted' || state.status === 'refused') return state
    await nextMove(one, state, gone)
  }
  throw new Error(`no end in sight: ${JSON.stringify(await one.read())}`)
}

async function nextMove(one: cases.Case, state: cases.Evaluation, gone: Gone): Promise<void> {
  switch (state.status) {
    case 'planning':
    case 'planned':
    case 'evaluating':
    case 'nonconformities-open':
      return evaluateOn(one, state, gone)
    case 'evaluated':
      return done(one.act(contracts.assignReview, 'planner-1', { reviewerId: other(reviewers, gone) }))
    case 'in-review':
      return reviewOn(one, state, gone)
    default:
      return voteOn(one, state, gone)
  }
}

async function evaluateOn(one: cases.Case, state: cases.Evaluation, gone: Gone): Promise<void> {
  const team = state.team ?? []
  const covered = team.flatMap((member) => (member.personId === gone.personId ? [] : member.requirements))
  const isWhole = (state.requirements ?? []).every((requirementId) => covered.includes(requirementId))
  if (!isWhole) {
    return state.status === 'planning'
      ? done(one.act(teams.assignEvaluators, 'planner-1', { teamSize: 2 }))
      : done(one.act(teams.reassignEvaluators, 'planner-1', { reason }))
  }
  for (const { personId, declared } of team)
    if (!declared) await done(one.act(contracts.declareImpartiality, personId, cases.declaration('evaluator')))
  const first = team[0]?.personId ?? ''
  if (state.status === 'planning') return done(one.act(contracts.approvePlan, 'planner-1', {}))
  if (state.status === 'planned') return done(one.act(contracts.beginEvaluation, first, {}))
  if (state.status === 'nonconformities-open') return closeAll(one, state)
  return findAgain(one, state, gone)
}

async function closeAll(one: cases.Case, { nonconformities, team }: cases.Evaluation): Promise<void> {
  for (const { nonconformityId, requirementId, response, closedAt } of nonconformities ?? []) {
    if (closedAt !== null && closedAt !== undefined) continue
    const holder = (team ?? []).find((member) => member.requirements.includes(requirementId))?.personId ?? ''
    if (response === null || response === undefined)
      await done(one.act(contracts.respondToNonconformity, applicantOne.id, cases.response, { nonconformityId }))
    await done(one.act(contracts.closeNonconformity, holder, cases.closing(requirementId), { nonconformityId }))
  }
}

async function findAgain(one: cases.Case, state: cases.Evaluation, gone: Gone): Promise<void> {
  const found = new Map((state.findings ?? []).map((finding) => [finding.requirementId, finding.evaluatorId]))
  for (const { personId, requirements } of state.team ?? []) {
    const left = requirements.filter((id) => !found.has(id) || (gone.isTainted && found.get(id) === gone.personId))
    if (left.length === 0) continue
    const findings = left.map((requirementId) => cases.finding(requirementId))
    await done(one.act(contracts.recordFindings, personId, { findings }))
  }
  await done(one.act(contracts.completeEvaluation, state.team?.[0]?.personId ?? '', {}))
}

async function reviewOn(one: cases.Case, { reviewerId }: cases.Evaluation, gone: Gone): Promise<void> {
  const reviewer = reviewerId ?? ''
  if (reviewer === gone.personId || reviewer === '')
    return done(one.act(contracts.assignReview, 'planner-1', { reviewerId: other(reviewers, gone) }))
  await one.act(contracts.declareImpartiality, reviewer, cases.declaration('report-reviewer'))
  await done(one.act(contracts.recommend, reviewer, await cases.opinionOn(one)))
}

async function voteOn(one: cases.Case, state: cases.Evaluation, gone: Gone): Promise<void> {
  if (gone.isTainted && state.recommendation?.by === gone.personId)
    return done(one.act(contracts.assignReview, 'planner-1', { reviewerId: other(reviewers, gone) }))
  const voted = (state.votes ?? []).map((vote) => vote.personId)
  const decider = deciders.find((id) => id !== gone.personId && !voted.includes(id)) ?? ''
  await one.act(contracts.declareImpartiality, decider, cases.declaration('decision-maker'))
  await done(one.act(contracts.castVote, decider, await cases.opinionOn(one)))
}

export function declareConflict(one: cases.Case, personId: string, held: Held) {
  return one.act(contracts.declareImpartiality, personId, cases.declaration(held, true))
}

function other(people: readonly string[], gone: Gone): string {
  return people.find((personId) => personId !== gone.personId) ?? ''
}

async function done(answer: Promise<Pick<Reply<never>, 'status' | 'problem'>>): Promise<void> {
  const { status, problem } = await answer
  if (status !== 200) throw new Error(`answered ${status}: ${JSON.stringify(problem)}`)
}
