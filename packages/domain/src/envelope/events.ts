import type { EventBase, MachineTypes } from '../machine.ts'
import type { EnvelopeCommand, EnvelopeFacts } from './commands.ts'
import type { Envelope, EnvelopeParticulars, Revival } from './state.ts'

export type EnvelopeQueued = Readonly<EventBase & { type: 'EnvelopeQueued' }> & EnvelopeParticulars
export type EnvelopeDelivered = Readonly<EventBase & { type: 'EnvelopeDelivered' }> &
  Pick<EnvelopeParticulars, 'envelopeId' | 'to' | 'envelopeType'>
/** `statement` is what was signed: a fresh envelope with its body takes its place. */
export type EnvelopeRevived = Readonly<EventBase & { type: 'EnvelopeRevived' }> &
  Pick<EnvelopeParticulars, 'envelopeId' | 'to' | 'envelopeType'> & {
    readonly because: Revival
    readonly statement: string
  }
export type EnvelopeReceived = Readonly<EventBase & { type: 'EnvelopeReceived' }> &
  EnvelopeParticulars & { readonly statement: string }

export type EnvelopeEvent = EnvelopeQueued | EnvelopeDelivered | EnvelopeRevived | EnvelopeReceived

/** The types that make the envelope machine. */
export interface EnvelopeTypes extends MachineTypes {
  state: Envelope
  command: EnvelopeCommand
  event: EnvelopeEvent
  facts: EnvelopeFacts
}

/**
 * The envelope after one event. Unlike those of other machines its history has two beginnings: one where it is from, one where
 * it goes to.
 *
 * @throws Error for an event that no history of an envelope has there, which only a corrupted store can hold
 */
export function evolveEnvelope(state: Envelope | null, event: EnvelopeEvent): Envelope {
  switch (event.type) {
    case 'EnvelopeQueued': {
      const { type: _type, at: _at, by: _by, ...queued } = event
      return { ...queued, status: 'queued' }
    }
    case 'EnvelopeReceived': {
      const { type: _type, at: _at, by: _by, statement: _statement, ...received } = event
      return { ...received, status: 'received' }
    }
    case 'EnvelopeDelivered':
      if (state === null) throw new Error('a history begins with EnvelopeQueued, not with EnvelopeDelivered')
      return { ...state, status: 'delivered' }
    case 'EnvelopeRevived':
      if (state === null) throw new Error('a history begins with EnvelopeQueued, not with EnvelopeRevived')
      return { ...state, status: 'revived' }
    default:
      throw new Error(`no change is known for an event of type ${(event as EventBase).type}`)
  }
}
