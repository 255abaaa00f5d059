import type { CommandBase } from '../machine.ts'
import type { StandingFacts } from '../standing-guards.ts'
import type { MessageParticulars } from './state.ts'

/** Given by the system, for what follows from an event. */
export type NotifyClient = Readonly<CommandBase & { name: 'notifyClient' }> & MessageParticulars

export type MessageCommand = NotifyClient

/** What the caller looks up for each command. */
export type MessageFacts = { notifyClient: StandingFacts }
