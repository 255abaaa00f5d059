import { expect, test } from 'vitest'
import { after, next, people, person } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { Actor } from '../roles.ts'
import { hasConflict, hasDeclared } from '../standing-guards.ts'
import * as example from './examples.ts'
import type { EvaluationTypes } from './evolve.ts'
import { unraisedFindings } from './nonconforming-findings.ts'
import { openObjections } from './objections.ts'
import { evaluationStatuses, type Evaluation } from './state.ts'
import { evaluationMachine } from './table.ts'

// A walk over every state that the examples reach: from it the case comes to its end with any one person in conflict, and with any one
// person gone who never says so.

const { assignReview, candidate, close, complete, declare, evaluatorThree, finding, otherReviewer, reassign } = example
const { record, recommend, respond, vote } = example
const { deciderOne, deciderThree, deciderTwo, evaluatorOne, evaluatorTwo, reportReviewer } = people

const pool = [...example.poolWithOthers, candidate('per_evaluator5'), candidate('per_evaluator6')]
const reviewers = [reportReviewer, otherReviewer, person('per_reportreviewer3', 'report-reviewer')]
const deciders = [deciderOne, deciderTwo, deciderThree, person('per_decider4', 'decision-maker')]
const everyone = [
  ['evaluator', evaluatorOne],
  ['evaluator', evaluatorTwo],
  ['evaluator', evaluatorThree],
  ['report-reviewer', reportReviewer],
  ['report-reviewer', otherReviewer],
  ['decision-maker', deciderOne],
  ['decision-maker', deciderTwo],
  ['decision-maker', deciderThree],
] as const

/** Every state between two commands of the examples, each once. */
const states = [
  ...new Map(
    [example.toGranted, ...example.evaluationJourneys].flatMap((journey) =>
      journey.map((_step, index): [string, Evaluation] => {
        const state = after(evaluationMachine, journey.slice(0, index + 1))
        return [JSON.stringify(state), state]
      }),
    ),
  ).values(),
]

test('the walk begins in every state that there is', () => {
  expect(new Set(states.map((state) => state.status))).toEqual(new Set(evaluationStatuses))
})

test.each(everyone)(
  'with the %s %o in conflict, whenever it is declared, others bring every case to its end',
  (held, actor) => {
    for (const before of states) {
      if (hasConflict(before.declarations, actor.id)) continue
      const state = next(evaluationMachine, before, declare(held, actor, true))
      const end = finished(state, actor.id)
      if (before.decision !== undefined) continue
      const workers = Object.values(end.findings).map((one) => one.evaluatorId)
      expect([...workers, end.recommendation?.by, ...(end.decision?.by ?? [])], before.status).not.toContain(actor.id)
    }
  },
)

test.each(everyone)(
  'with the %s %o gone for ever, who says nothing, others bring every case to its end',
  (_held, actor) => {
    for (const before of states) {
      const end = finished(before, actor.id)
      const later = end.votes.filter((one) => !before.votes.some((cast) => cast.personId === one.personId))
      expect(later.map((one) => one.personId)).not.toContain(actor.id)
    }
  },
)

/** Whoever is left does what the case asks for next, until it is decided. */
function finished(from: Evaluation, gone: string): Evaluation {
  let state = from
  for (let turns = 0; state.decision === undefined; turns += 1) {
    if (turns > 60) throw new Error(`no end in sight while ${state.status}`)
    const reached = state
    state = turnOf(state, gone).reduce((one, step) => next(evaluationMachine, one, step), reached)
  }
  return state
}

function turnOf(state: Evaluation, gone: string): Step<EvaluationTypes>[] {
  const [objection] = openObjections(state)
  if (objection !== undefined) return [example.decideOn('dismissed', { objectionId: objection.id })]
  const isAtWork = ['planning', 'planned', 'evaluating', 'nonconformities-open'].includes(state.status)
  if (isAtWork) return atWork(state, gone)
  const reviewer = left(state, reviewers, gone)[0]
  if (state.status === 'evaluated') return [assignReview(reviewer?.id)]
  if (state.status === 'in-review' && state.reviewerId === gone) return [assignReview(reviewer?.id)]
  return state.status === 'in-review' ? reviewing(state) : voting(state, gone)
}

function atWork(state: Evaluation, gone: string): Step<EvaluationTypes>[] {
  const others = pool.filter((one) => one.personId !== gone)
  const members = state.team.map((member) => person(member.personId, 'evaluator'))
  const isGone = members.some(({ id }) => id === gone)
  const isPlanned = !isGone && state.requirements.every((id) => holderOf(state, id) !== undefined)
  if (!isPlanned) {
    if (state.status === 'planning') return [example.assign(others)]
    return [isGone ? reassign([gone], pool) : reassign([], others)]
  }
  const undeclared = members.filter(({ id }) => !hasDeclared(state.declarations, id, 'evaluator'))
  if (undeclared.length > 0) return undeclared.map((actor) => declare('evaluator', actor))
  const first = members[0] ?? evaluatorThree
  if (state.status === 'planning') return [example.approve()]
  if (state.status === 'planned') return [example.begin(first)]
  return state.status === 'evaluating' ? evaluating(state, first) : closing(state)
}

function holderOf({ team }: Evaluation, requirementId: string): Actor | undefined {
  const member = team.find(({ requirements }) => requirements.includes(requirementId))
  return member === undefined ? undefined : person(member.personId, 'evaluator')
}

function closing(state: Evaluation): Step<EvaluationTypes>[] {
  return state.nonconformities
    .filter((one) => one.closedAt === undefined)
    .flatMap(({ id, requirementId, response }) => [
      ...(response === undefined ? [respond(id)] : []),
      close({ nonconformityId: id }, holderOf(state, requirementId)),
    ])
}

function reviewing({ reviewerId = '', declarations }: Evaluation): Step<EvaluationTypes>[] {
  const reviewer = person(reviewerId, 'report-reviewer')
  const hasTo = !hasDeclared(declarations, reviewerId, 'report-reviewer')
  return [...(hasTo ? [declare('report-reviewer', reviewer)] : []), recommend({}, reviewer)]
}

function voting(state: Evaluation, gone: string): Step<EvaluationTypes>[] {
  const voted = state.votes.map((one) => one.personId)
  const decider = left(state, deciders, gone).find(({ id }) => !voted.includes(id))
  if (decider === undefined) throw new Error('nobody is left to vote')
  const hasTo = !hasDeclared(state.declarations, decider.id, 'decision-maker')
  return [...(hasTo ? [declare('decision-maker', decider)] : []), vote(decider)]
}

function evaluating(state: Evaluation, first: Actor): Step<EvaluationTypes>[] {
  const again = state.team.flatMap(({ personId, requirements }) =>
    requirements
      .filter((id) => {
        const found = state.findings[id]
        return found === undefined || hasConflict(state.declarations, found.evaluatorId)
      })
      .map((id) => record(person(personId, 'evaluator'), finding(id))),
  )
  if (again.length > 0) return again
  const unraised = unraisedFindings(state)
  if (unraised.length === 0) return [complete(first)]
  const raised = unraised.map(({ requirementId, grade }, index) => ({
    ...example.minor,
    id: `ncf_again${index}`,
    requirementId,
    grade,
  }))
  return [
    (one) => {
      const made = example.raise(...raised)(one)
      return { ...made, command: { ...made.command, actor: first } }
    },
  ]
}

function left(state: Evaluation, actors: readonly Actor[], gone: string): Actor[] {
  return actors.filter(({ id }) => id !== gone && !hasConflict(state.declarations, id))
}
