import { type Case, defineCase } from '@concert/cases/case'
import { envelopeState } from '@concert/contracts/states/envelope'
import type { EnvelopeTypes } from '@concert/domain/envelope/events'
import type { Envelope } from '@concert/domain/envelope/state'
import { envelopeMachine } from '@concert/domain/envelope/table'
import type { CellFacts } from '@concert/domain/standing-guards'
import type { ExchangeContext } from '#context.ts'
import { type OutboundBody, type ReceiptBody, representOutbound, representReceipt } from './representation.ts'
import { type InboundRow, inboundStore, type OutboundRow, outboundStore } from './store.ts'

interface EnvelopeCase {
  readonly stream: 'envelope'
  readonly machine: EnvelopeTypes
  readonly facts: CellFacts
  readonly promised: object
  readonly context: ExchangeContext
}

export interface OutboundCase extends EnvelopeCase {
  readonly row: OutboundRow
  readonly body: OutboundBody
}

export interface InboundCase extends EnvelopeCase {
  readonly row: InboundRow
  readonly body: ReceiptBody
}

const common = {
  stream: 'envelope',
  noun: 'envelope',
  id: 'envelopeId',
  machine: envelopeMachine,
  state: envelopeState,
  promiseEvery: () => ({}),
  promise: {},
} as const

/** An envelope to another authority. */
export const outboundCase: Case<OutboundCase> = defineCase<OutboundCase>({
  ...common,
  idOf: ({ state }) => (state as Envelope).envelopeId,
  store: outboundStore,
  represent: representOutbound,
})

/** An envelope of another authority. Its stream is named after the sender too: ids are each sender's own. */
export const inboundCase: Case<InboundCase> = defineCase<InboundCase>({
  ...common,
  idOf: ({ state }) => `${(state as Envelope).from}.${(state as Envelope).envelopeId}`,
  store: inboundStore,
  represent: representReceipt,
})
