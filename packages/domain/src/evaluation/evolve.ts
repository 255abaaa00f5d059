import { evolution } from '../evolution.ts'
import type { MachineTypes } from '../machine.ts'
import type { EvaluationCommand, EvaluationFacts, FindingEntry } from './commands.ts'
import type {
  EvaluationEvent,
  EvaluationGranted,
  EvaluationRefused,
  EvaluatorsAssigned,
  EvaluatorsReassigned,
} from './events.ts'
import { type ExclusionReason, exclusionReason } from './exclusion-reasons.ts'
import { objectionDays, whoLeft } from './objections.ts'
import type { Evaluation, Finding, Nonconformity, Outcome } from './state.ts'

/** The types that make the evaluation machine. */
export interface EvaluationTypes extends MachineTypes {
  state: Evaluation
  command: EvaluationCommand
  event: EvaluationEvent
  facts: EvaluationFacts
}

/** The evaluation after one event. */
export const evolveEvaluation = evolution<EvaluationTypes, 'EvaluationOpened'>(
  'EvaluationOpened',
  ({ type: _type, at: _at, by: _by, ...opened }) => ({
    ...opened,
    status: 'planning',
    team: [],
    exclusions: [],
    declarations: [],
    findings: {},
    nonconformities: [],
    votes: [],
  }),
  {
    EvaluatorsAssigned: (state, chosen) => staffed(state, chosen),
    EvaluatorsReassigned: (state, chosen) => staffed(reopened(state), chosen),
    EvaluatorsNotFound: (state, { at, by, wanted, uncovered, team, exclusions }) => ({
      ...state,
      shortage: { at, by, wanted, uncovered, team, exclusions },
    }),
    ImpartialityDeclared: (state, { personId, function: declaredFor, conflict, statement, at }) => ({
      ...state,
      declarations: [...state.declarations, { personId, function: declaredFor, conflict, statement, declaredAt: at }],
    }),
    EvaluatorObjectedTo: (state, { objectionId: id, personId, reasons, at, by }) => ({
      ...state,
      objections: [...(state.objections ?? []), { id, personId, reasons, at, by }],
    }),
    ObjectionDecided: (state, { objectionId, personId, outcome, reasons, by, at }) => {
      const end = { outcome, reasons, by, at }
      const objections = (state.objections ?? []).map((one) => (one.id === objectionId ? { ...one, end } : one))
      const decidedOn = { ...state, objections }
      return outcome === 'upheld' ? without(decidedOn, personId, exclusionReason('objection-upheld', {})) : decidedOn
    },
    TeamMemberRecused: (state, { personId, at, by }) => {
      const left = without(state, personId, exclusionReason('conflict-declared', {}))
      return { ...left, ...whoLeft(left, at, by) }
    },
    ReportReviewerRecused: (state) => ({ ...withoutReview(state), status: 'evaluated' }),
    // The guards let only a team pass that has every requirement.
    PlanApproved: ({ shortage: _shortage, ...state }) => ({ ...state, status: 'planned' }),
    EvaluationBegun: (state) => ({ ...state, status: 'evaluating' }),
    FindingsRecorded: (state, { findings, by, at }) => ({ ...state, findings: graded(state, findings, by, at) }),
    FindingsAccepted: (state, { findings, reasons, by, at }) => ({
      ...state,
      findings: {
        ...state.findings,
        ...Object.fromEntries(
          findings.map(({ requirementId, acceptedFrom: personId, ...entry }): [string, Finding] => [
            requirementId,
            { ...entry, acceptedFrom: { personId, reasons }, evaluatorId: by, at },
          ]),
        ),
      },
    }),
    NonconformitiesRaised: (state, { nonconformities, by, at }) => ({
      ...state,
      status: 'nonconformities-open',
      nonconformities: [
        ...state.nonconformities,
        ...nonconformities.map((raised) => ({ ...raised, raisedBy: by, raisedAt: at })),
      ],
    }),
    NonconformityAnswered: (state, { nonconformityId, correction, rootCause, correctiveAction, at, by }) => ({
      ...state,
      nonconformities: amended(state, nonconformityId, {
        response: { correction, rootCause, correctiveAction, at, by },
      }),
    }),
    NonconformityClosed: (state, { nonconformityId, closingReason, finding, at, by }) => {
      const nonconformities = amended(state, nonconformityId, { closedBy: by, closedAt: at, closingReason })
      const isOneOpen = nonconformities.some((one) => one.closedAt === undefined)
      const status = isOneOpen ? 'nonconformities-open' : 'evaluating'
      return { ...state, status, nonconformities, findings: graded(state, [finding], by, at) }
    },
    EvaluationCompleted: (state) => ({ ...state, status: 'evaluated' }),
    ReviewAssigned: (state, { reviewerId, evaluationDigest }) => ({
      ...withoutReview(state),
      status: 'in-review',
      reviewerId,
      evaluationDigest,
    }),
    EvaluationRecommended: (state, { outcome, reasons, evaluationDigest, by, at }) => ({
      ...state,
      status: 'reviewed',
      recommendation: { outcome, reasons, evaluationDigest, by, at },
    }),
    MoreAsked: (state) => ({ ...withoutReview(state), status: 'evaluating' }),
    VoteCast: (state, { outcome, reasons, evaluationDigest, by, at }) => ({
      ...state,
      votes: [...state.votes, { personId: by, outcome, reasons, at, evaluationDigest }],
    }),
    EvaluationGranted: (state, event) => ({ ...state, status: 'granted', ...decided('grant', event) }),
    EvaluationRefused: (state, event) => ({ ...state, status: 'refused', ...decided('refuse', event) }),
  },
)

