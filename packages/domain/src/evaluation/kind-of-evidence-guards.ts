import type { Guard } from '../machine.ts'
import { violation } from '../violation.ts'
import type { Violation } from '../violation.ts'
import type { CloseNonconformity, EvidenceFacts, FindingEntry, RecordFindings } from './commands.ts'
import { regraded } from './read-evidence-guards.ts'
import type { Evaluation } from './state.ts'

const name = 'findings-cite-asked-evidence'
const clause = 'gbaai-evidence'

/**
 * A grade rests on evidence of the kinds that its requirement asks for: a text that was sent for another requirement shows nothing here. An
 * observation may cite whatever it was made on.
 */
export const findingsCiteAskedEvidence: Guard<Evaluation, RecordFindings, EvidenceFacts> = {
  name,
  clause,
  check: (_state, { findings }, facts) =>
    findings.flatMap((finding, index) => otherKinds(`/findings/${index}`, finding, facts)),
  inputs: (_state, { findings }, facts) => judged(findings, facts),
}

/** The same of the grade with which a nonconformity is closed. */
export const closingCitesAskedEvidence: Guard<Evaluation, CloseNonconformity, EvidenceFacts> = {
  name,
  clause,
  check: (state, command, facts) => otherKinds('/finding', regraded(state, command), facts),
  inputs: (state, command, facts) => judged([regraded(state, command)], facts),
}

function otherKinds(pointer: string, finding: FindingEntry, { evidence, demands }: EvidenceFacts): Violation[] {
  const { requirementId, grade } = finding
  const asked = demands.filter((demand) => demand.requirementId === requirementId).map(({ kind }) => kind)
  if (grade === 'conforms-with-observation' || asked.length === 0) return []
  return finding.evidence.flatMap((digest, position): Violation[] => {
    const at = `${pointer}/evidence/${position}`
    const file = evidence.find((one) => one.digest === digest)
    if (file === undefined || (file.kind !== null && asked.includes(file.kind))) return []
    return file.kind === null
      ? [violation('evidence-of-no-kind', at, { requirementId, asked }, requirementId)]
      : [violation('evidence-of-another-kind', at, { requirementId, kind: file.kind, asked }, requirementId)]
  })
}

function judged(findings: readonly FindingEntry[], { evidence, demands }: EvidenceFacts) {
  return {
    findings: findings.map(({ requirementId, grade, evidence: cited }) => ({
      requirementId,
      grade,
      asked: demands.filter((demand) => demand.requirementId === requirementId).map(({ kind }) => kind),
      cited: evidence.filter(({ digest }) => cited.includes(digest)).map(({ digest, kind }) => ({ digest, kind })),
    })),
  }
}
