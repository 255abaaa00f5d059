import type { Jurisdiction } from '../jurisdictions.ts'
import type { LocalisedText } from '../languages.ts'
import type { EventBase } from '../machine.ts'
import type { RiskClass } from '../risk-class.ts'
import type { Pinned } from '../standing-guards.ts'
import type { Agreement } from './agreement.ts'
import type { ReviewPoint } from './commands.ts'
import type { Answer, MissingItem } from './state.ts'

type Typed<T extends string, Payload = object> = Readonly<EventBase & { type: T }> & Readonly<Payload>

export type ApplicationOpened = Typed<
  'ApplicationOpened',
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
export type RequirementsAnswered = Typed<'RequirementsAnswered', { answers: readonly Answer[] }>
export type ApplicationSubmitted = Typed<'ApplicationSubmitted', { submission: number }>
export type ApplicationReturned = Typed<'ApplicationReturned', { missing: readonly MissingItem[] }>
export type ApplicationReviewStarted = Typed<'ApplicationReviewStarted', { reviewerId: string }>
export type ApplicationImpartialityDeclared = Typed<
  'ApplicationImpartialityDeclared',
  { personId: string; function: 'application-reviewer'; conflict: boolean; statement: string }
>
/** The assigned reviewer declared a conflict: the review has no reviewer until another is assigned. */
export type ApplicationReviewerRecused = Typed<'ApplicationReviewerRecused', { personId: string }>
export type ApplicationAccepted = Typed<
  'ApplicationAccepted',
  {
    reviewAnswers: Readonly<Record<ReviewPoint, boolean>>
    scope: LocalisedText
    agreement: Agreement
    firstOfItsKindJustification?: string
  }
>
export type ApplicationDeclined = Typed<'ApplicationDeclined', { reason: string }>
export type AgreementSigned = Typed<'AgreementSigned'>
export type AgreementCountersigned = Typed<'AgreementCountersigned'>
export type ApplicationWithdrawn = Typed<'ApplicationWithdrawn', { reason?: string }>

export type ApplicationEvent =
  | ApplicationOpened
  | RequirementsAnswered
  | ApplicationSubmitted
  | ApplicationReturned
  | ApplicationReviewStarted
  | ApplicationImpartialityDeclared
  | ApplicationReviewerRecused
  | ApplicationAccepted
  | ApplicationDeclined
  | AgreementSigned
  | AgreementCountersigned
  | ApplicationWithdrawn
