import { evolution } from '../evolution.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { TransferBasisCommand, TransferBasisFacts } from './commands.ts'
import type { RecordedBasis, TransferBasisParticulars } from './state.ts'
import type { Filing, TerminationProof } from './transfer-basis.ts'

type Typed<T extends string, Payload = object> = Readonly<EventBase & { type: T }> & Readonly<Payload>

export type TransferBasisRecorded = Typed<'TransferBasisRecorded', TransferBasisParticulars>
export type FilingRecorded = Typed<'FilingRecorded', Filing>
export type TransferBasisTerminated = Typed<'TransferBasisTerminated', { on: string; reason: string }>
export type ReturnOrDeletionProved = Typed<'ReturnOrDeletionProved', TerminationProof>

export type TransferBasisEvent =
  | TransferBasisRecorded
  | FilingRecorded
  | TransferBasisTerminated
  | ReturnOrDeletionProved

/** The types that make the machine of a transfer basis. */
export interface TransferBasisTypes extends MachineTypes {
  state: RecordedBasis
  command: TransferBasisCommand
  event: TransferBasisEvent
  facts: TransferBasisFacts
}

/** The basis after one event. */
export const evolveTransferBasis = evolution<TransferBasisTypes, 'TransferBasisRecorded'>(
  'TransferBasisRecorded',
  ({ type: _type, at: _at, by: _by, ...recorded }) => ({
    ...recorded,
    status: 'recorded',
    filings: [],
    termination: null,
  }),
  {
    FilingRecorded: (state, { type: _type, at: _at, by: _by, ...filing }) => ({
      ...state,
      filings: [...state.filings, filing],
    }),
    TransferBasisTerminated: (state, { on }) => ({ ...state, status: 'terminated', termination: { on, proof: null } }),
    ReturnOrDeletionProved: (state, { kind, reference, provedOn }) => ({
      ...state,
      status: 'ended',
      termination: { on: state.termination?.on ?? provedOn, proof: { kind, reference, provedOn } },
    }),
  },
)
