import type { OpeningParticulars } from '../certificate/opening.ts'
import type { EventBase } from '../machine.ts'

export type IntentStored = Readonly<EventBase & { type: 'IntentStored' }> & OpeningParticulars

export type IntentEvent = IntentStored
