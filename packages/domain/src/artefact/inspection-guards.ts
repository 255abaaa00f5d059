import type { Guard } from '../machine.ts'
import { violation } from '../violation.ts'
import type { AcceptEvidenceFindings, ArtefactFacts, InspectEvidence } from './commands.ts'
import { severities } from './finding-codes.ts'
import { closingFindings } from './inspection.ts'
import type { Artefact } from './state.ts'

/** A person who opens a file has read what was found in it, and nothing else closes it. */
export const acceptsWhatWasFound: Guard<Artefact, AcceptEvidenceFindings, ArtefactFacts['acceptEvidenceFindings']> = {
  name: 'accepts-what-was-found',
  clause: 'gbaai-evidence',
  check: ({ quarantine, inspection, evidenceId }, { findings }) => {
    const reason = quarantine?.reason ?? 'unchecked'
    if (reason !== 'structure') return [violation('findings-do-not-open', '', { reason }, evidenceId)]
    const closing = closingFindings(inspection?.findings ?? [])
    const isRead = closing.length === new Set(findings).size && closing.every((code) => findings.includes(code))
    return isRead ? [] : [violation('findings-are-others', '/findings', { findings: closing }, evidenceId)]
  },
  inputs: ({ quarantine, inspection }, { findings }) => ({
    reason: quarantine?.reason ?? null,
    found: [...(inspection?.findings ?? [])],
    accepted: [...findings],
  }),
}

/** What nobody may release is asked for as another file. */
export const findingsMayBeAccepted: Guard<Artefact, AcceptEvidenceFindings, ArtefactFacts['acceptEvidenceFindings']> = {
  name: 'findings-may-be-accepted',
  clause: 'gbaai-evidence',
  check: (_state, { findings }) =>
    findings.flatMap((code, index) =>
      severities[code] === 'refuse'
        ? [violation('finding-never-accepted', `/findings/${index}`, { finding: code }, code)]
        : [],
    ),
  inputs: (_state, { findings }) => ({ accepted: [...findings] }),
}

type InspectGuard = Guard<Artefact, InspectEvidence, ArtefactFacts['inspectEvidence']>

/** A result counts for the bytes that were looked at, and for no others. */
export const inspectionIsOfItsBytes: InspectGuard = {
  name: 'inspection-of-its-bytes',
  clause: 'gbaai-evidence',
  check: ({ digest, evidenceId }, _command, { inspection }) =>
    inspection.digest === digest ? [] : [violation('inspected-other-bytes', '', {}, evidenceId)],
  inputs: ({ digest }, _command, { inspection }) => ({ digest, inspected: inspection.digest }),
}

/** What the checks ask for depends on the category: a result counts for the one that the file has. */
export const inspectionIsOfItsCategory: InspectGuard = {
  name: 'inspection-of-its-category',
  clause: 'gbaai-evidence',
  check: ({ residencyCategory: category, evidenceId }, _command, { inspectedAs }) =>
    inspectedAs === category ? [] : [violation('inspected-as-another-category', '', { category }, evidenceId)],
  inputs: ({ residencyCategory: category }, _command, { inspectedAs }) => ({ category, inspectedAs }),
}

/** *Clean* is said by official signatures of a known day, and by nothing else. */
export const cleanNamesSignatures: InspectGuard = {
  name: 'clean-names-signatures',
  clause: 'gbaai-evidence',
  check: ({ evidenceId }, _command, { inspection: { scan, signatures } }) =>
    (scan === 'clean') === (signatures !== null) ? [] : [violation('scan-without-signatures', '', {}, evidenceId)],
  inputs: (_state, _command, { inspection: { scan, signatures } }) => ({ scan, signatures }),
}
