import type { ClockRule, Clocks } from '#clock/clock.ts'
import { noClock, taskOf } from '#clock/own-calendar.ts'
import { hasDeclared } from '../standing-guards.ts'
import { objectionTerms } from './objection-terms.ts'
import { openObjections } from './objections.ts'
import type { Evaluation } from './state.ts'

/** For how many working days at most the test stands while its client answers: about the longest deadline of a nonconformity. */
const answeringCapWorkingDays = 65

/** Whose move an evaluation is and by when. */
export const evaluationClocks: Clocks<Evaluation> = {
  planning: unlessObjected(planned),
  planned: unlessObjected(({ riskClass }) => taskOf('review-documents', 'evaluator', riskClass)),
  evaluating: unlessObjected(() => taskOf('test', 'evaluator')),
  'nonconformities-open': unlessObjected(answering),
  evaluated: () => taskOf('assign-review', 'plan-owner'),
  'in-review': () => taskOf('review-report', 'report-reviewer'),
  reviewed: () => taskOf('decide', 'decision-maker'),
  granted: noClock,
  refused: noClock,
}

/** The clock of every task stands while an objection of the client waits for the plan owner (ISO/IEC 17065 6.2.2.4). */
function unlessObjected(rule: (state: Evaluation) => ClockRule): (state: Evaluation) => ClockRule {
  return (state) => {
    if (openObjections(state).length === 0) return rule(state)
    const stands = { because: 'objection-undecided', capWorkingDays: objectionTerms.decide, until: null } as const
    return { ...rule(state), whoseMove: 'plan-owner', stands }
  }
}

/** A plan waits for the team to be found, then for its members to declare, then for the plan owner. */
function planned({ team, declarations }: Evaluation): ClockRule {
  if (team.length === 0) return taskOf('assign-evaluators', 'plan-owner')
  const isDeclared = team.every(({ personId }) => hasDeclared(declarations, personId, 'evaluator'))
  return taskOf('agree-plan', isDeclared ? 'plan-owner' : 'evaluator')
}

/** The clock stands while the client has something to answer: until the first of its deadlines (ISO/IEC 17065 7.4.6). */
function answering({ nonconformities }: Evaluation): ClockRule {
  const unanswered = nonconformities.filter(
    ({ response, closedAt }) => response === undefined && closedAt === undefined,
  )
  const [until] = unanswered.map(({ dueOn }) => dueOn).toSorted()
  if (until === undefined) return taskOf('test', 'evaluator')
  const stands = { because: 'nonconformities-with-client', capWorkingDays: answeringCapWorkingDays, until } as const
  return taskOf('test', 'applicant', 'minimal', stands)
}
