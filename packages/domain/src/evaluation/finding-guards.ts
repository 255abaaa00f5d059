import type { CommandBase, Guard } from '../machine.ts'
import type { StaffFacts } from '../standing-guards.ts'
import { blankText, repeatedAt, violation } from '../violation.ts'
import type { Violation } from '../violation.ts'
import type { EvidenceFacts, FindingEntry, RecordFindings } from './commands.ts'
import type { Evaluation, Grade } from './state.ts'

const gradesOnEvidence = ['conforms', 'conforms-with-observation'] as const satisfies readonly Grade[]

/** Findings speak of the plan, each of a requirement assigned to the evaluator who records it. */
export const findingsFollowThePlan: Guard<Evaluation, RecordFindings, EvidenceFacts> = {
  name: 'findings-follow-the-plan',
  clause: 'iso17065-7.4.4',
  check: (state, command) => {
    if (command.findings.length === 0) return [violation('nothing-found', '/findings', {})]
    const repeated = repeatedAt(command.findings, (finding) => finding.requirementId)
    const assigned = requirementsAssignedTo(state, command.actor.id)
    return command.findings.flatMap(({ requirementId }, index): Violation[] => {
      const fault = planFault(state, assigned, requirementId, repeated.includes(index))
      if (fault === null) return []
      return [violation(fault, `/findings/${index}/requirementId`, { requirementId }, requirementId)]
    })
  },
  inputs: (state, command) => ({
    found: command.findings.map((finding) => finding.requirementId),
    assigned: requirementsAssignedTo(state, command.actor.id),
  }),
}

/** Findings give a rationale, cite evidence of this application only, and do not call conforming what nothing shows. */
export const findingsStandOnEvidence: Guard<Evaluation, RecordFindings, EvidenceFacts> = {
  name: 'findings-stand-on-evidence',
  clause: 'gbaai-evidence',
  check: (_state, command, facts) =>
    command.findings.flatMap((finding, index) => evidenceViolations(`/findings/${index}`, finding, facts)),
  inputs: (_state, command, facts) => ({
    cited: command.findings.flatMap((finding) => finding.evidence),
    uploaded: facts.evidence.map((item) => item.digest),
  }),
}

export const everyRequirementIsGraded: Guard<Evaluation, CommandBase, StaffFacts> = {
  name: 'every-requirement-graded',
  clause: 'iso17065-7.4.9',
  check: (state) => ungraded(state),
  inputs: (state) => ({ requirements: state.requirements, graded: Object.keys(state.findings).toSorted() }),
}

/** One violation for each requirement in the plan that has no finding. */
export function ungraded(state: Evaluation): Violation[] {
  return state.requirements
    .filter((requirementId) => !Object.hasOwn(state.findings, requirementId))
    .map((requirementId) => violation('requirement-not-graded', '', { requirementId }, requirementId))
}

/** What is wrong with the evidence and the rationale of one finding that stands at `pointer`. */
export function evidenceViolations(
  pointer: string,
  finding: Omit<FindingEntry, 'requirementId'>,
  facts: EvidenceFacts,
): Violation[] {
  const onRecord = new Map(facts.evidence.map((item) => [item.digest, item.closedFor]))
  const unknown = finding.evidence.flatMap((digest, position): Violation[] => {
    const at = `${pointer}/evidence/${position}`
    const reason = onRecord.get(digest)
    if (reason === undefined) return [violation('evidence-unknown', at, { digest })]
    return reason === null ? [] : [violation('evidence-closed', at, { digest, reason })]
  })
  const rationale = blankText(`${pointer}/rationale`, finding.rationale, 'rationale')
  const grade = gradesOnEvidence.find((one) => one === finding.grade)
  if (finding.evidence.length > 0 || grade === undefined) return [...unknown, ...rationale]
  return [violation('grade-without-evidence', `${pointer}/evidence`, { grade }), ...rationale]
}

/** The requirements that the plan assigns to a person. */
export function requirementsAssignedTo(state: Evaluation, personId: string): readonly string[] {
  return state.team.filter((member) => member.personId === personId).flatMap((member) => member.requirements)
}

function planFault(
  state: Evaluation,
  assigned: readonly string[],
  requirementId: string,
  isRepeated: boolean,
): 'requirement-repeated' | 'requirement-not-in-plan' | 'requirement-not-assigned' | null {
  if (isRepeated) return 'requirement-repeated'
  if (!state.requirements.includes(requirementId)) return 'requirement-not-in-plan'
  return assigned.includes(requirementId) ? null : 'requirement-not-assigned'
}
