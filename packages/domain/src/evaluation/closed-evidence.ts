import { closureOf, type EvidenceOnRecord } from '../artefact/evidence-on-record.ts'
import type { ClosureReason } from '../artefact/state.ts'
import type { CommandBase, Guard } from '../machine.ts'
import type { StandingFacts } from '../standing-guards.ts'
import { violation } from '../violation.ts'
import type { Violation } from '../violation.ts'
import type { Evaluation } from './state.ts'

// A check can close a file after a finding has cited it. The finding stays as it was recorded, and is marked; until it is found again on
// other evidence, or the file is released, nothing is completed, recommended or decided on it.

/** What is closed of the evidence of the application, as its own service knows it at the moment of acting. */
export type ClosedEvidenceFacts = { readonly closedEvidence: readonly EvidenceOnRecord[] }

/** A finding that cites a file which a check has closed since. */
export type FindingOnClosedFile = {
  readonly requirementId: string
  readonly digest: string
  readonly reason: ClosureReason
}

/**
 * The findings that rest on a closed file, each with every such file, by requirement and then in the order of the finding. A file whose
 * checks have only not ended is not closed. Pure. Step 10 of docs/flows/evidence.md.
 */
export function findingsOnClosedFiles(
  { findings }: Pick<Evaluation, 'findings'>,
  { closedEvidence }: ClosedEvidenceFacts,
): readonly FindingOnClosedFile[] {
  const reasons = new Map(closedEvidence.map((file) => [file.digest, closureOf(file)]))
  return Object.entries(findings)
    .flatMap(([requirementId, { evidence }]) =>
      [...new Set(evidence)].flatMap((digest) => {
        const reason = reasons.get(digest) ?? null
        return reason === null ? [] : [{ requirementId, digest, reason }]
      }),
    )
    .toSorted((one, other) =>
      one.requirementId < other.requirementId ? -1 : Number(one.requirementId > other.requirementId),
    )
}

/** What is completed, recommended and decided rests on evidence that can be opened. */
export const findingsRestOnOpenEvidence: Guard<Evaluation, CommandBase, StandingFacts & ClosedEvidenceFacts> = {
  name: 'findings-rest-on-open-evidence',
  clause: 'gbaai-evidence',
  check: (state, _command, facts) => closedFileViolations(state, facts),
  inputs: (state, _command, facts) => ({ closed: [...findingsOnClosedFiles(state, facts)] }),
}

function closedFileViolations(state: Evaluation, facts: ClosedEvidenceFacts): Violation[] {
  return findingsOnClosedFiles(state, facts).map(({ requirementId, digest, reason }) =>
    violation('finding-on-closed-evidence', '', { requirementId, digest, reason }, requirementId),
  )
}
