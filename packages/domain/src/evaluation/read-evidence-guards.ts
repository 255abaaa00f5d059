import type { Guard } from '../machine.ts'
import { isBlank, violation } from '../violation.ts'
import type { Violation } from '../violation.ts'
import type { CloseNonconformity, EvidenceFacts, FindingEntry, RecordFindings } from './commands.ts'
import type { Evaluation } from './state.ts'

const name = 'findings-rest-on-read-evidence'
const clause = 'iso17065-7.4.3'

/**
 * Whoever grades a requirement has opened some of the evidence that the grade cites, or says why there is none.
 * Step 9 of docs/flows/evidence.md.
 */
export const findingsRestOnReadEvidence: Guard<Evaluation, RecordFindings, EvidenceFacts> = {
  name,
  clause,
  check: (_state, { findings }, facts) =>
    findings.flatMap((finding, index) => unreadViolations(`/findings/${index}`, finding, facts)),
  inputs: (_state, { findings }, facts) => judged(findings, facts),
}

/** The same of the grade with which a nonconformity is closed. */
export const closingRestsOnReadEvidence: Guard<Evaluation, CloseNonconformity, EvidenceFacts> = {
  name,
  clause,
  check: (state, command, facts) => unreadViolations('/finding', regraded(state, command), facts),
  inputs: (state, command, facts) => judged([regraded(state, command)], facts),
}

/** The finding with which a nonconformity is closed, on the requirement that it is of. */
export function regraded(
  { nonconformities }: Evaluation,
  { nonconformityId, finding }: CloseNonconformity,
): FindingEntry {
  const requirementId = nonconformities.find(({ id }) => id === nonconformityId)?.requirementId ?? nonconformityId
  return { ...finding, requirementId }
}

function unreadViolations(pointer: string, finding: FindingEntry, { evidence }: EvidenceFacts): Violation[] {
  const { requirementId, grade, evidence: cited, noEvidenceReason } = finding
  if (cited.length === 0) {
    // What conforms is never called so on nothing: another guard refuses that, whatever the reason.
    if (grade === 'conforms' || grade === 'conforms-with-observation' || !isBlank(noEvidenceReason)) return []
    return [violation('finding-without-evidence', `${pointer}/noEvidenceReason`, { requirementId }, requirementId)]
  }
  const onRecord = evidence.filter(({ digest }) => cited.includes(digest))
  const isUnread = onRecord.length > 0 && !onRecord.some(({ isRead }) => isRead)
  return [
    ...(isUnread && grade !== 'conforms-with-observation'
      ? [violation('evidence-not-read', `${pointer}/evidence`, { requirementId }, requirementId)]
      : []),
    ...(isBlank(noEvidenceReason)
      ? []
      : [violation('evidence-cited-and-denied', `${pointer}/noEvidenceReason`, { requirementId }, requirementId)]),
  ]
}

function judged(findings: readonly FindingEntry[], { evidence }: EvidenceFacts) {
  const cited = new Set(findings.flatMap((finding) => finding.evidence))
  return {
    read: evidence.filter(({ digest, isRead }) => isRead && cited.has(digest)).map(({ digest }) => digest),
    findings: findings.map((finding) => ({
      requirementId: finding.requirementId,
      grade: finding.grade,
      cited: [...finding.evidence],
      noEvidenceReason: finding.noEvidenceReason ?? null,
    })),
  }
}
