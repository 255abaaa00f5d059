import type { CommandBase, Guard } from '../machine.ts'
import type { StaffFacts, StandingFacts } from '../standing-guards.ts'
import { blankText, violation } from '../violation.ts'
import type { Violation } from '../violation.ts'
import type {
  CloseNonconformity,
  EvidenceFacts,
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
      const { id, requirementId, grade } = entry
      const of = { requirementId, grade }
      const isTaken = taken.has(id)
      taken.add(id)
      const onFinding = unraised.some((one) => one.requirementId === requirementId && one.grade === grade)
      return [
        ...(isTaken ? [violation('nonconformity-id-taken', `${pointer}/id`, { nonconformityId: id }, id)] : []),
        ...(onFinding
          ? []
          : [violation('nonconformity-without-finding', `${pointer}/requirementId`, of, requirementId)]),
        ...blankText(`${pointer}/statement`, entry.statement, 'nonconformity'),
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
      return [violation('nothing-raised', '/nonconformities', {})]
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
    const { nonconformityId } = command
    return [violation('nonconformity-not-open', '/nonconformityId', { nonconformityId }, nonconformityId)]
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
    ...blankText('/correction', command.correction, 'correction'),
    ...blankText('/rootCause', command.rootCause, 'root-cause'),
    ...blankText('/correctiveAction', command.correctiveAction, 'corrective-action'),
  ],
  inputs: (_state, { correction, rootCause, correctiveAction }) => ({ correction, rootCause, correctiveAction }),
}

export const nonconformityWasAnswered: Guard<Evaluation, CloseNonconformity, EvidenceFacts> = {
  name: 'nonconformity-answered',
  clause: 'iso17065-7.4.7',
  check: (state, command) => {
    const found = state.nonconformities.find((one) => one.id === command.nonconformityId)
    if (found === undefined || found.response !== undefined) return []
    return [violation('nonconformity-not-answered', '/nonconformityId', { nonconformityId: found.id }, found.id)]
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
    ...blankText('/closingReason', command.closingReason, 'closing-reason'),
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

const stillMajor = violation('nonconformity-not-resolved', '/finding/grade', {})

/** One violation for each nonconformity that is open. */
export function stillOpen(state: Evaluation): Violation[] {
  return openNonconformities(state).map(({ id }) => violation('nonconformity-open', '', { nonconformityId: id }, id))
}

function closerViolations(state: Evaluation, command: CloseNonconformity): Violation[] {
  const found = state.nonconformities.find((one) => one.id === command.nonconformityId)
  if (found === undefined || requirementsAssignedTo(state, command.actor.id).includes(found.requirementId)) return []
  const { requirementId } = found
  return [violation('requirement-not-assigned', '', { requirementId }, requirementId)]
}

function leftOut(state: Evaluation, raised: readonly string[], pointer: string): Violation[] {
  return unraisedFindings(state)
    .filter((one) => !raised.includes(one.requirementId))
    .map(({ requirementId, grade }) =>
      violation('nonconformity-not-raised', pointer, { requirementId, grade }, requirementId),
    )
}
