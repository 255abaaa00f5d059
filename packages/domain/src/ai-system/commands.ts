import type { CommandBase } from '../machine.ts'
import type { CellFacts } from '../standing-guards.ts'
import type { AiSystemParticulars } from './state.ts'

export type RegisterAiSystem = Readonly<CommandBase & { name: 'registerAiSystem' }> & AiSystemParticulars

export type AiSystemCommand = RegisterAiSystem

/** What the caller looks up for each command. */
export type AiSystemFacts = { registerAiSystem: CellFacts }
