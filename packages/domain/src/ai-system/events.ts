import { evolution } from '../evolution.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { AiSystemCommand, AiSystemFacts } from './commands.ts'
import type { AiSystem, AiSystemParticulars } from './state.ts'

export type AiSystemRegistered = Readonly<EventBase & { type: 'AiSystemRegistered' }> & AiSystemParticulars

export type AiSystemEvent = AiSystemRegistered

/** The types that make the AI system machine. */
export interface AiSystemTypes extends MachineTypes {
  state: AiSystem
  command: AiSystemCommand
  event: AiSystemEvent
  facts: AiSystemFacts
}

/** The AI system after one event. */
export const evolveAiSystem = evolution<AiSystemTypes, 'AiSystemRegistered'>(
  'AiSystemRegistered',
  ({ type: _type, at: _at, by: _by, ...registered }) => ({ ...registered, status: 'registered' }),
  {},
)
