import { stampOf } from '../machine.ts'
import type { Machine, Table } from '../machine.ts'
import { authorised, authorityPinned, authorityPinnedAtOpening, reasonRecorded } from '../standing-guards.ts'
import type { RecordFiling } from './commands.ts'
import { evolveTransferBasis } from './events.ts'
import type { FilingRecorded, TransferBasisTypes } from './events.ts'
import { filingAuthorities } from './greater-bay-area.ts'
import * as recording from './recording-guards.ts'
import type { RecordedBasis } from './state.ts'

function fileIt(state: RecordedBasis, command: RecordFiling): FilingRecorded[] {
  const { side, filedOn, receiptNumber, status, documents } = command
  const authority = filingAuthorities[state[side].place] ?? ''
  return [{ type: 'FilingRecorded', ...stampOf(command), side, authority, filedOn, receiptNumber, status, documents }]
}

/**
 * The table of a transfer basis: recorded with all its terms, filed on each side, terminated before its time, as of that day or a later one, and ended once the
 * recipient has returned or deleted what it held. Nothing here says whether it holds: its dates and filings do, at each read.
 */
const table = {
  none: {
    recordTransferBasis: {
      to: 'recorded',
      by: ['signatory'],
      guards: [
        authorityPinnedAtOpening,
        authorised('signatory'),
        recording.basisIsOfThisPlace,
        recording.kindCanBeRecorded,
        recording.contractIsWhole,
        recording.supersededIsKnown,
        recording.contractIsRecordedOnce,
      ],
      then: (_state, { name: _name, actor, ...recorded }) => [
        { ...recorded, type: 'TransferBasisRecorded', by: actor.id },
      ],
    },
  },
  recorded: {
    recordFiling: {
      to: 'recorded',
      by: ['signatory'],
      guards: [authorityPinned, authorised('signatory'), recording.filingIsWhole],
      then: fileIt,
    },
    terminateTransferBasis: {
      to: 'terminated',
      by: ['signatory'],
      guards: [authorityPinned, authorised('signatory'), reasonRecorded, recording.endFollowsEffect],
      then: (_state, command) => [
        { type: 'TransferBasisTerminated', ...stampOf(command), on: command.on, reason: command.reason },
      ],
    },
  },
  terminated: {
    // Terminated may be what ends only later: until then it is read under, and filed.
    recordFiling: {
      to: 'terminated',
      by: ['signatory'],
      guards: [authorityPinned, authorised('signatory'), recording.filingIsWhole, recording.filingPrecedesEnd],
      then: fileIt,
    },
    proveReturnOrDeletion: {
      to: 'ended',
      by: ['signatory'],
      guards: [authorityPinned, authorised('signatory'), recording.proofFollowsEnd],
      then: (_state, command) => {
        const { kind, reference, provedOn } = command
        return [{ type: 'ReturnOrDeletionProved', ...stampOf(command), kind, reference, provedOn }]
      },
    },
  },
  ended: {},
} satisfies Table<TransferBasisTypes>

/** The machine of a transfer basis. */
export const transferBasisMachine: Machine<TransferBasisTypes> = {
  name: 'transfer-basis',
  table,
  evolve: evolveTransferBasis,
}
