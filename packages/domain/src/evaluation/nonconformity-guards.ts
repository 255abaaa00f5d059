import type { CommandBase, Guard } from '../machine.ts'
import type { StaffFacts, StandingFacts } from '../standing-guards.ts'
import { blankText } from '../violation.ts'
import type { Violation } from '../violation.ts'
import type {
  CloseNonconformity,
  EvidenceFacts,
  NonconformityEntry,
  RaiseFacts,
  RaiseNonconformities,
  RespondToNonconformity,
} from './commands.ts'
import { evidenceViolations, requirementsAssignedTo } from './finding-guards.ts'
import { openNonconformities, unraisedFindings } from './nonconforming-findings.ts'
import type { Evaluation } from './state.ts'

/** Each nonconformity states what a finding recorded, in its grade, under an id of its own. */
export const nonconformitiesStandOnFindings: Guard<Evaluation, RaiseNonconformities, RaiseFacts> = {
  name: 'nonconformities-stand-on-findings',
  clause: 'iso17065-7.4.6',
  check: (state, command) => {
    const unraised = unraisedFindings(state)
    const taken = new Set(state.nonconformities.map((one) => one.id))
    return command.nonconformities.flatMap((entry, index) => {
      const pointer = `/nonconformities/${index}`
      const isTaken = taken.has(entry.id)
      taken.add(entry.id)
      const onFinding = unraised.some((one) => one.requirementId === entry.requirementId && one.grade === entry.grade)
      return [
        ...(isTaken ? [idTaken(pointer, entry)] : []),
        ...(onFinding ? [] : [withoutFinding(pointer, entry)]),
        ...blankText(`${pointer}/statement`, entry.statement, 'The statement of the nonconformity'),
      ]
    })
  },
  inputs: (state, command) => ({ raised: command.nonconformities, found: unraisedFindings(state) }),
}

/** The client is told of all nonconformities found so far, not of a choice of them. */
export const allNonconformitiesAreRaised: Guard<Evaluation, RaiseNonconformities, RaiseFacts> = {
  name: 'all-nonconformities-raised',
  clause: 'iso17065-7.4.6',
  check: (state, command) => {
    if (command.nonconformities.length === 0) {
      const message = 'State at least one nonconformity in /nonconformities.'
      return [{ pointer: '/nonconformities', code: 'nothing-raised', message }]
    }
    return leftOut(
      state,
      command.nonconformities.map((entry) => entry.requirementId),
      '/nonconformities',
    )
  },
  inputs: (state, command) => ({
    raised: command.nonconformities.map((entry) => entry.requirementId),
    found: unraisedFindings(state),
  }),
}

export const noFindingIsLeftUnraised: Guard<Evaluation, CommandBase, StaffFacts> = {
  name: 'no-finding-left-unraised',
  clause: 'iso17065-7.4.6',
  check: (state) => leftOut(state, [], ''),
  inputs: (state) => ({ unraised: unraisedFindings(state) }),
}

export const noNonconformityIsOpen: Guard<Evaluation, CommandBase, StaffFacts> = {
  name: 'no-nonconformity-open',
  clause: 'iso17065-7.4.9',
  check: (state) => stillOpen(state),
  inputs: (state) => ({ open: openNonconformities(state).map((one) => one.id) }),
}

type OnNonconformity = CommandBase & { readonly nonconformityId: string }

export const nonconformityIsOpen: Guard<Evaluation, OnNonconformity, StandingFacts> = {
  name: 'nonconformity-open',
  clause: 'iso17065-7.4.7',
  check: (state, command) => {
    if (openNonconformities(state).some((one) => one.id === command.nonconformityId)) return []
    const message = `No nonconformity ${command.nonconformityId} is open in this case. Name an open one.`
    return [{ pointer: '/nonconformityId', code: 'nonconformity-not-open', message, subject: command.nonconformityId }]
  },
  inputs: (state, command) => ({
    nonconformity: command.nonconformityId,
    open: openNonconformities(state).map((one) => one.id),
  }),
}

