import type { CommandBase, Guard } from '../machine.ts'
import type { ClosedFile } from '../peer-evidence/state.ts'
import type { CellFacts } from '../standing-guards.ts'
import { violation } from '../violation.ts'
import type { Recognition, RecognitionOutcome } from './state.ts'

// The lead can close a file after its dossier was sent, and says so in an envelope of its own. Nothing is recognised on a dossier that cites
// such a file; to refuse is always possible, and a decision that was made before stands, with the mark.

/** A closed file with the requirements whose findings cite it, in the order of the dossier. */
export type CitedClosedFile = ClosedFile & { readonly requirements: readonly string[] }

/** What is closed of the files that the dossier cites, as the lead has said it last, known at the moment of acting. */
export type ClosedEvidenceOfDossierFacts = { readonly closedEvidence: readonly CitedClosedFile[] }

/** The closed files that a dossier cites, by digest. Pure. Step 4 of docs/flows/recognition.md. */
export function citedClosedFiles(
  findings: readonly { readonly requirementId: string; readonly evidence: readonly string[] }[],
  closed: readonly ClosedFile[],
): readonly CitedClosedFile[] {
  return closed
    .map((file) => {
      const citing = findings.filter(({ evidence }) => evidence.includes(file.digest))
      return { ...file, requirements: citing.map(({ requirementId }) => requirementId) }
    })
    .filter(({ requirements }) => requirements.length > 0)
    .toSorted((one, other) => (one.digest < other.digest ? -1 : Number(one.digest > other.digest)))
}

/** What is recognised, with conditions or without, rests on files that the lead can open. */
export const recognisesOnOpenEvidence: Guard<
  Recognition,
  CommandBase & { readonly decision: RecognitionOutcome },
  CellFacts & ClosedEvidenceOfDossierFacts
> = {
  name: 'recognises-on-open-evidence',
  clause: 'gbaai-evidence',
  check: (_state, { decision }, { closedEvidence }) =>
    decision === 'refuse'
      ? []
      : closedEvidence.map(({ digest, reason, since, requirements }) =>
          violation('recognition-on-closed-evidence', '/decision', { digest, reason, since, requirements }, digest),
        ),
  inputs: (_state, { decision }, { closedEvidence }) => ({ decision, closed: [...closedEvidence] }),
}
