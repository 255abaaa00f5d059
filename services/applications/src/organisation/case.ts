import { type Case, defineCase } from '@concert/cases/case'
import { organisationState } from '@concert/contracts/states/organisation'
import { digestOf } from '@concert/db/digest'
import type { OrganisationTypes } from '@concert/domain/organisation/events'
import type { Organisation } from '@concert/domain/organisation/state'
import { organisationMachine } from '@concert/domain/organisation/table'
import type { CellStaffFacts } from '@concert/domain/standing-guards'
import type { ApplicationsContext } from '#context.ts'
import { type OrganisationBody, representOrganisation } from './representation.ts'
import { type OrganisationRow, organisationStore } from './store.ts'

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
  represent: representOrganisation,
  promiseEvery: () => ({}),
  promise: {
    OrganisationClaimed: (_event, { after }) => ({ statementDigest: digestOf(after.claimStatement) }),
  },
})
