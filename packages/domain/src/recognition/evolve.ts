import { evolution } from '../evolution.ts'
import type { MachineTypes } from '../machine.ts'
import type { RecognitionCommand, RecognitionFacts } from './commands.ts'
import type { RecognitionEvent } from './events.ts'
import type { Recognition, RecognitionOutcome, RecognitionStatus } from './state.ts'

/** The types that make the recognition machine. */
export interface RecognitionTypes extends MachineTypes {
  state: Recognition
  command: RecognitionCommand
  event: RecognitionEvent
  facts: RecognitionFacts
}

const statusOf: Readonly<Record<RecognitionOutcome, RecognitionStatus>> = {
  recognise: 'recognised',
  reserve: 'reserved',
  refuse: 'refused',
}

/** The recognition after one event. */
export const evolveRecognition = evolution<RecognitionTypes, 'RecognitionOpened'>(
  'RecognitionOpened',
  ({ type: _type, at: _at, by: _by, ...received }) => ({
    ...received,
    status: 'received',
    declarations: [],
    votes: [],
  }),
  {
    RecognitionImpartialityDeclared: (state, { personId, function: declaredFor, conflict, statement, at }) => ({
      ...state,
      declarations: [...state.declarations, { personId, function: declaredFor, conflict, statement, declaredAt: at }],
    }),
    RecognitionVoteCast: (state, { decision, conditions, reasons, by, at }) => ({
      ...state,
      votes: [...state.votes, { personId: by, decision, conditions, reasons, at }],
    }),
    RecognitionDecided: (state, { decision, conditions, reasons, decidedBy, at }) => ({
      ...state,
      status: statusOf[decision],
      decision: { decision, conditions, reasons, at, by: decidedBy },
    }),
  },
)
