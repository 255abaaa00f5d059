import type { EvidenceOnRecord } from '../artefact/evidence-on-record.ts'
import type { Jurisdiction } from '../jurisdictions.ts'
import type { Language, LocalisedText } from '../languages.ts'
import type { CommandBase } from '../machine.ts'
import type { RiskClass } from '../risk-class.ts'
import type { Authorisation } from '../roles.ts'
import type { CoolingOffFacts } from '../cooling-off.ts'
import type { Demand } from '../evidence-coverage/demands.ts'
import type { InterestFacts } from '../interests.ts'
import type { Pinned, StaffFacts, StandingFacts } from '../standing-guards.ts'
import type { Candidate } from './assignment.ts'
import type { ClosedEvidenceFacts } from './closed-evidence.ts'
import type { DrawCommitment, DrawRecord } from './draw.ts'
import type { CaseFunction, Grade, NonconformityGrade, ObjectionOutcome, Outcome } from './state.ts'

type Named<N extends string, Payload = object> = Readonly<CommandBase & { name: N }> & Readonly<Payload>

export type OpenEvaluation = Named<
  'openEvaluation',
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
/**
 * `teamSize`: among how many the work is shared, one when absent. `named`: who is on the team whatever
 * speaks for others, for the `reason`.
 */
export type AssignEvaluators = Named<
  'assignEvaluators',
  { teamSize?: number; named?: readonly string[]; reason?: string }
>
/** Takes people off the team, whoever may not evaluate this case any more and whoever is named, and finds others for their part. */
export type ReassignEvaluators = Named<
  'reassignEvaluators',
  { leaving?: readonly string[]; named?: readonly string[]; reason: string }
>
/** The client objects to somebody on the team (17065 6.2.2.4). */
export type ObjectToEvaluator = Named<'objectToEvaluator', { objectionId: string; personId: string; reasons: string }>
/** The plan owner decides on it: a person to whom an objection is upheld leaves the case for good. */
export type DecideObjection = Named<
  'decideObjection',
  { objectionId: string; outcome: ObjectionOutcome; reasons: string }
>
/** In the function that the status of the case calls for; a conflict in any function and status. */
export type DeclareImpartiality = Named<
  'declareImpartiality',
  { function: CaseFunction; conflict: boolean; statement: string }
>
export type ApprovePlan = Named<'approvePlan'>
export type BeginEvaluation = Named<'beginEvaluation'>

export type FindingEntry = {
  readonly requirementId: string
  readonly grade: Grade
  readonly evidence: readonly string[]
  readonly rationale: string
  /** Why no evidence exists, where none is cited. */
  readonly noEvidenceReason?: string
}
export type RecordFindings = Named<'recordFindings', { findings: readonly FindingEntry[] }>
/** The evaluator takes over what somebody in conflict found, as it is, with the reasons. */
export type AcceptFindings = Named<'acceptFindings', { requirementIds: readonly string[]; reasons: string }>

export type NonconformityEntry = {
  readonly id: string
  readonly requirementId: string
  readonly grade: NonconformityGrade
  readonly statement: string
}
export type RaiseNonconformities = Named<'raiseNonconformities', { nonconformities: readonly NonconformityEntry[] }>
export type RespondToNonconformity = Named<
  'respondToNonconformity',
  { nonconformityId: string; correction: string; rootCause: string; correctiveAction: string }
>
/** Closing grades the requirement anew, on the evidence of what was done. */
export type CloseNonconformity = Named<
  'closeNonconformity',
  { nonconformityId: string; closingReason: string; finding: Omit<FindingEntry, 'requirementId'> }
>
export type CompleteEvaluation = Named<'completeEvaluation'>
export type AssignReview = Named<'assignReview', { reviewerId: string }>
/** `evaluationDigest` is what the person has read; so it is in a vote. */
export type Recommend = Named<'recommend', { outcome: Outcome; reasons: string; evaluationDigest: string }>
export type AskForMore = Named<'askForMore', { gap: string }>
export type CastVote = Named<'castVote', { outcome: Outcome; reasons: string; evaluationDigest: string }>

export type EvaluationCommand =
  | OpenEvaluation
  | AssignEvaluators
  | ReassignEvaluators
  | ObjectToEvaluator
  | DecideObjection
  | DeclareImpartiality
  | ApprovePlan
  | BeginEvaluation
  | RecordFindings
  | AcceptFindings
  | RaiseNonconformities
  | RespondToNonconformity
  | CloseNonconformity
  | CompleteEvaluation
  | AssignReview
  | Recommend
  | AskForMore
  | CastVote

export type OpenEvaluationFacts = StandingFacts & { readonly isApplicationContracted: boolean }
export type AssignEvaluatorsFacts = StaffFacts &
  InterestFacts & {
    readonly candidates: readonly Candidate[]
    /** How many evaluators the edition wants at least for the class of the case. */
    readonly fewestEvaluators: number
    /** The competence code that each requirement needs, from the edition. */
    readonly competenceOf: Readonly<Record<string, string>>
    /** The working languages of the case. */
    readonly languages: readonly Language[]
    /** The draw that was committed to, and the next one, which is committed to with this. */
    readonly draw: Pick<DrawRecord, 'commitment' | 'secret'> & { readonly next: DrawCommitment }
  }
/** The evidence of the application, by digest, and whether the one who acts was given its bytes. */
export type EvidenceFacts = CoolingOffFacts & {
  readonly evidence: readonly (EvidenceOnRecord & {
    readonly isRead: boolean
    /** What kind of evidence it is; null where its applicant has not said. */
    readonly kind: string | null
  })[]
  /** What the edition asks for. */
  readonly demands: readonly Demand[]
  /** The codes in which the one who acts is competent to evaluate on the day. */
  readonly competences: readonly string[]
  /** The competence code that each requirement needs, from the edition. */
  readonly competenceOf: Readonly<Record<string, string>>
}
export type RaiseFacts = CoolingOffFacts & {
  /** Calendar days to respond, from the edition. */
  readonly deadlineDays: Readonly<Record<NonconformityGrade, number>>
}
/** The SHA-256 digest of `contentOf` the state that is judged, computed in the same transaction. */
type CurrentContent = { readonly currentEvaluationDigest: string }
export type ContentFacts = CoolingOffFacts & InterestFacts & ClosedEvidenceFacts & CurrentContent
export type AssignReviewFacts = StaffFacts &
  InterestFacts &
  ClosedEvidenceFacts &
  CurrentContent & {
    readonly reviewerAuthorisation: Authorisation | null
    /** Whether the reviewer declared a conflict in whichever part of the case. */
    readonly reviewerHasConflict: boolean
  }

/** What the caller looks up for each command. */
export type EvaluationFacts = {
  openEvaluation: OpenEvaluationFacts
  assignEvaluators: AssignEvaluatorsFacts
  reassignEvaluators: AssignEvaluatorsFacts
  objectToEvaluator: StandingFacts
  decideObjection: StaffFacts
  declareImpartiality: CoolingOffFacts
  approvePlan: StaffFacts
  beginEvaluation: CoolingOffFacts
  recordFindings: EvidenceFacts
  acceptFindings: EvidenceFacts & InterestFacts
  raiseNonconformities: RaiseFacts
  respondToNonconformity: StandingFacts
  closeNonconformity: EvidenceFacts
  completeEvaluation: CoolingOffFacts & InterestFacts & ClosedEvidenceFacts
  assignReview: AssignReviewFacts
  recommend: ContentFacts
  askForMore: CoolingOffFacts
  castVote: ContentFacts
}