/** With another team: what was said of the one before is over. */
function staffed(state: Evaluation, assigned: EvaluatorsAssigned | EvaluatorsReassigned): Evaluation {
  const { team, inclusions, exclusions, named = [], reason = '', at, by, draw, nextDraw } = assigned
  const { shortage: _shortage, override: _override, ...rest } = state
  return {
    ...rest,
    team,
    ...objectionDays(state, assigned),
    ...whoLeft({ ...state, team }, at, by),
    ...(inclusions === undefined ? {} : { inclusions }),
    exclusions,
    ...(draw === undefined ? {} : { draws: [...(state.draws ?? []), draw] }),
    ...(nextDraw === undefined ? {} : { draw: nextDraw }),
    ...(named.length === 0 ? {} : { override: { personIds: named, reason, by, at } }),
  }
}

/** Without a person on the team, who is kept with the reason. */
function without(state: Evaluation, personId: string, reason: ExclusionReason): Evaluation {
  const { inclusions } = state
  return {
    ...reopened(state),
    team: state.team.filter((member) => member.personId !== personId),
    ...(inclusions === undefined ? {} : { inclusions: inclusions.filter((one) => one.personId !== personId) }),
    exclusions: [...state.exclusions, { personId, function: 'evaluator', reasons: [reason] }],
  }
}

/** Work that was complete is open again, and what was reviewed and voted on it has fallen; work in progress goes on. */
function reopened(state: Evaluation): Evaluation {
  const wasComplete = state.status === 'evaluated' || state.status === 'in-review' || state.status === 'reviewed'
  return wasComplete ? { ...withoutReview(state), status: 'evaluating' } : state
}

function withoutReview(state: Evaluation): Evaluation {
  const { reviewerId: _reviewer, evaluationDigest: _hash, recommendation: _recommendation, ...rest } = state
  return { ...rest, votes: [] }
}

function graded(state: Evaluation, entries: readonly FindingEntry[], evaluatorId: string, at: string) {
  const added = entries.map(({ requirementId, ...entry }): [string, Finding] => [
    requirementId,
    { ...entry, evaluatorId, at },
  ])
  return { ...state.findings, ...Object.fromEntries(added) }
}

function amended(state: Evaluation, id: string, change: Partial<Nonconformity>): Nonconformity[] {
  return state.nonconformities.map((one) => (one.id === id ? { ...one, ...change } : one))
}

function decided(
  outcome: Outcome,
  { evaluationDigest, decidedBy, at }: EvaluationGranted | EvaluationRefused,
): Pick<Evaluation, 'decision'> {
  return { decision: { outcome, at, evaluationDigest, by: decidedBy } }
}
