import { cooledOff, declaresCooledOff } from '../cooling-off.ts'
import { stampOf } from '../machine.ts'
import type { Machine, Table } from '../machine.ts'
import {
  declarationIsStated,
  hasConflict,
  judgingGuards,
  noConflictStands,
  pinnedAtOpening,
  staffGuards,
} from '../standing-guards.ts'
import type { CastRecognitionVote } from './commands.ts'
import type { RecognitionEvent } from './events.ts'
import { evolveRecognition } from './evolve.ts'
import type { RecognitionTypes } from './evolve.ts'
import * as guards from './guards.ts'
import type { Recognition } from './state.ts'

/** The recognition machine's table: each authority decides for its own place, by its own quorum. Silence decides nothing. */
const table = {
  none: {
    receiveDossier: {
      to: 'received',
      by: ['system'],
      guards: [pinnedAtOpening, guards.dossierIsFromTheLead, guards.dossierIsIntact, guards.recognitionQuorumIsSet],
      then: (_state, { name: _name, actor, ...received }) => [{ ...received, type: 'DossierReceived', by: actor.id }],
    },
  },
  received: {
    declareImpartiality: {
      to: 'received',
      by: ['decision-maker'],
      guards: [...staffGuards('decision-maker'), declarationIsStated, noConflictStands, declaresCooledOff],
      then: (_state, command) => {
        const { conflict, statement } = command
        const declared = { personId: command.actor.id, function: 'decision-maker', conflict, statement } as const
        return [{ type: 'RecognitionImpartialityDeclared', ...stampOf(command), ...declared }]
      },
    },
    castRecognitionVote: {
      to: ['received', 'recognised', 'reserved', 'refused'],
      by: ['decision-maker'],
      guards: [
        ...judgingGuards('decision-maker'),
        cooledOff,
        guards.recognisesOnce,
        guards.recognitionReasonsAreWritten,
        guards.conditionsFitTheDecision,
      ],
      then: votesAfter,
    },
  },
  recognised: {},
  reserved: {},
  refused: {},
} satisfies Table<RecognitionTypes>

/** The recognition machine, in the cell of a recognising authority. */
export const recognitionMachine: Machine<RecognitionTypes> = { name: 'recognition', table, evolve: evolveRecognition }

/** The vote, and the decision as soon as equal votes make the quorum. Who has declared a conflict since voting does not count. */
function votesAfter(state: Recognition, command: CastRecognitionVote): RecognitionEvent[] {
  const { decision, conditions, reasons } = command
  const cast: RecognitionEvent = { type: 'RecognitionVoteCast', ...stampOf(command), decision, conditions, reasons }
  const own = { personId: command.actor.id, conditions, reasons }
  const counted = state.votes.filter((vote) => !hasConflict(state.declarations, vote.personId))
  const equal = [...counted.filter((vote) => vote.decision === decision), own]
  if (equal.length < state.quorum) return [cast]
  const decided: RecognitionEvent = {
    type: 'RecognitionDecided',
    ...stampOf(command),
    decision,
    conditions: [...new Set(equal.flatMap((vote) => vote.conditions))],
    reasons: equal.map((vote) => vote.reasons),
    decidedBy: equal.map((vote) => vote.personId),
  }
  return [cast, decided]
}
