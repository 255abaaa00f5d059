import { evolution } from '../evolution.ts'
import type { LocalisedText } from '../languages.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { Agreement } from './agreement.ts'
import type { ApplicationCommand, ApplicationFacts, ReviewPoint } from './commands.ts'
import type { Answer, Application, ApplicationParticulars, LodgementAnswers, MissingItem } from './state.ts'

// What can happen to an application, and what each event changes of it.

type Typed<T extends string, Payload = object> = Readonly<EventBase & { type: T }> & Readonly<Payload>

export type ApplicationOpened = Typed<'ApplicationOpened', ApplicationParticulars>
export type RequirementsAnswered = Typed<'RequirementsAnswered', { answers: readonly Answer[] }>
export type ApplicationSubmitted = Typed<'ApplicationSubmitted', { submission: number }>
export type LodgementChecked = Typed<'LodgementChecked', LodgementAnswers & { readonly askedAt: string }>
/** The authorities are asked anew, for example once another application has ended. */
export type LodgementCheckRepeated = Typed<'LodgementCheckRepeated'>
export type ApplicationReturned = Typed<'ApplicationReturned', { missing: readonly MissingItem[] }>
/** A reviewer is assigned; with a reason where one takes the place of another. */
export type ReviewStarted = Typed<'ReviewStarted', { reviewerId: string; reason?: string }>
export type ApplicationImpartialityDeclared = Typed<
  'ApplicationImpartialityDeclared',
  { personId: string; function: 'application-reviewer'; conflict: boolean; statement: string }
>
/** The assigned reviewer declared a conflict: the review has no reviewer until another is assigned. */
export type ApplicationReviewerRecused = Typed<'ApplicationReviewerRecused', { personId: string }>
/** Who accepted stands in conflict before the agreement is countersigned: another reviewer reviews again. */
export type AcceptanceFell = Typed<'AcceptanceFell', { personId: string }>
export type ApplicationAccepted = Typed<
  'ApplicationAccepted',
  {
    review: Readonly<Record<ReviewPoint, boolean>>
    scope: LocalisedText
    agreement: Agreement
    firstOfItsKindJustification?: string
    lodgementJustification?: string
  }
>
export type ApplicationDeclined = Typed<'ApplicationDeclined', { reason: string }>
export type AgreementSigned = Typed<'AgreementSigned', { agreementVersion: string }>
export type AgreementCountersigned = Typed<'AgreementCountersigned', { agreementVersion: string }>
export type ApplicationWithdrawn = Typed<'ApplicationWithdrawn', { reason?: string }>

export type ApplicationEvent =
  | ApplicationOpened
  | RequirementsAnswered
  | ApplicationSubmitted
  | LodgementChecked
  | LodgementCheckRepeated
  | ApplicationReturned
  | ReviewStarted
  | ApplicationImpartialityDeclared
  | ApplicationReviewerRecused
  | ApplicationAccepted
  | AcceptanceFell
  | ApplicationDeclined
  | AgreementSigned
  | AgreementCountersigned
  | ApplicationWithdrawn

/** The types that make the application machine. */
export interface ApplicationTypes extends MachineTypes {
  state: Application
  command: ApplicationCommand
  event: ApplicationEvent
  facts: ApplicationFacts
}

/** The application after one event. */
export const evolveApplication = evolution<ApplicationTypes, 'ApplicationOpened'>(
  'ApplicationOpened',
  ({ type: _type, at: _at, by: _by, ...pinned }) => ({
    ...pinned,
    status: 'draft',
    answers: {},
    declarationNotLodgedElsewhere: false,
    submissions: 0,
    declarations: [],
  }),
  {
    RequirementsAnswered: (state, event) => {
      const answered = Object.fromEntries(event.answers.map((answer) => [answer.requirementId, answer]))
      return { ...state, answers: { ...state.answers, ...answered } }
    },
    ApplicationSubmitted: ({ missing: _missing, reopenedRequirements: _reopened, ...state }, event) => ({
      ...state,
      status: 'submitted',
      submissions: event.submission,
      declarationNotLodgedElsewhere: true,
      lodgement: { askedAt: event.at },
    }),
    LodgementChecked: (state, { askedAt, lodgedAt, found, unanswered, underAnotherKey, at }) => ({
      ...state,
      lodgement: { askedAt, result: { checkedAt: at, lodgedAt, found, unanswered, underAnotherKey } },
    }),
    LodgementCheckRepeated: (state, { at }) => ({ ...state, lodgement: { askedAt: at } }),
    ApplicationReturned: (state, { missing }) => ({
      ...state,
      status: 'draft',
      missing,
      reopenedRequirements: missing.map((item) => item.requirementId),
    }),
    ReviewStarted: (state, { reviewerId }) => ({ ...state, status: 'in-review', reviewerId }),
    ApplicationImpartialityDeclared: (state, { personId, function: declaredFor, conflict, statement, at }) => ({
      ...state,
      declarations: [...state.declarations, { personId, function: declaredFor, conflict, statement, declaredAt: at }],
    }),
    ApplicationReviewerRecused: ({ reviewerId: _recused, ...state }) => ({ ...state, status: 'submitted' }),
    ApplicationAccepted: (state, { scope, agreement, firstOfItsKindJustification }) => ({
      ...state,
      status: 'accepted',
      scope,
      agreement,
      ...(firstOfItsKindJustification === undefined ? {} : { firstOfItsKindJustification }),
    }),
    AcceptanceFell: ({
      reviewerId: _recused,
      scope: _scope,
      agreement: _agreement,
      firstOfItsKindJustification: _justification,
      ...state
    }) => ({ ...state, status: 'submitted' }),
    ApplicationDeclined: (state, { reason }) => ({ ...state, status: 'declined', declinedFor: reason }),
    AgreementSigned: (state, { by, at }) => ({
      ...state,
      ...amendedAgreement(state, { clientSignedBy: by, clientSignedAt: at }),
    }),
    AgreementCountersigned: (state, { by, at }) => ({
      ...state,
      ...amendedAgreement(state, { countersignedBy: by, countersignedAt: at }),
      status: 'contracted',
    }),
    ApplicationWithdrawn: (state) => ({ ...state, status: 'withdrawn' }),
  },
)

function amendedAgreement(state: Application, signature: Partial<Agreement>): Pick<Application, 'agreement'> {
  return state.agreement === undefined ? {} : { agreement: { ...state.agreement, ...signature } }
}
