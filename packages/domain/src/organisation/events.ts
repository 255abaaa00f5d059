import { evolution } from '../evolution.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { OrganisationCommand, OrganisationFacts } from './commands.ts'
import type { Organisation, OrganisationParticulars } from './state.ts'

export type OrganisationRegistered = Readonly<EventBase & { type: 'OrganisationRegistered' }> & OrganisationParticulars

export type OrganisationEvent = OrganisationRegistered

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
  ({ type: _type, at: _at, by: _by, ...registered }) => ({ ...registered, status: 'registered' }),
  {},
)
