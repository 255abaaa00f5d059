import type { EvidenceOnRecord } from '../artefact/evidence-on-record.ts'
import type { CoveringFile } from '../evidence-coverage/coverage.ts'
import type { Demand } from '../evidence-coverage/demands.ts'
import type { InterestFacts } from '../interests.ts'
import type { Language, LocalisedText } from '../languages.ts'
import type { CommandBase } from '../machine.ts'
import type { Authorisation } from '../roles.ts'
import type { StaffFacts, StandingFacts } from '../standing-guards.ts'
import type { Answer, ApplicationParticulars, LodgementAnswers, MissingItem } from './state.ts'

type Named<N extends string, Payload = object> = Readonly<CommandBase & { name: N }> & Readonly<Payload>

export type OpenApplication = Named<'openApplication', ApplicationParticulars>
export type AnswerRequirements = Named<'answerRequirements', { answers: readonly Answer[] }>
/** The applicant declares with each submission that the application lies with no other authority. */
export type SubmitApplication = Named<'submitApplication', { declarationNotLodgedElsewhere: boolean }>
/** What the authorities answered to the question that was asked at `askedAt`, this one among them. */
export type RecordLodgementCheck = Named<'recordLodgementCheck', LodgementAnswers & { readonly askedAt: string }>
export type RepeatLodgementCheck = Named<'repeatLodgementCheck'>
export type ReturnApplication = Named<'returnApplication', { missing: readonly MissingItem[] }>
/** Whoever takes the place of another is named with a reason. */
export type StartReview = Named<'startReview', { reviewerId: string; reason?: string }>
export type DeclareApplicationImpartiality = Named<
  'declareApplicationImpartiality',
  { conflict: boolean; statement: string }
>

/** The words in which a reviewer answers the five points of 17065 7.3.1, and the letter of each point there. */
export const reviewPoints = {
  informationSufficient: 'a',
  differencesResolved: 'b',
  scopeDefined: 'c',
  meansAvailable: 'd',
  competenceAvailable: 'e',
} as const
export type ReviewPoint = keyof typeof reviewPoints

export type AcceptApplication = Named<
  'acceptApplication',
  {
    review: Readonly<Record<ReviewPoint, boolean>>
    scope: LocalisedText
    outsourcing: readonly string[]
    firstOfItsKindJustification?: string
    /** Why the application is accepted though it is not known of an authority whether it has another. */
    lodgementJustification?: string
  }
>
export type DeclineApplication = Named<'declineApplication', { reason: string }>
/** Whoever signs names the version of the agreement that was read. */
export type SignAgreement = Named<'signAgreement', { agreementVersion: string }>
export type CountersignAgreement = Named<'countersignAgreement', { agreementVersion: string }>
export type WithdrawApplication = Named<'withdrawApplication', { reason?: string }>

export type ApplicationCommand =
  | OpenApplication
  | AnswerRequirements
  | SubmitApplication
  | RecordLodgementCheck
  | RepeatLodgementCheck
  | ReturnApplication
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

export type OpenFacts = StandingFacts & {
  readonly publishedEditions: readonly string[]
  /** The organisation that registered the AI system. */
  readonly organisationOfSystem: string
  /** Whether the certificate that the application follows was issued for the same organisation of the applicant. */
  readonly followsOwn: boolean
}
export type AnswerFacts = StandingFacts & {
  /** Every requirement id of the edition. */
  readonly knownRequirements: readonly string[]
  readonly applicable: readonly ApplicableItem[]
  /** The evidence uploaded for this application. */
  readonly evidence: readonly EvidenceOnRecord[]
  /** What the edition asks for. */
  readonly demands: readonly Demand[]
}
export type SubmitFacts = StandingFacts & {
  readonly applicable: readonly ApplicableItem[]
  /** What the edition asks for. */
  readonly demands: readonly Demand[]
  /** The evidence uploaded for this application, with what it is evidence of. */
  readonly evidence: readonly CoveringFile[]
}
export type ReturnFacts = StaffFacts & { readonly applicable: readonly ApplicableItem[] }
export type StartReviewFacts = StaffFacts & InterestFacts & { readonly reviewerAuthorisation: Authorisation | null }
/** Whether application review has verified that the applicant acts for its organisation. */
export type VerifiedFacts = StaffFacts & { readonly organisationVerified: boolean }
export type AcceptFacts = VerifiedFacts & {
  readonly firstOfItsKind: boolean
  /** Whether another live lodgement of the same weights with this authority comes first now. */
  readonly lodgedHere: boolean
  /** The languages in which the places of use need the scope. */
  readonly scopeLanguages: readonly Language[]
}

export type CountersignFacts = VerifiedFacts & InterestFacts

/** What the caller looks up for each command. */
export type ApplicationFacts = {
  openApplication: OpenFacts
  answerRequirements: AnswerFacts
  submitApplication: SubmitFacts
  recordLodgementCheck: StandingFacts
  repeatLodgementCheck: StaffFacts
  returnApplication: ReturnFacts
  startReview: StartReviewFacts
  declareApplicationImpartiality: StaffFacts
  acceptApplication: AcceptFacts
  declineApplication: StaffFacts
  signAgreement: StandingFacts
  countersignAgreement: CountersignFacts
  withdrawApplication: StandingFacts
}
