import { type Case, defineCase } from '@concert/cases/case'
import { caseReadsIn } from '@concert/cases/case-reads'
import { personInCase } from '@concert/cases/person-in-case'
import { applicationState } from '@concert/contracts/states/application'
import { digestOf } from '@concert/db/digest'
import { applicationClocks } from '@concert/domain/application/clocks'
import type { ApplicationTypes } from '@concert/domain/application/events'
import type { Application } from '@concert/domain/application/state'
import { applicationMachine } from '@concert/domain/application/table'
import { sightOfApplication } from '@concert/domain/need-to-know'
import type { StaffFacts } from '@concert/domain/standing-guards'
import type { ApplicationsContext } from '#context.ts'
import { insertAssignment, insertDeclaration } from './records.ts'
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
  clocks: applicationClocks,
  applicationOf: ({ state }) => state.applicationId,
  editionOf: ({ state }) => state.edition,
  needToKnow: {
    person: personInCase('applications-person-in-application', 'select $2::text where $1::text is not null'),
    sight: ({ state }, reading, facts) => sightOfApplication(state, reading, facts),
    declarations: ({ state }) => state.declarations,
    reads: caseReadsIn('applications', 'applications.file_reads'),
  },
  represent: representApplication,
  prove: {
    ReviewStarted: (transaction, { reviewerId }, { after }) => insertAssignment(transaction, after, reviewerId),
    ApplicationImpartialityDeclared: (transaction, event, { after }) => insertDeclaration(transaction, after, event),
  },
  promiseEvery: ({ after: { state } }) => ({ applicationId: state.applicationId }),
  promise: {
    // Events are kept for ever, so they contain only a salted digest of the client signatory's name.
    AgreementSigned: (_event, { after }) => ({ signatoryDigest: digestOf(after.clientSignatory) }),
  },
})
