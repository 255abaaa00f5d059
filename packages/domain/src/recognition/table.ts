import { cooledOff, declaresCooledOff } from '../cooling-off.ts'
import { stampOf } from '../machine.ts'
import type { Machine, RowOf, Table } from '../machine.ts'
import {
  declarationIsStated,
  declaresConflictOnly,
  judgingGuards,
  noConflictStands,
  pinnedAtOpening,
  staffGuards,
} from '../standing-guards.ts'
import { recognisesOnOpenEvidence } from './closed-evidence.ts'
import type { CastRecognitionVote, RecognitionFacts } from './commands.ts'
import { decisionAfter } from './decision.ts'
import type { RecognitionEvent } from './events.ts'
import { evolveRecognition } from './evolve.ts'
import type { RecognitionTypes } from './evolve.ts'
import * as guards from './guards.ts'
import { notLentToTheLead } from './lent-to-lead.ts'
import type { Recognition } from './state.ts'

const declareRecognitionImpartiality: Omit<RowOf<RecognitionTypes, 'declareRecognitionImpartiality'>, 'to'> = {
  by: ['decision-maker'],
  guards: [
    ...staffGuards('decision-maker'),
    declarationIsStated,
    noConflictStands,
    declaresCooledOff,
    notLentToTheLead,
  ],
  then: (_state, command) => {
    const { conflict, statement } = command
    const declared = { personId: command.actor.id, function: 'decision-maker', conflict, statement } as const
    return [{ type: 'RecognitionImpartialityDeclared', ...stampOf(command), ...declared }]
  },
}

/** A conflict can come to light after the decision too. */
const declareLateConflict = {
  ...declareRecognitionImpartiality,
  guards: [...declareRecognitionImpartiality.guards, declaresConflictOnly('decision-maker')],
}

/** The recognition machine's table: each authority decides for its own place, by its own quorum. Silence decides nothing. */
const table = {
  none: {
    openRecognition: {
      to: 'received',
      by: ['system'],
      guards: [
        pinnedAtOpening,
        guards.dossierIsTheFirst,
        guards.placeIsOfUse,
        guards.leadHasGranted,
        guards.editionIsKnown,
        guards.dossierIsFromTheLead,
        guards.dossierIsIntact,
        guards.recognitionQuorumIsSet,
      ],
      then: (_state, { name: _name, actor, ...received }) => [{ ...received, type: 'RecognitionOpened', by: actor.id }],
    },
  },
  received: {
    declareRecognitionImpartiality: { ...declareRecognitionImpartiality, to: 'received' },
    castRecognitionVote: {
      to: ['received', 'recognised', 'reserved', 'refused'],
      by: ['decision-maker'],
      guards: [
        ...judgingGuards('decision-maker'),
        cooledOff,
        notLentToTheLead,
        guards.recognisesOnce,
        guards.recognitionReasonsAreWritten,
        guards.conditionsFitTheDecision,
        guards.conditionsAreFew,
        recognisesOnOpenEvidence,
      ],
      then: votesAfter,
    },
  },
  recognised: { declareRecognitionImpartiality: { ...declareLateConflict, to: 'recognised' } },
  reserved: { declareRecognitionImpartiality: { ...declareLateConflict, to: 'reserved' } },
  refused: { declareRecognitionImpartiality: { ...declareLateConflict, to: 'refused' } },
} satisfies Table<RecognitionTypes>

/** The recognition machine, in the cell of a recognising authority. */
export const recognitionMachine: Machine<RecognitionTypes> = { name: 'recognition', table, evolve: evolveRecognition }

/** The vote, and the decision as soon as equal votes make the quorum. */
function votesAfter(
  state: Recognition,
  command: CastRecognitionVote,
  facts: RecognitionFacts['castRecognitionVote'],
): RecognitionEvent[] {
  const { decision, conditions, reasons } = command
  const cast: RecognitionEvent = { type: 'RecognitionVoteCast', ...stampOf(command), decision, conditions, reasons }
  const decided = decisionAfter(state, command, facts)
  if (decided === undefined) return [cast]
  return [cast, { type: 'RecognitionDecided', ...stampOf(command), decision, ...decided }]
}
