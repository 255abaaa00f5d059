import { type InterestFacts, standsInConflict } from '../interests.ts'
import type { CellFacts } from '../standing-guards.ts'
import type { CastRecognitionVote } from './commands.ts'
import type { Recognition } from './state.ts'

/** What a vote decides: the votes of one outcome that make the quorum with it. */
export type RecognitionQuorum = {
  readonly conditions: readonly string[]
  readonly reasons: readonly string[]
  readonly decidedBy: readonly string[]
}

/** What the vote decides, or undefined while no quorum is reached. Who has come to be in conflict since voting does not count. */
export function decisionAfter(
  state: Recognition,
  command: CastRecognitionVote,
  facts: CellFacts & InterestFacts,
): RecognitionQuorum | undefined {
  const { decision, conditions, reasons, actor } = command
  const counted = state.votes.filter((vote) => !standsInConflict(state.declarations, vote.personId, command.at, facts))
  const equal = [...counted.filter((vote) => vote.decision === decision), { personId: actor.id, conditions, reasons }]
  if (equal.length < state.quorum) return undefined
  return {
    conditions: [...new Set(equal.flatMap((vote) => vote.conditions))],
    reasons: equal.map((vote) => vote.reasons),
    decidedBy: equal.map((vote) => vote.personId),
  }
}
