import { evolution } from '../evolution.ts'
import type { MachineTypes } from '../machine.ts'
import type { Agreement } from './agreement.ts'
import type { ApplicationCommand, ApplicationFacts } from './commands.ts'
import type { ApplicationEvent } from './events.ts'
import type { Application } from './state.ts'

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
    }),
    ApplicationReturned: (state, { missing }) => ({
      ...state,
      status: 'draft',
      missing,
      reopenedRequirements: missing.map((item) => item.requirementId),
    }),
    ApplicationReviewStarted: (state, { reviewerId }) => ({ ...state, status: 'in-review', reviewerId }),
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
