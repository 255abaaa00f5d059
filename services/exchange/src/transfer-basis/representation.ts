import type { Viewer } from '@concert/cases/act'
import type { transferBasis } from '@concert/contracts/transfer-bases'
import { availableActions } from '@concert/domain/machine'
import { transferBasisMachine } from '@concert/domain/transfer-basis/table'
import type { z } from 'zod'
import type { TransferBasisRow } from './store.ts'

export type TransferBasisBody = z.input<typeof transferBasis>

/** The basis with its version for the ETag; `actions` are the operations that the viewer may call now. */
export function representTransferBasis(
  { version, state, recordedAt }: TransferBasisRow,
  { actor }: Viewer,
): { body: TransferBasisBody; version: number } {
  const actions = availableActions(transferBasisMachine, state.status, actor.roles)
  const { purposes, methods, categories, sameJurisdictionRecipients: others, filings } = state
  // The contract has lists that can be changed, the state has none.
  const lists = {
    purposes: [...purposes],
    methods: [...methods],
    categories: [...categories],
    sameJurisdictionRecipients: [...others],
    filings: filings.map((filing) => ({ ...filing, documents: [...filing.documents] })),
  }
  return { body: { ...state, ...lists, actions, recordedAt, version }, version }
}
