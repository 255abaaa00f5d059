import { type Case, defineCase } from '@concert/cases/case'
import { caseReadsIn } from '@concert/cases/case-reads'
import { personState } from '@concert/contracts/states/person'
import type { Person } from '@concert/domain/person/state'
import { personMachine } from '@concert/domain/person/table'
import { personProofs } from './proofs.ts'
import type { PersonCase } from './person-case.ts'
import { representPerson } from './representation.ts'
import { personStore } from './store.ts'

/** A natural person of the authority's personnel (ISO/IEC 17065 6.1). It is no part of a client's file. */
export const personCase: Case<PersonCase> = defineCase<PersonCase>({
  stream: 'person',
  noun: 'person',
  id: 'personId',
  idOf: ({ state }) => (state as Person).personId,
  machine: personMachine,
  state: personState,
  store: personStore,
  // Whoever may read a file may read all of it; that it was read is recorded, for the person to ask.
  needToKnow: {
    person: async () => ({ hasConflict: false, lastServedClientOn: null, worksAs: [] }),
    sight: () => 'file',
    declarations: () => [],
    reads: caseReadsIn('personnel'),
  },
  represent: representPerson,
  prove: personProofs,
  promiseEvery: () => ({}),
  promise: {},
})
