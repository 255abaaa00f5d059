import { type Case, defineCase } from '@concert/cases/case'
import { legalHoldState } from '@concert/contracts/states/legal-hold'
import type { LegalHoldTypes } from '@concert/domain/legal-hold/events'
import type { LegalHold } from '@concert/domain/legal-hold/state'
import { legalHoldMachine } from '@concert/domain/legal-hold/table'
import type { CellStaffFacts } from '@concert/domain/standing-guards'
import type { EvidenceContext } from '#context.ts'
import { type LegalHoldBody, representLegalHold } from './representation.ts'
import { type LegalHoldRow, legalHoldStore } from './store.ts'

export interface LegalHoldCase {
  readonly stream: 'legal-hold'
  readonly machine: LegalHoldTypes
  readonly row: LegalHoldRow
  readonly facts: CellStaffFacts
  readonly promised: object
  readonly body: LegalHoldBody
  readonly context: EvidenceContext
}

/** A legal hold on the evidence of one application. It is no part of the client's file: whoever signs for the authority sees it. */
export const legalHoldCase: Case<LegalHoldCase> = defineCase<LegalHoldCase>({
  stream: 'legal-hold',
  noun: 'legal-hold',
  id: 'holdId',
  idOf: ({ state }) => (state as LegalHold).holdId,
  machine: legalHoldMachine,
  state: legalHoldState,
  store: legalHoldStore,
  represent: representLegalHold,
  promiseEvery: () => ({}),
  promise: {},
})
