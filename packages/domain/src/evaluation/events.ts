import type { Jurisdiction } from '../jurisdictions.ts'
import type { LocalisedText } from '../languages.ts'
import type { EventBase } from '../machine.ts'
import type { RiskClass } from '../risk-class.ts'
import type { Pinned } from '../standing-guards.ts'
import type { FindingEntry, NonconformityEntry } from './commands.ts'
import type { DrawCommitment, DrawRecord } from './draw.ts'
import type { Exclusion, Inclusion, ObjectionOutcome, Outcome, TeamMember } from './state.ts'

type Typed<T extends string, Payload = object> = Readonly<EventBase & { type: T }> & Readonly<Payload>

export type EvaluationOpened = Typed<
  'EvaluationOpened',
  Pinned & {
    evaluationId: string
    applicationId: string
    applicantId: string
    organisationId: string
    riskClass: RiskClass
    requirements: readonly string[]
    placesOfUse: readonly Jurisdiction[]
    scope: LocalisedText
    priorEvaluators: readonly string[]
    quorum: number
    draw?: DrawCommitment
  }
>
export type EvaluatorsAssigned = Typed<
  'EvaluatorsAssigned',
  {
    team: readonly TeamMember[]
    inclusions?: readonly Inclusion[]
    exclusions: readonly Exclusion[]
    /** Of assignments before draws were committed to. */
    seed?: number
    draw?: DrawRecord
    nextDraw?: DrawCommitment
    named?: readonly string[]
    /** Until when the client may object to those who join the team by it; null where no calendar says. */
    objectBy?: string | null
    reason?: string
  }
>
/** The team stays as it is: nobody was found for some of what is needed. `team`: who was found, and for what. */
export type EvaluatorsNotFound = Typed<
  'EvaluatorsNotFound',
  {
    team: readonly TeamMember[]
    exclusions: readonly Exclusion[]
    uncovered: readonly string[]
    wanted: number
    leaving: readonly string[]
    named?: readonly string[]
    reason?: string
  }
>
/** The team after people left it. `leaving`: who left, each of them with the reasons in `exclusions`. */
export type EvaluatorsReassigned = Typed<
  'EvaluatorsReassigned',
  {
    team: readonly TeamMember[]
    inclusions?: readonly Inclusion[]
    exclusions: readonly Exclusion[]
    leaving: readonly string[]
    /** Of assignments before draws were committed to. */
    seed?: number
    draw?: DrawRecord
    nextDraw?: DrawCommitment
    named?: readonly string[]
    objectBy?: string | null
    reason: string
  }
>
export type EvaluatorObjectedTo = Typed<
  'EvaluatorObjectedTo',
  { objectionId: string; personId: string; reasons: string }
>
/** Upheld, the person has left the case. */
export type ObjectionDecided = Typed<
  'ObjectionDecided',
  { objectionId: string; personId: string; outcome: ObjectionOutcome; reasons: string }
>
export type ImpartialityDeclared = Typed<
  'ImpartialityDeclared',
  {
    personId: string
    function: 'evaluator' | 'report-reviewer' | 'decision-maker'
    conflict: boolean
    statement: string
  }
>
/** An evaluator declared a conflict: what was reviewed or voted on their work is open again. */
export type TeamMemberRecused = Typed<'TeamMemberRecused', { personId: string }>
/** The assigned report reviewer declared a conflict: the review waits for another, and what was recommended falls. */
export type ReportReviewerRecused = Typed<'ReportReviewerRecused', { personId: string }>
export type PlanApproved = Typed<'PlanApproved'>
export type EvaluationBegun = Typed<'EvaluationBegun'>
export type FindingsRecorded = Typed<'FindingsRecorded', { findings: readonly FindingEntry[] }>
/** Each with whose it was. */
export type FindingsAccepted = Typed<
  'FindingsAccepted',
  { findings: readonly (FindingEntry & { readonly acceptedFrom: string })[]; reasons: string }
>
export type NonconformitiesRaised = Typed<
  'NonconformitiesRaised',
  { nonconformities: readonly (NonconformityEntry & { readonly dueOn: string })[] }
>
export type NonconformityAnswered = Typed<
  'NonconformityAnswered',
  { nonconformityId: string; correction: string; rootCause: string; correctiveAction: string }
>
export type NonconformityClosed = Typed<
  'NonconformityClosed',
  { nonconformityId: string; closingReason: string; finding: FindingEntry }
>
export type EvaluationCompleted = Typed<'EvaluationCompleted'>
export type ReviewAssigned = Typed<'ReviewAssigned', { reviewerId: string; evaluationDigest: string }>
export type EvaluationRecommended = Typed<
  'EvaluationRecommended',
  { outcome: Outcome; reasons: string; evaluationDigest: string }
>
export type MoreAsked = Typed<'MoreAsked', { gap: string }>
export type VoteCast = Typed<'VoteCast', { outcome: Outcome; reasons: string; evaluationDigest: string }>
/** `decidedBy`: those whose equal votes made the quorum; `reasons`: theirs, in the order of the votes. */
type Decided = { evaluationDigest: string; decidedBy: readonly string[]; reasons: readonly string[] }
export type EvaluationGranted = Typed<'EvaluationGranted', Decided>
export type EvaluationRefused = Typed<'EvaluationRefused', Decided>

export type EvaluationEvent =
  | EvaluationOpened
  | EvaluatorsAssigned
  | EvaluatorsReassigned
  | EvaluatorsNotFound
  | EvaluatorObjectedTo
  | ObjectionDecided
  | ImpartialityDeclared
  | TeamMemberRecused
  | ReportReviewerRecused
  | PlanApproved
  | EvaluationBegun
  | FindingsRecorded
  | FindingsAccepted
  | NonconformitiesRaised
  | NonconformityAnswered
  | NonconformityClosed
  | EvaluationCompleted
  | ReviewAssigned
  | EvaluationRecommended
  | MoreAsked
  | VoteCast
  | EvaluationGranted
  | EvaluationRefused
