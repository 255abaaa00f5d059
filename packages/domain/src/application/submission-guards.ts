import type { Guard } from '../machine.ts'
import { isBlank } from '../violation.ts'
import type { SubmitApplication, SubmitFacts } from './commands.ts'
import type { Application } from './state.ts'

type SubmitGuard = Guard<Application, SubmitApplication, SubmitFacts>

export const classIsCertifiable: SubmitGuard = {
  name: 'class-certifiable',
  clause: 'euaia-5',
  check: (state, _command, facts) => {
    if (state.riskClass !== 'unacceptable') return []
    const practice = facts.prohibitedPracticeName ?? state.prohibitedPractice ?? 'a prohibited practice not named'
    const message = `The system's class is unacceptable (${practice}). No system of this class is certified.`
    return [
      { pointer: '/riskClass', code: 'class-unacceptable', message, subject: state.prohibitedPractice ?? practice },
    ]
  },
  inputs: (state) => ({ riskClass: state.riskClass, practice: state.prohibitedPractice ?? null }),
}

/** One violation for each requirement, so that the applicant learns of everything that is missing at once. */
export const everyRequirementIsAnswered: SubmitGuard = {
  name: 'every-requirement-answered',
  clause: 'iso17065-7.2',
  check: (state, _command, facts) =>
    facts.applicable
      .filter((item) => item.mustAnswer && isBlank(state.answers[item.requirementId]?.statement))
      .map(({ requirementId }) => ({
        pointer: '',
        code: 'requirement-unanswered',
        message: `Requirement ${requirementId} has no answer. Answer it before you submit.`,
        subject: requirementId,
      })),
  inputs: (state, _command, facts) => ({
    answered: Object.keys(state.answers).toSorted(),
    demanded: facts.applicable.filter((item) => item.mustAnswer).map((item) => item.requirementId),
  }),
}

export const everyAnswerHasItsEvidence: SubmitGuard = {
  name: 'every-answer-has-its-evidence',
  clause: 'gbaai-evidence',
  check: (state, _command, facts) =>
    facts.applicable
      .filter((item) => item.needsEvidence && state.answers[item.requirementId]?.evidence.length === 0)
      .map(({ requirementId }) => ({
        pointer: '',
        code: 'evidence-missing',
        message: `The answer to requirement ${requirementId} cites no evidence. Upload some and cite its digest.`,
        subject: requirementId,
      })),
  inputs: (state, _command, facts) => ({
    evidence: Object.fromEntries(Object.values(state.answers).map((answer) => [answer.requirementId, answer.evidence])),
    demanded: facts.applicable.filter((item) => item.needsEvidence).map((item) => item.requirementId),
  }),
}

export const lodgedNowhereElse: SubmitGuard = {
  name: 'lodged-nowhere-else',
  clause: 'euaia-vii-3.1',
  check: (_state, command, facts) => [
    ...(command.declarationNotLodgedElsewhere
      ? []
      : [
          {
            pointer: '/declarationNotLodgedElsewhere',
            code: 'declaration-missing',
            message:
              'Declare in /declarationNotLodgedElsewhere that the application is lodged with no other authority.',
          },
        ]),
    ...(facts.lodgedElsewhere
      ? [
          {
            pointer: '',
            code: 'lodged-elsewhere',
            message:
              'Another application for this system is lodged with this authority. Withdraw that one if it is yours, or this one.',
          },
        ]
      : []),
  ],
  inputs: (_state, command, facts) => ({
    declared: command.declarationNotLodgedElsewhere,
    lodgedElsewhere: facts.lodgedElsewhere,
  }),
}
