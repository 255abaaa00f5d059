import type { InterestFacts } from '../interests.ts'
import type { Guard } from '../machine.ts'
import { blankText, violation } from '../violation.ts'
import type { AcceptFindings, EvidenceFacts, FindingEntry, RecordFindings } from './commands.ts'
import { findingsFollowThePlan, findingsStandOnEvidence } from './finding-guards.ts'
import { findingsCiteAskedEvidence } from './kind-of-evidence-guards.ts'
import { findingsRestOnReadEvidence } from './read-evidence-guards.ts'
import type { Evaluation } from './state.ts'
import { taintedFindings } from './tainted-work.ts'

// Tainted work is done again, or an impartial person of the same function accepts it with reasons: then it is theirs, and judged by every rule
// by which their own would be.

type Facts = EvidenceFacts & InterestFacts
type AcceptGuard = Guard<Evaluation, AcceptFindings, Facts>

/** Only what somebody in conflict found is accepted: what stands needs nobody's acceptance. */
export const acceptedAreTainted: AcceptGuard = {
  name: 'accepted-are-tainted',
  clause: 'iso17065-4.2',
  check: (state, { requirementIds, at }, facts) => {
    const tainted = taintedFindings(state, at, facts)
    return requirementIds.flatMap((requirementId, place) =>
      tainted.includes(requirementId)
        ? []
        : [violation('finding-not-tainted', `/requirementIds/${place}`, { requirementId }, requirementId)],
    )
  },
  inputs: (state, { requirementIds, at }, facts) => ({
    accepted: [...requirementIds],
    tainted: taintedFindings(state, at, facts),
  }),
}

/** Why the work stands although its evaluator is in conflict is on record. */
export const acceptanceIsReasoned: AcceptGuard = {
  name: 'acceptance-reasoned',
  clause: 'iso17065-7.12',
  check: (_state, { reasons }) => blankText('/reasons', reasons, 'reasons'),
  inputs: (_state, { reasons }) => ({ reasons }),
}

/** The requirement is the evaluator's own, who has read the evidence and would find the same. */
export const acceptedAsOnesOwn: readonly AcceptGuard[] = [
  findingsFollowThePlan,
  findingsStandOnEvidence,
  findingsRestOnReadEvidence,
  findingsCiteAskedEvidence,
].map((guard) => ({
  ...guard,
  check: (state, command, facts) =>
    guard.check(state, asOwn(state, command), facts).map((found) => ({
      ...found,
      pointer: found.pointer.replace(/^\/findings(\/\d+)?.*$/, '/requirementIds$1'),
    })),
  inputs: (state, command, facts) => guard.inputs(state, asOwn(state, command), facts),
}))

/** What was found, as it is, with whose it was. */
export function acceptedEntries({ findings }: Evaluation, { requirementIds }: AcceptFindings) {
  return requirementIds.flatMap((requirementId) => {
    const found = Object.hasOwn(findings, requirementId) ? findings[requirementId] : undefined
    if (found === undefined) return []
    const { evaluatorId: acceptedFrom, at: _at, acceptedFrom: _before, ...entry } = found
    return [{ requirementId, ...entry, acceptedFrom }]
  })
}

function asOwn(state: Evaluation, command: AcceptFindings): RecordFindings {
  const findings = acceptedEntries(state, command).map(({ acceptedFrom: _from, ...entry }): FindingEntry => entry)
  return { ...command, name: 'recordFindings', findings }
}
