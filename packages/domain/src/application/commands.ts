import type { Jurisdiction } from '../jurisdictions.ts'
import type { Language, LocalisedText } from '../languages.ts'
import type { CommandBase } from '../machine.ts'
import type { RiskClass } from '../risk-class.ts'
import type { Authorisation } from '../roles.ts'
import type { Pinned, StaffFacts, StandingFacts } from '../standing-guards.ts'
import type { Answer, MissingItem } from './state.ts'

type Named<N extends string, Payload = object> = Readonly<CommandBase & { name: N }> & Readonly<Payload>

export type OpenApplication = Named<
  'openApplication',
  Pinned & {
    applicationId: string
    applicantId: string
    organisationId: string
    aiSystemId: string
    riskClass: RiskClass
    modalities: readonly string[]
    placesOfUse: readonly Jurisdiction[]
    prohibitedPractice?: string
  }
>
export type AnswerRequirements = Named<'answerRequirements', { answers: readonly Answer[] }>
/** The applicant declares with each submission that the application lies with no other authority. */
export type SubmitApplication = Named<'submitApplication', { declarationNotLodgedElsewhere: boolean }>
export type ReturnIncomplete = Named<'returnIncomplete', { missing: readonly MissingItem[] }>
export type StartReview = Named<'startReview', { reviewerId: string }>
export type DeclareApplicationImpartiality = Named<'declareImpartiality', { conflict: boolean; statement: string }>

/** The five points of 17065 7.3.1: information, differences resolved, scope, means, competence. */
export const reviewPoints = ['a', 'b', 'c', 'd', 'e'] as const
export type ReviewPoint = (typeof reviewPoints)[number]

export type AcceptApplication = Named<
  'acceptApplication',
  {
    reviewAnswers: Readonly<Record<ReviewPoint, boolean>>
    scope: LocalisedText
    outsourcing: readonly string[]
    firstOfItsKindJustification?: string
  }
>
export type DeclineApplication = Named<'declineApplication', { reason: string }>
export type SignAgreement = Named<'signAgreement'>
export type CountersignAgreement = Named<'countersignAgreement'>
export type WithdrawApplication = Named<'withdrawApplication', { reason?: string }>

export type ApplicationCommand =
  | OpenApplication
  | AnswerRequirements
  | SubmitApplication
  | ReturnIncomplete
  | StartReview
  | DeclareApplicationImpartiality
  | AcceptApplication
  | DeclineApplication
  | SignAgreement
  | CountersignAgreement
  | WithdrawApplication

/** One requirement that applies to this class, these modalities and these places of use. */
export type ApplicableItem = {
  readonly requirementId: string
  readonly needsEvidence: boolean
  /** Whether submission demands an answer; a recommended or conditional requirement may be answered without. */
  readonly mustAnswer: boolean
}

export type OpenFacts = StandingFacts & { readonly publishedEditions: readonly string[] }
export type AnswerFacts = StandingFacts & {
  /** Every requirement id of the edition. */
  readonly knownRequirements: readonly string[]
  readonly applicable: readonly ApplicableItem[]
  /** The evidence uploaded for this application. */
  readonly evidence: readonly { readonly digest: string }[]
}
export type SubmitFacts = StandingFacts & {
  readonly applicable: readonly ApplicableItem[]
  /** Whether this authority holds another application for the same system, of whichever applicant. */
  readonly lodgedElsewhere: boolean
}
export type ReturnFacts = StaffFacts & { readonly applicable: readonly ApplicableItem[] }
export type StartReviewFacts = StaffFacts & { readonly reviewerAuthorisation: Authorisation | null }
export type AcceptFacts = StaffFacts & {
  readonly firstOfItsKind: boolean
  /** The languages in which the places of use need the scope. */
  readonly scopeLanguages: readonly Language[]
}

/** What the caller looks up for each command. */
export type ApplicationFacts = {
  openApplication: OpenFacts
  answerRequirements: AnswerFacts
  submitApplication: SubmitFacts
  returnIncomplete: ReturnFacts
  startReview: StartReviewFacts
  declareImpartiality: StaffFacts
  acceptApplication: AcceptFacts
  declineApplication: StaffFacts
  signAgreement: StandingFacts
  countersignAgreement: StaffFacts
  withdrawApplication: StandingFacts
}
