import { type Case, defineCase } from '@concert/cases/case'
import { dataRequestState } from '@concert/contracts/states/data-request'
import { dataRequestClocks } from '@concert/domain/data-request/clocks'
import type { DataRequestTypes } from '@concert/domain/data-request/events'
import type { DataRequest } from '@concert/domain/data-request/state'
import { dataRequestMachine } from '@concert/domain/data-request/table'
import type { CellStaffFacts } from '@concert/domain/standing-guards'
import type { PersonnelContext } from '#context.ts'
import { type DataRequestBody, representDataRequest } from './representation.ts'
import { type DataRequestRow, dataRequestStore } from './store.ts'

export interface DataRequestCase {
  readonly stream: 'data-request'
  readonly machine: DataRequestTypes
  readonly row: DataRequestRow
  readonly facts: CellStaffFacts
  readonly promised: object
  readonly body: DataRequestBody
  readonly context: PersonnelContext
}

/** A person's request for their own data. To whoever acts in what is their own, another's is not there. */
export const dataRequestCase: Case<DataRequestCase> = defineCase<DataRequestCase>({
  stream: 'data-request',
  noun: 'data-request',
  id: 'requestId',
  idOf: ({ state }) => (state as DataRequest).requestId,
  machine: dataRequestMachine,
  state: dataRequestState,
  store: dataRequestStore,
  clocks: dataRequestClocks,
  needToKnow: {
    person: async () => ({ hasConflict: false, lastServedClientOn: null, worksAs: [] }),
    sight: ({ state }, { actor }) =>
      actor.roles.includes('staff-member') && state.personId !== actor.id ? 'nothing' : 'file',
    declarations: () => [],
  },
  represent: representDataRequest,
  promiseEvery: () => ({}),
  promise: {},
})
