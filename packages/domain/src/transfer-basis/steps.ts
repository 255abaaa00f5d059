import { at, authorisation, people } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { ProveReturnOrDeletion, RecordFiling, RecordTransferBasis } from './commands.ts'
import type { TransferBasisTypes } from './events.ts'
import { contractOf } from './examples.ts'
import { filedDocuments } from './transfer-basis.ts'

// For the tests of this package only: a contract from the mainland to Hong Kong on its way from its recording to its end.

type BasisStep = Step<TransferBasisTypes>

const cell = { authority: 'hk' } as const
const staff = { ...cell, authorisation: authorisation('signatory'), hasConflict: false }
const by = { actor: people.signatory, at }
const { version: _version, filings: _filings, termination: _termination, ...particulars } = contractOf('CN-GBASC-HK')

export function record(change: Partial<Omit<RecordTransferBasis, 'name'>> = {}, facts = {}): BasisStep {
  const command = { ...by, ...cell, ...particulars, name: 'recordTransferBasis', ...change } as const
  return () => ({ command, facts: { ...staff, superseded: null, ofSameParties: [], ...facts } })
}
export function file(change: Partial<Omit<RecordFiling, 'name'>> = {}): BasisStep {
  const filed = { side: 'exporter', filedOn: '2026-03-05', receiptNumber: 'GD-2026-0042', status: 'accepted' } as const
  const command = { ...by, name: 'recordFiling', ...filed, documents: filedDocuments, ...change } as const
  return () => ({ command, facts: staff })
}
export function terminate(on = '2026-10-01', reason = 'The exporter has ended the contract.'): BasisStep {
  return () => ({ command: { ...by, name: 'terminateTransferBasis', on, reason }, facts: staff })
}
export function prove(change: Partial<Omit<ProveReturnOrDeletion, 'name'>> = {}): BasisStep {
  const proof = { kind: 'deleted', reference: 'Minutes of 5 October 2026', provedOn: '2026-10-05' } as const
  const command = { ...by, name: 'proveReturnOrDeletion', ...proof, ...change } as const
  return () => ({ command, facts: staff })
}

/** Together they take every row of the table. */
export const transferBasisJourneys: readonly (readonly BasisStep[])[] = [
  [record(), file(), file({ side: 'recipient', receiptNumber: 'HK-2026-0042' }), terminate(), prove()],
  [record(), terminate(), file({ filedOn: '2026-09-30' })],
]
