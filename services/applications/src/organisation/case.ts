import { type Case, defineCase } from '@concert/cases/case'
import { organisationState } from '@concert/contracts/states/organisation'
import { digestOf } from '@concert/db/digest'
import { organisationClocks } from '@concert/domain/organisation/clocks'
import type { OrganisationTypes } from '@concert/domain/organisation/events'
import type { Organisation } from '@concert/domain/organisation/state'
import { sightOfParty } from '@concert/domain/need-to-know'
import { organisationMachine } from '@concert/domain/organisation/table'
import { type CellStaffFacts, hasConflict } from '@concert/domain/standing-guards'
import type { ApplicationsContext } from '#context.ts'
import { personAtParty } from '#person-at-party.ts'
import { type OrganisationBody, representOrganisation } from './representation.ts'
import { insertOrganisationConflict, type OrganisationRow, organisationStore } from './store.ts'

export interface OrganisationCase {
  readonly stream: 'organisation'
  readonly machine: OrganisationTypes
  readonly row: OrganisationRow
  readonly facts: CellStaffFacts
  readonly promised: object
  readonly body: OrganisationBody
  readonly context: ApplicationsContext
}

/** An organisation of one applicant, and whether the applicant acts for it (ISO/IEC 17065 7.2, 7.3.1). */
export const organisationCase: Case<OrganisationCase> = defineCase<OrganisationCase>({
  stream: 'organisation',
  noun: 'organisation',
  id: 'organisationId',
  idOf: ({ state }) => (state as Organisation).organisationId,
  machine: organisationMachine,
  state: organisationState,
  store: organisationStore,
  clocks: organisationClocks,
  needToKnow: {
    person: personAtParty('organisation'),
    // A claim is the first change of an organisation.
    sight: ({ version, state }, reading, facts) => {
      const isInConflict = facts.hasConflict || hasConflict(state.declarations, reading.actor.id)
      return sightOfParty(reading, { ...facts, hasConflict: isInConflict }, version > 1)
    },
    declarations: ({ state }) => state.declarations,
  },
  represent: representOrganisation,
  prove: {
    OrganisationImpartialityDeclared: async (transaction, { conflict, personId }, { after }) => {
      if (conflict) await insertOrganisationConflict(transaction, after.state.organisationId, personId)
    },
  },
  promiseEvery: () => ({}),
  promise: {
    OrganisationClaimed: (_event, { after }) => ({ statementDigest: digestOf(after.claimStatement) }),
  },
})
