import { evolution } from '../evolution.ts'
import type { MachineTypes } from '../machine.ts'
import type { EffectCommand, EffectFacts } from './commands.ts'
import type { EffectEvent, EffectOpened } from './events.ts'
import { statusDecided } from './public-effect.ts'
import type { Effect } from './state.ts'

/** The types that make the effect machine. */
export interface EffectTypes extends MachineTypes {
  state: Effect
  command: EffectCommand
  event: EffectEvent
  facts: EffectFacts
}

/** The effect after one event. */
export const evolveEffect = evolution<EffectTypes, 'EffectOpened'>('EffectOpened', opened, {
  NonconformitySubstantiated: (state, { reason, clause, at, by }) => ({
    ...state,
    status: 'action-pending',
    substantiatedBy: [...state.substantiatedBy, by],
    history: [...state.history, { status: 'action-pending', reason, clause, at, by }],
  }),
  EffectSuspended: (state, { reason, clause, at, by }) => ({
    ...state,
    status: 'suspended',
    history: [...state.history, { status: 'suspended', reason, clause, at, by }],
  }),
})

function opened(event: EffectOpened): Effect {
  const { type: _type, decision, decidedAt: _decidedAt, reason, clause, at, by, ...kept } = event
  const status = statusDecided[decision]
  return { ...kept, status, substantiatedBy: [], history: [{ status, reason, clause, at, by }] }
}
