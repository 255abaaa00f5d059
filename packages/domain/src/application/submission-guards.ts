import { askedOf, coverageOf, uncovered } from '../evidence-coverage/coverage.ts'
import { localDate } from '../instant.ts'
import type { Guard } from '../machine.ts'
import { practiceNamed } from '../scheme/prohibited-practices.ts'
import { isBlank, violation } from '../violation.ts'
import { absencesIn } from './absences.ts'
import type { SubmitApplication, SubmitFacts } from './commands.ts'
import type { Application } from './state.ts'

type SubmitGuard = Guard<Application, SubmitApplication, SubmitFacts>

export const classIsCertifiable: SubmitGuard = {
  name: 'class-certifiable',
  clause: 'euaia-5',
  check: ({ riskClass, prohibitedPractice }) => {
    if (riskClass !== 'unacceptable') return []
    const practice = practiceNamed(prohibitedPractice)
    return [violation('class-unacceptable', '/riskClass', { practice }, prohibitedPractice)]
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
      .map(({ requirementId }) => violation('requirement-unanswered', '', { requirementId }, requirementId)),
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
      .filter(({ needsEvidence, requirementId }) => needsEvidence && citesNothing(requirementId, state, facts))
      .map(({ requirementId }) => violation('evidence-missing', '', { requirementId }, requirementId)),
  inputs: (state, _command, facts) => ({
    evidence: Object.fromEntries(Object.values(state.answers).map((answer) => [answer.requirementId, answer.evidence])),
    demanded: facts.applicable.filter((item) => item.needsEvidence).map((item) => item.requirementId),
  }),
}

/** Nobody can judge by what nobody can open. What is still being checked is opened, or closed, soon after. */
export const citedEvidenceIsOpen: SubmitGuard = {
  name: 'cited-evidence-open',
  clause: 'gbaai-evidence',
  check: (state, _command, facts) =>
    closedEvidence(facts).flatMap(({ digest, reason }) =>
      Object.values(state.answers)
        .filter(({ evidence }) => evidence.includes(digest))
        .map(({ requirementId }) => violation('evidence-closed', '', { digest, reason }, requirementId)),
    ),
  inputs: (_state, _command, facts) => ({ closed: closedEvidence(facts) }),
}

function closedEvidence({ evidence }: SubmitFacts) {
  return evidence.flatMap(({ digest, closedFor: reason }) =>
    reason === null || reason === 'unchecked' ? [] : [{ digest, reason }],
  )
}

/**
 * Each kind of evidence that a requirement asks for is there and not older than it may be today, or the answer says why there is none. One
 * violation for each kind that is not: a text that answers for everything answers for nothing.
 */
export const requiredEvidenceIsThere: SubmitGuard = {
  name: 'required-evidence-there',
  clause: 'gbaai-evidence',
  check: (state, command, facts) =>
    uncovered(covered(state, command, facts)).map(({ requirementId, kind, standing }) =>
      violation('evidence-not-covered', '', { requirementId, kind, standing }, requirementId),
    ),
  inputs: (state, command, facts) => ({
    today: localDate(command.at, state.authority),
    covered: covered(state, command, facts)
      .filter(({ isRequired }) => isRequired)
      .map(({ requirementId, kind, standing, files }) => ({
        requirementId,
        kind,
        standing,
        files: files.map(({ digest }) => digest),
      })),
  }),
}

/** What the applicant declares is checked after the submission, whatever it is: the answer to it tells nothing of others. */
export const nowhereElseIsDeclared: SubmitGuard = {
  name: 'nowhere-else-declared',
  clause: 'euaia-vii-3.1',
  check: (_state, command) =>
    command.declarationNotLodgedElsewhere
      ? []
      : [violation('declaration-missing', '/declarationNotLodgedElsewhere', {})],
  inputs: (_state, command) => ({ declared: command.declarationNotLodgedElsewhere }),
}

function covered(state: Application, { at }: SubmitApplication, { applicable, demands, evidence: files }: SubmitFacts) {
  const today = localDate(at, state.authority)
  return coverageOf(askedOf(applicable, demands), { files, absences: absencesIn(state), today })
}

/** An answer that cites nothing and does not say of every kind that is asked for why there is none. */
function citesNothing(requirementId: string, { answers }: Application, { demands }: SubmitFacts): boolean {
  const answer = answers[requirementId]
  if (answer === undefined || answer.evidence.length > 0) return false
  const absent = answer.withoutEvidence?.map(({ kind }) => kind) ?? []
  const asked = demands.filter((demand) => demand.requirementId === requirementId)
  return asked.length === 0 || asked.some(({ kind }) => !absent.includes(kind))
}