export const responseIsWhole: Guard<Evaluation, RespondToNonconformity, StandingFacts> = {
  name: 'response-whole',
  clause: 'iso17065-7.4.7',
  check: (_state, command) => [
    ...blankText('/correction', command.correction, 'The correction'),
    ...blankText('/rootCause', command.rootCause, 'The root cause'),
    ...blankText('/correctiveAction', command.correctiveAction, 'The corrective action'),
  ],
  inputs: (_state, { correction, rootCause, correctiveAction }) => ({ correction, rootCause, correctiveAction }),
}

export const nonconformityWasAnswered: Guard<Evaluation, CloseNonconformity, EvidenceFacts> = {
  name: 'nonconformity-answered',
  clause: 'iso17065-7.4.7',
  check: (state, command) => {
    const found = state.nonconformities.find((one) => one.id === command.nonconformityId)
    if (found === undefined || found.response !== undefined) return []
    const message = `Nonconformity ${found.id} has no response. Wait for the applicant's correction, root cause and action.`
    return [{ pointer: '/nonconformityId', code: 'nonconformity-not-answered', message, subject: found.id }]
  },
  inputs: (state, command) => ({
    nonconformity: command.nonconformityId,
    response: state.nonconformities.find((one) => one.id === command.nonconformityId)?.response ?? null,
  }),
}

/** The evaluator to whom the requirement is assigned closes, and what is still a major nonconformity is not closed. */
export const closingIsEarned: Guard<Evaluation, CloseNonconformity, EvidenceFacts> = {
  name: 'closing-earned',
  clause: 'iso17065-7.4.7',
  check: (state, command, facts) => [
    ...closerViolations(state, command),
    ...blankText('/closingReason', command.closingReason, 'The reason for closing'),
    ...(command.finding.grade === 'major-nonconformity' ? [stillMajor] : []),
    ...evidenceViolations('/finding', command.finding, facts),
  ],
  inputs: (state, command) => ({
    nonconformity: command.nonconformityId,
    assigned: requirementsAssignedTo(state, command.actor.id),
    reason: command.closingReason,
    finding: command.finding,
  }),
}

const stillMajor: Violation = {
  pointer: '/finding/grade',
  code: 'nonconformity-not-resolved',
  message: 'What is still a major nonconformity stays open. Grade it otherwise, or wait for another response.',
}

/** One violation for each nonconformity that is open. */
export function stillOpen(state: Evaluation): Violation[] {
  return openNonconformities(state).map((one) => ({
    pointer: '',
    code: 'nonconformity-open',
    message: `Nonconformity ${one.id} is open. Close it first.`,
    subject: one.id,
  }))
}

function closerViolations(state: Evaluation, command: CloseNonconformity): Violation[] {
  const found = state.nonconformities.find((one) => one.id === command.nonconformityId)
  if (found === undefined || requirementsAssignedTo(state, command.actor.id).includes(found.requirementId)) return []
  const message = `Requirement ${found.requirementId} is assigned to another evaluator. Leave closing to that person.`
  return [{ pointer: '', code: 'requirement-not-assigned', message, subject: found.requirementId }]
}

function leftOut(state: Evaluation, raised: readonly string[], pointer: string): Violation[] {
  return unraisedFindings(state)
    .filter((one) => !raised.includes(one.requirementId))
    .map(({ requirementId, grade }) => ({
      pointer,
      code: 'nonconformity-not-raised',
      message: `Requirement ${requirementId} is graded as a ${grade} nonconformity that was not raised. Raise it.`,
      subject: requirementId,
    }))
}

function idTaken(pointer: string, entry: NonconformityEntry): Violation {
  const message = `A nonconformity ${entry.id} exists in this case. Give another id.`
  return { pointer: `${pointer}/id`, code: 'nonconformity-id-taken', message, subject: entry.id }
}

function withoutFinding(pointer: string, entry: NonconformityEntry): Violation {
  return {
    pointer: `${pointer}/requirementId`,
    code: 'nonconformity-without-finding',
    message: `No finding grades requirement ${entry.requirementId} as a ${entry.grade} nonconformity still to be raised.`,
    subject: entry.requirementId,
  }
}
