import type { OpeningParticulars } from '../certificate/opening.ts'
import type { LocalisedText } from '../languages.ts'
import type { EventBase } from '../machine.ts'
import type { NonconformitySource } from './state.ts'

type Typed<T extends string, Payload = object> = Readonly<EventBase & { type: T }> & Readonly<Payload>

/** `clause` is the paragraph of the standard under which the status changes; the public history shows it. */
type Reasoned = { reason: LocalisedText; clause: string }

export type EffectOpened = Typed<'EffectOpened', OpeningParticulars & Reasoned>
export type NonconformitySubstantiated = Typed<
  'NonconformitySubstantiated',
  Reasoned & { source: NonconformitySource; requirementId?: string }
>
export type EffectSuspended = Typed<'EffectSuspended', Reasoned>

export type EffectEvent = EffectOpened | NonconformitySubstantiated | EffectSuspended
