import type { Authority, Jurisdiction } from '../jurisdictions.ts'
import type { EventBase } from '../machine.ts'
import type { Pinned } from '../standing-guards.ts'
import type { NonconformitySource } from './state.ts'

type Typed<T extends string, Payload = object> = Readonly<EventBase & { type: T }> & Readonly<Payload>

export type EffectOpened = Typed<
  'EffectOpened',
  Pinned & {
    certificateNumber: string
    jurisdiction: Jurisdiction
    leadAuthority: Authority
    decision: 'grant' | 'recognise' | 'reserve'
    conditions: readonly string[]
    decidedAt: string
    validFrom: string
    validTo: string
  }
>
/** `clause` is the paragraph of the standard under which the status changes; the public history shows it. */
export type NonconformitySubstantiated = Typed<
  'NonconformitySubstantiated',
  { source: NonconformitySource; reason: string; clause: string; requirementId?: string }
>
export type EffectSuspended = Typed<'EffectSuspended', { reason: string; clause: string }>

export type EffectEvent = EffectOpened | NonconformitySubstantiated | EffectSuspended
