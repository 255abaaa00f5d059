import { type Case, defineCase } from '@concert/cases/case'
import { applicationState } from '@concert/contracts/states/application'
import { digestOf } from '@concert/db/digest'
import type { ApplicationTypes } from '@concert/domain/application/events'
import type { Application } from '@concert/domain/application/state'
import { applicationMachine } from '@concert/domain/application/table'
import type { StaffFacts } from '@concert/domain/standing-guards'
import type { ApplicationsContext } from '#context.ts'
import { type ApplicationBody, representApplication } from './representation.ts'
import { type ApplicationRow, applicationStore } from './store.ts'

export interface ApplicationCase {
  readonly stream: 'application'
  readonly machine: ApplicationTypes
  readonly row: ApplicationRow
  readonly facts: StaffFacts
  readonly promised: { readonly applicationId: string }
  readonly body: ApplicationBody
  readonly context: ApplicationsContext
}

/** An application from its draft to the contract (ISO/IEC 17065 7.2, 7.3). */
export const applicationCase: Case<ApplicationCase> = defineCase<ApplicationCase>({
  stream: 'application',
  noun: 'application',
  id: 'applicationId',
  idOf: ({ state }) => (state as Application).applicationId,
  machine: applicationMachine,
  state: applicationState,
  store: applicationStore,
  editionOf: ({ state }) => state.edition,
  represent: representApplication,
  promiseEvery: ({ after: { state } }) => ({ applicationId: state.applicationId }),
  promise: {
    // Events are kept for ever, so they contain only a salted digest of the client signatory's name.
    AgreementSigned: (_event, { after }) => ({ signatoryDigest: digestOf(after.clientSignatory) }),
  },
})
