import { evolution } from '../evolution.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { OrganisationCommand, OrganisationFacts } from './commands.ts'
import type { Organisation, OrganisationParticulars } from './state.ts'

type Typed<T extends string, Payload = object> = Readonly<EventBase & { type: T }> & Readonly<Payload>

export type OrganisationRegistered = Readonly<EventBase & { type: 'OrganisationRegistered' }> & OrganisationParticulars
export type OrganisationClaimed = Typed<'OrganisationClaimed', { documentDigest: string }>
export type OrganisationImpartialityDeclared = Typed<
  'OrganisationImpartialityDeclared',
  { personId: string; function: 'application-reviewer'; conflict: boolean; statement: string }
>
export type OrganisationVerified = Typed<'OrganisationVerified', { reason: string }>
export type ClaimRefused = Typed<'ClaimRefused', { reason: string }>
export type VerificationRevoked = Typed<'VerificationRevoked', { reason: string }>

export type OrganisationEvent =
  | OrganisationRegistered
  | OrganisationClaimed
  | OrganisationImpartialityDeclared
  | OrganisationVerified
  | ClaimRefused
  | VerificationRevoked

/** The types that make the organisation machine. */
export interface OrganisationTypes extends MachineTypes {
  state: Organisation
  command: OrganisationCommand
  event: OrganisationEvent
  facts: OrganisationFacts
}

/** The organisation after one event. */
export const evolveOrganisation = evolution<OrganisationTypes, 'OrganisationRegistered'>(
  'OrganisationRegistered',
  ({ type: _type, at: _at, by: _by, ...registered }) => ({ ...registered, status: 'registered', declarations: [] }),
  {
    OrganisationClaimed: ({ refusedFor: _answered, ...state }, { documentDigest, at }) => ({
      ...state,
      status: 'claimed',
      claim: { documentDigest, claimedAt: at },
    }),
    OrganisationImpartialityDeclared: (state, { personId, function: declaredFor, conflict, statement, at }) => ({
      ...state,
      declarations: [...state.declarations, { personId, function: declaredFor, conflict, statement, declaredAt: at }],
    }),
    OrganisationVerified: (state) => ({ ...state, status: 'verified' }),
    ClaimRefused: unclaimed,
    VerificationRevoked: unclaimed,
  },
)

function unclaimed({ claim: _claim, ...state }: Organisation, { reason }: ClaimRefused | VerificationRevoked) {
  return { ...state, status: 'registered', refusedFor: reason } as const
}
