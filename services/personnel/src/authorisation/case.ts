import { type Case, defineCase } from '@concert/cases/case'
import { authorisationState } from '@concert/contracts/states/authorisation'
import type { AdministratorFacts } from '@concert/domain/authorisation/commands'
import type { AuthorisationTypes } from '@concert/domain/authorisation/events'
import type { AuthorisationGrant } from '@concert/domain/authorisation/state'
import { authorisationMachine } from '@concert/domain/authorisation/table'
import type { PersonnelContext } from '#context.ts'
import { takeTurn } from './administrators.ts'
import { beginPeriod, endPeriods } from './periods.ts'
import { type GrantBody, representGrant } from './representation.ts'
import { type AuthorisationRow, authorisationStore } from './store.ts'

export interface AuthorisationCase {
  readonly stream: 'authorisation'
  readonly machine: AuthorisationTypes
  readonly row: AuthorisationRow
  readonly facts: AdministratorFacts
  readonly promised: object
  readonly body: GrantBody
  readonly context: PersonnelContext
}

/** What somebody is authorised for (ISO/IEC 17065 6.1.2). It is no part of a client's file. */
export const authorisationCase: Case<AuthorisationCase> = defineCase<AuthorisationCase>({
  stream: 'authorisation',
  noun: 'authorisation',
  id: 'grantId',
  idOf: ({ state }) => (state as AuthorisationGrant).grantId,
  machine: authorisationMachine,
  state: authorisationState,
  store: authorisationStore,
  facts: async ({ transaction }) => ({ administrators: await takeTurn(transaction) }),
  represent: representGrant,
  prove: {
    AdministratorSetUp: (transaction, { authorisationId }, { after: { state } }) =>
      beginPeriod(transaction, state, { authorisationId, proposedBy: null, confirmedBy: null }),
    AuthorisationGranted: (transaction, { authorisationId, by: confirmedBy }, { after: { state } }) =>
      beginPeriod(transaction, state, { authorisationId, proposedBy: state.proposedBy, confirmedBy }),
    AuthorisationResumed: (transaction, { authorisationId, by: confirmedBy }, { before, after: { state } }) =>
      beginPeriod(transaction, state, {
        authorisationId,
        proposedBy: before?.state.resumption?.proposedBy ?? null,
        confirmedBy,
      }),
    AuthorisationSuspended: (transaction, _event, { after: { state } }) => endPeriods(transaction, state, null),
    AuthorisationWithdrawn: (transaction, { at, effectiveFrom }, { after: { state } }) =>
      endPeriods(transaction, state, effectiveFrom === at ? null : effectiveFrom),
  },
  promiseEvery: () => ({}),
  promise: {},
})
