import type { CommandBase } from '../machine.ts'
import type { CellStaffFacts } from '../standing-guards.ts'
import type { ContractOnRecord } from './same-transfer.ts'
import type { TransferBasisParticulars } from './state.ts'
import type { Filing, TerminationProof, TransferBasis } from './transfer-basis.ts'

type Named<N extends string, Payload = object> = Readonly<CommandBase & { name: N }> & Readonly<Payload>

export type RecordTransferBasis = Named<'recordTransferBasis', TransferBasisParticulars>
export type RecordFiling = Named<'recordFiling', Omit<Filing, 'authority'>>
/** `on` is the first day on which the basis no longer holds. */
export type TerminateTransferBasis = Named<'terminateTransferBasis', { on: string; reason: string }>
export type ProveReturnOrDeletion = Named<'proveReturnOrDeletion', TerminationProof>

export type TransferBasisCommand = RecordTransferBasis | RecordFiling | TerminateTransferBasis | ProveReturnOrDeletion

export type RecordingFacts = CellStaffFacts & {
  /** The basis that this one is to take the place of, where the cell has it. */
  readonly superseded: Pick<TransferBasis, 'code' | 'exporter' | 'recipient'> | null
  /** Those of the same kind between the same parties. */
  readonly ofSameParties: readonly ContractOnRecord[]
}

/** What the caller looks up for each command. */
export type TransferBasisFacts = {
  recordTransferBasis: RecordingFacts
  recordFiling: CellStaffFacts
  terminateTransferBasis: CellStaffFacts
  proveReturnOrDeletion: CellStaffFacts
}
