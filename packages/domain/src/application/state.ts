import type { Authority, Jurisdiction } from '../jurisdictions.ts'
import type { LocalisedText } from '../languages.ts'
import type { RiskClass } from '../risk-class.ts'
import type { Modality } from '../scheme/requirement.ts'
import type { ImpartialityDeclaration, Pinned } from '../standing-guards.ts'
import type { Agreement } from './agreement.ts'

export const applicationStatuses = [
  'draft',
  'submitted',
  'in-review',
  'accepted',
  'declined',
  'contracted',
  'withdrawn',
] as const
export type ApplicationStatus = (typeof applicationStatuses)[number]

/** That there is no evidence of a kind that a requirement asks for, and why. */
export type MissingEvidence = { readonly kind: string; readonly reason: string }

/** What the applicant says about one requirement, and the evidence by the SHA-256 digests of its bytes. */
export type Answer = {
  readonly requirementId: string
  readonly statement: string
  readonly evidence: readonly string[]
  /** The kinds of evidence that the requirement asks for and that do not exist here. */
  readonly withoutEvidence?: readonly MissingEvidence[]
}

/** One requirement that a returned application must say more about. */
export type MissingItem = { readonly requirementId: string; readonly reason: string }

/** What an application is opened with and keeps to its end: the members of its command, its event and its state. */
export type ApplicationParticulars = Pinned & {
  readonly applicationId: string
  readonly applicantId: string
  readonly organisationId: string
  readonly aiSystemId: string
  readonly riskClass: RiskClass
  /** From the opening on in their order by name. */
  readonly modalities: readonly Modality[]
  readonly placesOfUse: readonly Jurisdiction[]
  /** The number of the certificate that the application renews or changes. */
  readonly follows?: string
  /** The code of the practice that makes the system's class `unacceptable`. */
  readonly prohibitedPractice?: string
}

/** A live lodgement of the same weights: with which authority, and since when. */
export type LiveLodgement = { readonly authority: Authority; readonly lodgedAt: string }

/** What the authorities have answered to one question, this one among them. */
export type LodgementAnswers = {
  /** Since when the application itself is lodged. */
  readonly lodgedAt: string
  /** The first lodgement with each authority that has another. */
  readonly found: readonly LiveLodgement[]
  /** The authorities that had not answered when the time for it was over. */
  readonly unanswered: readonly Authority[]
  /** The authorities that compare weights under another key, so that their answer says nothing. */
  readonly underAnotherKey: readonly Authority[]
}

/** Whether the same weights are lodged with any authority: asked with each submission, answered later. */
export type LodgementCheck = {
  readonly askedAt: string
  readonly result?: LodgementAnswers & { readonly checkedAt: string }
}

/** The state document of one application (17065 7.2 to 7.3). */
export type Application = ApplicationParticulars & {
  readonly status: ApplicationStatus
  readonly answers: Readonly<Record<string, Answer>>
  readonly declarationNotLodgedElsewhere: boolean
  /** How often it was submitted, which is also the version of the latest submission. */
  readonly submissions: number
  /** Of the latest submission; absent where nobody has asked. */
  readonly lodgement?: LodgementCheck
  /** After a return: what is missing. Only these requirements are open to new answers. */
  readonly missing?: readonly MissingItem[]
  readonly reopenedRequirements?: readonly string[]
  readonly reviewerId?: string
  readonly declarations: readonly ImpartialityDeclaration[]
  readonly scope?: LocalisedText
  readonly firstOfItsKindJustification?: string
  readonly declinedFor?: string
  readonly agreement?: Agreement
}
