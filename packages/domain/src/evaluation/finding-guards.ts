import type { CommandBase, Guard } from '../machine.ts'
import type { StaffFacts } from '../standing-guards.ts'
import { blankText, repeatedAt } from '../violation.ts'
import type { Violation } from '../violation.ts'
import type { EvidenceFacts, FindingEntry, RecordFindings } from './commands.ts'
import type { Evaluation, Grade } from './state.ts'

const gradesOnEvidence: readonly Grade[] = ['conforms', 'conforms-with-observation']

/** Findings speak of the plan, each of a requirement assigned to the evaluator who records it. */
export const findingsFollowThePlan: Guard<Evaluation, RecordFindings, EvidenceFacts> = {
  name: 'findings-follow-the-plan',
  clause: 'iso17065-7.4.4',
  check: (state, command) => {
    if (command.findings.length === 0) {
      return [{ pointer: '/findings', code: 'nothing-found', message: 'Record at least one finding in /findings.' }]
    }
    const repeated = repeatedAt(command.findings, (finding) => finding.requirementId)
    const assigned = requirementsAssignedTo(state, command.actor.id)
    return command.findings.flatMap(({ requirementId }, index): Violation[] => {
      const fault = planFault(state, assigned, requirementId, repeated.includes(index))
      if (fault === null) return []
      const [code, message] = fault
      return [{ pointer: `/findings/${index}/requirementId`, code, message, subject: requirementId }]
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
    .map((requirementId) => ({
      pointer: '',
      code: 'requirement-not-graded',
      message: `Requirement ${requirementId} has no finding. Record one.`,
      subject: requirementId,
    }))
}

/** What is wrong with the evidence and the rationale of one finding that stands at `pointer`. */
export function evidenceViolations(
  pointer: string,
  finding: Omit<FindingEntry, 'requirementId'>,
  facts: EvidenceFacts,
): Violation[] {
  const uploaded = new Set(facts.evidence.map((item) => item.digest))
  const unknown = finding.evidence.flatMap((digest, position): Violation[] => {
    if (uploaded.has(digest)) return []
    const message = `No evidence with digest ${digest} was uploaded for this application. Cite evidence of this case.`
    return [{ pointer: `${pointer}/evidence/${position}`, code: 'evidence-unknown', message }]
  })
  const rationale = blankText(`${pointer}/rationale`, finding.rationale, 'The rationale of the finding')
  if (finding.evidence.length > 0 || !gradesOnEvidence.includes(finding.grade)) return [...unknown, ...rationale]
  const message = `The grade ${finding.grade} needs evidence. Cite at least one digest in ${pointer}/evidence.`
  return [{ pointer: `${pointer}/evidence`, code: 'evidence-missing', message }, ...rationale]
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
): [code: string, message: string] | null {
  if (isRepeated) return ['requirement-repeated', `Requirement ${requirementId} has two findings here. Keep one.`]
  if (!state.requirements.includes(requirementId)) {
    return ['requirement-not-in-plan', `Requirement ${requirementId} is not in the plan. Remove the finding.`]
  }
  if (!assigned.includes(requirementId)) {
    return [
      'requirement-not-assigned',
      `Requirement ${requirementId} is assigned to another evaluator. Leave it to that person.`,
    ]
  }
  return null
}
