import { type Case, defineCase } from '@concert/cases/case'
import { transferBasisState } from '@concert/contracts/states/transfer-basis'
import type { CellStaffFacts } from '@concert/domain/standing-guards'
import type { TransferBasisTypes } from '@concert/domain/transfer-basis/events'
import type { RecordedBasis } from '@concert/domain/transfer-basis/state'
import { transferBasisMachine } from '@concert/domain/transfer-basis/table'
import type { ExchangeContext } from '#context.ts'
import { representTransferBasis, type TransferBasisBody } from './representation.ts'
import { type TransferBasisRow, transferBasisStore } from './store.ts'

export interface TransferBasisCase {
  readonly stream: 'transfer-basis'
  readonly machine: TransferBasisTypes
  readonly row: TransferBasisRow
  readonly facts: CellStaffFacts
  readonly promised: object
  readonly body: TransferBasisBody
  readonly context: ExchangeContext
}

/** A legal basis on which content may cross between two places. It belongs to no client's file: all of the staff see it. */
export const transferBasisCase: Case<TransferBasisCase> = defineCase<TransferBasisCase>({
  stream: 'transfer-basis',
  noun: 'transfer-basis',
  id: 'basisId',
  idOf: ({ state }) => (state as RecordedBasis).basisId,
  machine: transferBasisMachine,
  state: transferBasisState,
  store: transferBasisStore,
  represent: representTransferBasis,
  promiseEvery: () => ({}),
  promise: {},
})
