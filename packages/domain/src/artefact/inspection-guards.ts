import type { Guard } from '../machine.ts'
import { violation } from '../violation.ts'
import type { ArtefactFacts, InspectEvidence } from './commands.ts'
import type { Artefact } from './state.ts'

type InspectGuard = Guard<Artefact, InspectEvidence, ArtefactFacts['inspectEvidence']>

/** A result counts for the bytes that were looked at, and for no others. */
export const inspectionIsOfItsBytes: InspectGuard = {
  name: 'inspection-of-its-bytes',
  clause: 'gbaai-evidence',
  check: ({ digest, evidenceId }, _command, { inspection }) =>
    inspection.digest === digest ? [] : [violation('inspected-other-bytes', '', {}, evidenceId)],
  inputs: ({ digest }, _command, { inspection }) => ({ digest, inspected: inspection.digest }),
}

/** *Clean* is said by official signatures of a known day, and by nothing else. */
export const cleanNamesSignatures: InspectGuard = {
  name: 'clean-names-signatures',
  clause: 'gbaai-evidence',
  check: ({ evidenceId }, _command, { inspection: { scan, signatures } }) =>
    (scan === 'clean') === (signatures !== null) ? [] : [violation('scan-without-signatures', '', {}, evidenceId)],
  inputs: (_state, _command, { inspection: { scan, signatures } }) => ({ scan, signatures }),
}
