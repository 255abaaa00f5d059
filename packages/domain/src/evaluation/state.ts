import type { Jurisdiction } from '../jurisdictions.ts'
import type { LocalisedText } from '../languages.ts'
import type { RiskClass } from '../risk-class.ts'
import type { ImpartialityDeclaration, Pinned } from '../standing-guards.ts'
import type { DrawCommitment, DrawRecord } from './draw.ts'
import type { ExclusionReason } from './exclusion-reasons.ts'
import type { InclusionReason } from './inclusion-reasons.ts'

export const evaluationStatuses = [
  'planning',
  'planned',
  'evaluating',
  'nonconformities-open',
  'evaluated',
  'in-review',
  'reviewed',
  'granted',
  'refused',
] as const
export type EvaluationStatus = (typeof evaluationStatuses)[number]

/** How far a requirement is met. */
export const grades = [
  'conforms',
  'conforms-with-observation',
  'minor-nonconformity',
  'major-nonconformity',
  'not-applicable',
] as const
export type Grade = (typeof grades)[number]

export const nonconformityGrades = ['minor', 'major'] as const
export type NonconformityGrade = (typeof nonconformityGrades)[number]

/** What a report review recommends and a decision maker votes for. */
export const outcomes = ['grant', 'refuse'] as const
export type Outcome = (typeof outcomes)[number]

/** The functions in which people work on a case. */
export const caseFunctions = ['evaluator', 'report-reviewer', 'decision-maker'] as const
export type CaseFunction = (typeof caseFunctions)[number]

/** Nobody who evaluates a case judges it (ISO/IEC 17065 7.5.1, 7.6.2). */
export const sides = ['evaluates', 'judges'] as const
export type Side = (typeof sides)[number]

export type TeamMember = {
  readonly personId: string
  readonly function: 'evaluator'
  readonly requirements: readonly string[]
}

/** A person who was not chosen, or no longer is, with every reason. */
export type Exclusion = {
  readonly personId: string
  readonly function: 'evaluator'
  readonly reasons: readonly ExclusionReason[]
}

/** A person who is on the team, with every reason for choosing them. */
export type Inclusion = {
  readonly personId: string
  readonly function: 'evaluator'
  readonly reasons: readonly InclusionReason[]
}

/** That nobody was found for some of what is needed, with who was and why nobody else could be. */
export type Shortage = {
  readonly at: string
  readonly by: string
  /** How many people were to be found. */
  readonly wanted: number
  readonly uncovered: readonly string[]
  readonly team: readonly TeamMember[]
  readonly exclusions: readonly Exclusion[]
}

/** That the plan owner named people in place of the best team. */
export type Override = {
  readonly personIds: readonly string[]
  readonly reason: string
  readonly by: string
  readonly at: string
}

/** What about a team is to be seen from outside: that it cannot be found, or that it is not the best one. */
export const staffings = ['nobody-found', 'overridden'] as const
export type Staffing = (typeof staffings)[number]

/** How the plan owner decides on an objection of the client. */
export const objectionOutcomes = ['upheld', 'dismissed'] as const
export type ObjectionOutcome = (typeof objectionOutcomes)[number]

/** How an objection ends: it is decided, or the person has left the team for another reason. */
export const objectionEnds = [...objectionOutcomes, 'person-left'] as const
export type ObjectionEnd = (typeof objectionEnds)[number]

/** That the client objects to somebody who is to evaluate it (17065 6.2.2.4). */
export type Objection = {
  readonly id: string
  readonly personId: string
  readonly reasons: string
  readonly at: string
  readonly by: string
  /** Absent as long as it waits for the plan owner. The reasons are empty where the person left. */
  readonly end?: {
    readonly outcome: ObjectionEnd
    readonly reasons: string
    readonly by: string
    readonly at: string
  }
}

/** What an evaluator found on one requirement, standing on evidence cited by SHA-256 digest. */
export type Finding = {
  readonly grade: Grade
  readonly evidence: readonly string[]
  readonly rationale: string
  /** Why no evidence exists, where none is cited. */
  readonly noEvidenceReason?: string
  /** Whose it was, where an impartial evaluator accepted what somebody in conflict had found, and why it stands. */
  readonly acceptedFrom?: { readonly personId: string; readonly reasons: string }
  readonly evaluatorId: string
  readonly at: string
}

/** The applicant's answer to a nonconformity (17065 7.4.7). */
export type NonconformityResponse = {
  readonly correction: string
  readonly rootCause: string
  readonly correctiveAction: string
  readonly at: string
  readonly by: string
}

export type Nonconformity = {
  readonly id: string
  readonly requirementId: string
  readonly grade: NonconformityGrade
  readonly statement: string
  readonly raisedBy: string
  readonly raisedAt: string
  /** `YYYY-MM-DD`, at the authority's place. */
  readonly dueOn: string
  readonly response?: NonconformityResponse
  readonly closedBy?: string
  readonly closedAt?: string
  readonly closingReason?: string
}

export type Recommendation = {
  readonly outcome: Outcome
  readonly reasons: string
  readonly by: string
  readonly at: string
  readonly evaluationDigest: string
}

export type Vote = {
  readonly personId: string
  readonly outcome: Outcome
  readonly reasons: string
  readonly at: string
  readonly evaluationDigest: string
}

export type EvaluationDecision = {
  readonly outcome: Outcome
  readonly at: string
  readonly evaluationDigest: string
  readonly by: readonly string[]
}

/** The state document of one evaluation, from its plan to the decision (17065 7.4 to 7.6). */
export type Evaluation = Pinned & {
  readonly status: EvaluationStatus
  readonly evaluationId: string
  readonly applicationId: string
  readonly applicantId: string
  readonly organisationId: string
  readonly riskClass: RiskClass
  /** The ids of the applicable requirements, each of which must be graded. */
  readonly requirements: readonly string[]
  readonly placesOfUse: readonly Jurisdiction[]
  readonly scope: LocalisedText
  /** Who evaluated in the parent certificate's cycle or in a reused result. */
  readonly priorEvaluators: readonly string[]
  readonly team: readonly TeamMember[]
  /** Absent where the team was chosen before reasons were kept for those who were. */
  readonly inclusions?: readonly Inclusion[]
  readonly exclusions: readonly Exclusion[]
  /** Until a team is found; the team that there is stays. */
  readonly shortage?: Shortage
  readonly override?: Override
  /**
   * Until which day (`YYYY-MM-DD`) the client may object to each person on the team; null where no calendar says. Who joined it before
   * objections were taken is not in it.
   */
  readonly objectBy?: Readonly<Record<string, string | null>>
  readonly objections?: readonly Objection[]
  /** The draw that is to come; absent where the case was opened before draws were committed to. */
  readonly draw?: DrawCommitment
  /** Those that were held, in their order. */
  readonly draws?: readonly DrawRecord[]
  readonly declarations: readonly ImpartialityDeclaration[]
  readonly findings: Readonly<Record<string, Finding>>
  readonly nonconformities: readonly Nonconformity[]
  readonly reviewerId?: string
  /** The hash of `contentOf` at the assignment of the review; the review and every vote stand on it. */
  readonly evaluationDigest?: string
  readonly recommendation?: Recommendation
  readonly votes: readonly Vote[]
  /** How many equal votes make a decision. */
  readonly quorum: number
  readonly decision?: EvaluationDecision
}

/** What is to be seen of the team in a list of cases; null where there is nothing. */
export function staffingOf({ shortage, override }: Pick<Evaluation, 'shortage' | 'override'>): Staffing | null {
  if (shortage !== undefined) return 'nobody-found'
  return override === undefined ? null : 'overridden'
}
