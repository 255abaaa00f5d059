import type { Guard } from '../machine.ts'
import { blankText, repeatedAt } from '../violation.ts'
import type { Violation } from '../violation.ts'
import type { AnswerFacts, AnswerRequirements } from './commands.ts'
import type { Answer, Application } from './state.ts'

type AnswerGuard = Guard<Application, AnswerRequirements, AnswerFacts>

/** The answers speak of requirements of the edition that apply to this application, each of them once. */
export const answersApply: AnswerGuard = {
  name: 'answers-apply',
  clause: 'iso17065-7.2',
  check: (_state, command, facts) => {
    if (command.answers.length === 0) {
      return [{ pointer: '/answers', code: 'nothing-answered', message: 'Give at least one answer in /answers.' }]
    }
    const repeated = repeatedAt(command.answers, (answer) => answer.requirementId)
    return command.answers.flatMap((answer, index) => {
      const fault = repeated.includes(index) ? repeatedFault(answer) : applicationFault(answer, facts)
      return fault === null ? [] : [at(index, answer, ...fault)]
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
    return command.answers.flatMap((answer, index) => {
      if (reopened.includes(answer.requirementId)) return []
      const message = `Requirement ${answer.requirementId} was not returned. Answer only: ${reopened.join(', ')}.`
      return [at(index, answer, 'requirement-not-reopened', message)]
    })
  },
  inputs: (state, command) => ({
    answered: command.answers.map((answer) => answer.requirementId),
    reopened: state.reopenedRequirements ?? null,
  }),
}

/** Every answer says something, and every digest it cites is of evidence uploaded for this application. */
export const answersStandOnEvidence: AnswerGuard = {
  name: 'answers-stand-on-evidence',
  clause: 'gbaai-evidence',
  check: (_state, command, facts) => {
    const uploaded = new Set(facts.evidence.map((item) => item.digest))
    return command.answers.flatMap((answer, index) => [
      ...blankText(`/answers/${index}/statement`, answer.statement, `The statement on ${answer.requirementId}`),
      ...answer.evidence.flatMap((digest, position) =>
        uploaded.has(digest) ? [] : [unknownEvidence(`/answers/${index}/evidence/${position}`, digest, answer)],
      ),
    ])
  },
  inputs: (_state, command, facts) => ({
    cited: command.answers.flatMap((answer) => answer.evidence),
    uploaded: facts.evidence.map((item) => item.digest),
  }),
}

function applicationFault(answer: Answer, facts: AnswerFacts): [code: string, message: string] | null {
  const id = answer.requirementId
  if (!facts.knownRequirements.includes(id)) {
    return [
      'requirement-unknown',
      `The edition has no requirement ${id}. Use an id of the edition of this application.`,
    ]
  }
  if (!facts.applicable.some((item) => item.requirementId === id)) {
    return [
      'requirement-not-applicable',
      `Requirement ${id} does not apply to this class, these modalities and places of use. Remove the answer.`,
    ]
  }
  return null
}

function repeatedFault(answer: Answer): [code: string, message: string] {
  return ['requirement-repeated', `Requirement ${answer.requirementId} is answered twice here. Keep one answer.`]
}

function at(index: number, answer: Answer, code: string, message: string): Violation {
  return { pointer: `/answers/${index}/requirementId`, code, message, subject: answer.requirementId }
}

function unknownEvidence(pointer: string, digest: string, answer: Answer): Violation {
  return {
    pointer,
    code: 'evidence-unknown',
    message: `No evidence with digest ${digest} was uploaded for this application. Upload it, or cite another digest.`,
    subject: answer.requirementId,
  }
}
