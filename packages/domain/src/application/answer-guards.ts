import type { Guard } from '../machine.ts'
import { blankText, repeatedAt, type Violation, violation } from '../violation.ts'
import type { AnswerFacts, AnswerRequirements } from './commands.ts'
import type { Application } from './state.ts'

type AnswerGuard = Guard<Application, AnswerRequirements, AnswerFacts>

/** The answers speak of requirements of the edition that apply to this application, each of them once. */
export const answersApply: AnswerGuard = {
  name: 'answers-apply',
  clause: 'iso17065-7.2',
  check: (_state, command, facts) => {
    if (command.answers.length === 0) {
      return [violation('nothing-answered', '/answers', {})]
    }
    const repeated = repeatedAt(command.answers, (answer) => answer.requirementId)
    return command.answers.flatMap(({ requirementId }, index) => {
      const fault = repeated.includes(index) ? 'requirement-repeated' : applicationFault(requirementId, facts)
      return fault === null ? [] : [violation(fault, at(index), { requirementId }, requirementId)]
    })
  },
  inputs: (_state, command, facts) => ({
    answered: command.answers.map((answer) => answer.requirementId),
    applicable: facts.applicable.map((item) => item.requirementId),
  }),
}

/** After a return, only what was named as missing is open again (17065 7.3.1 a). */
export const onlyReopened: AnswerGuard = {
  name: 'only-reopened-requirements',
  clause: 'iso17065-7.3.1',
  check: (state, command) => {
    const reopened = state.reopenedRequirements
    if (reopened === undefined) return []
    return command.answers.flatMap(({ requirementId }, index) => {
      if (reopened.includes(requirementId)) return []
      return [violation('requirement-not-reopened', at(index), { requirementId, reopened }, requirementId)]
    })
  },
  inputs: (state, command) => ({
    answered: command.answers.map((answer) => answer.requirementId),
    reopened: state.reopenedRequirements ?? null,
  }),
}

/** Every answer says something, and every digest it cites is of evidence uploaded for this application that no check has closed. */
export const answersStandOnEvidence: AnswerGuard = {
  name: 'answers-stand-on-evidence',
  clause: 'gbaai-evidence',
  check: (_state, command, facts) => {
    const onRecord = new Map(facts.evidence.map((item) => [item.digest, item.closedFor]))
    return command.answers.flatMap((answer, index) => [
      ...blankText(`/answers/${index}/statement`, answer.statement, 'answer', answer.requirementId),
      ...answer.evidence.flatMap((digest, position): Violation[] => {
        const pointer = `/answers/${index}/evidence/${position}`
        const closedFor = onRecord.get(digest)
        if (closedFor === undefined) return [violation('evidence-unknown', pointer, { digest }, answer.requirementId)]
        // What is still being checked may be cited: the checks end by themselves.
        if (closedFor === null || closedFor === 'unchecked') return []
        return [violation('evidence-closed', pointer, { digest, reason: closedFor }, answer.requirementId)]
      }),
    ])
  },
  inputs: (_state, command, facts) => ({
    cited: command.answers.flatMap((answer) => answer.evidence),
    uploaded: facts.evidence.map((item) => item.digest),
    closed: facts.evidence.filter((item) => item.closedFor !== null).map((item) => item.digest),
  }),
}

/** Of what a requirement asks for, the applicant may say that it does not exist, and why: the reviewer judges the reason. */
export const absencesAreReasoned: AnswerGuard = {
  name: 'absences-reasoned',
  clause: 'gbaai-evidence',
  check: (_state, command, { demands }) =>
    command.answers.flatMap(({ requirementId, withoutEvidence = [] }, index) => {
      const asked = demands.filter((demand) => demand.requirementId === requirementId).map(({ kind }) => kind)
      return withoutEvidence.flatMap(({ kind, reason }, position) => {
        const pointer = `/answers/${index}/withoutEvidence/${position}`
        return [
          ...(asked.includes(kind)
            ? []
            : [
                violation(
                  'requirement-asks-otherwise',
                  `${pointer}/kind`,
                  { requirementId, kind, asked },
                  requirementId,
                ),
              ]),
          ...blankText(`${pointer}/reason`, reason, 'absence-reason', requirementId),
        ]
      })
    }),
  inputs: (_state, command) => ({
    absent: command.answers.flatMap(({ requirementId, withoutEvidence = [] }) =>
      withoutEvidence.map((one) => ({ requirementId, ...one })),
    ),
  }),
}

function applicationFault(id: string, facts: AnswerFacts): 'requirement-unknown' | 'requirement-not-applicable' | null {
  if (!facts.knownRequirements.includes(id)) return 'requirement-unknown'
  return facts.applicable.some((item) => item.requirementId === id) ? null : 'requirement-not-applicable'
}

function at(index: number): string {
  return `/answers/${index}/requirementId`
}
