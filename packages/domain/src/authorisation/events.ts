import { evolution } from '../evolution.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { AuthorisationCommand, AuthorisationFacts } from './commands.ts'
import type { AuthorisationGrant, AuthorisationScope } from './state.ts'

type Typed<T extends string, Payload = object> = Readonly<EventBase & { type: T }> & Readonly<Payload>

/** An event from before loans does not say whether there was one: there was none. */
type Scoped = Omit<AuthorisationScope, 'loanId'> & { readonly loanId?: string | null }

export type AuthorisationProposed = Typed<'AuthorisationProposed', Scoped & { reason: string }>
/** One from before authorisations were proposed, as it stood when it was first acted on. */
export type AuthorisationRecorded = Typed<'AuthorisationRecorded', Scoped>
/** The first administrator, by the code of this set-up: the period in force begins, and nobody has proposed it. */
export type AdministratorSetUp = Typed<'AdministratorSetUp', Scoped & { authorisationId: string; setUpId: string }>
/** `authorisationId` names the period in force that begins. */
export type AuthorisationGranted = Typed<'AuthorisationGranted', { authorisationId: string; founding: boolean }>
export type AuthorisationDeclined = Typed<'AuthorisationDeclined', { reason: string }>
export type AuthorisationSuspended = Typed<'AuthorisationSuspended', { reason: string }>
export type ResumptionProposed = Typed<'ResumptionProposed', { reason: string }>
/** As at a grant: another period begins. */
export type AuthorisationResumed = Typed<'AuthorisationResumed', { authorisationId: string; founding: boolean }>
export type ResumptionDeclined = Typed<'ResumptionDeclined', { reason: string }>
export type AuthorisationWithdrawn = Typed<'AuthorisationWithdrawn', { reason: string; effectiveFrom: string }>

export type AuthorisationEvent =
  | AuthorisationProposed
  | AuthorisationRecorded
  | AdministratorSetUp
  | AuthorisationGranted
  | AuthorisationDeclined
  | AuthorisationSuspended
  | ResumptionProposed
  | AuthorisationResumed
  | ResumptionDeclined
  | AuthorisationWithdrawn

/** The types that make the machine of an authorisation. */
export interface AuthorisationTypes extends MachineTypes {
  state: AuthorisationGrant
  command: AuthorisationCommand
  event: AuthorisationEvent
  facts: AuthorisationFacts
}

const untouched = { founding: false, suspensionReason: null, resumption: null, end: null } as const

const evolve = evolution<AuthorisationTypes, 'AuthorisationProposed'>(
  'AuthorisationProposed',
  ({ type: _type, at: _at, by, loanId = null, ...proposed }) => ({
    ...proposed,
    loanId,
    status: 'proposed',
    proposedBy: by,
    ...untouched,
  }),
  {
    AuthorisationRecorded: (_state, event) => recorded(event),
    AdministratorSetUp: (_state, event) => setUp(event),
    AuthorisationGranted: (state, { founding }) => ({ ...state, status: 'granted', founding }),
    AuthorisationDeclined: (state, { at, reason }) => ({
      ...state,
      status: 'declined',
      end: { reason, effectiveFrom: at },
    }),
    AuthorisationSuspended: (state, { reason }) => ({ ...state, status: 'suspended', suspensionReason: reason }),
    ResumptionProposed: (state, { by, reason }) => ({
      ...state,
      status: 'resumption-proposed',
      resumption: { proposedBy: by, reason },
    }),
    AuthorisationResumed: (state, { founding }) => ({
      ...state,
      status: 'granted',
      founding: state.founding || founding,
      suspensionReason: null,
      resumption: null,
    }),
    ResumptionDeclined: (state) => ({ ...state, status: 'suspended', resumption: null }),
    AuthorisationWithdrawn: (state, { reason, effectiveFrom }) => ({
      ...state,
      status: 'withdrawn',
      resumption: null,
      end: { reason, effectiveFrom },
    }),
  },
)

/** The authorisation after one event: a history begins with a proposal, with a set-up, or with what was on record before there were any. */
export function evolveAuthorisation(state: AuthorisationGrant | null, event: AuthorisationEvent): AuthorisationGrant {
  switch (event.type) {
    case 'AuthorisationRecorded':
      return recorded(event)
    case 'AdministratorSetUp':
      return setUp(event)
    default:
      return evolve(state, event)
  }
}

function setUp({
  type: _type,
  at: _at,
  by: _by,
  authorisationId: _period,
  setUpId: _setUp,
  loanId = null,
  ...scope
}: AdministratorSetUp): AuthorisationGrant {
  return { ...scope, loanId, status: 'granted', proposedBy: null, reason: null, ...untouched, founding: true }
}

function recorded({
  type: _type,
  at: _at,
  by: _by,
  loanId = null,
  ...scope
}: AuthorisationRecorded): AuthorisationGrant {
  return { ...scope, loanId, status: 'granted', proposedBy: null, reason: null, ...untouched }
}
