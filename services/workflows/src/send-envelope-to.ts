import type { envelopeBodies } from '@concert/contracts/envelopes'
import { sendEnvelope } from '@concert/contracts/exchange'
import type { EnvelopeType } from '@concert/domain/envelope/state'
import type { Authority } from '@concert/domain/jurisdictions'
import type { z } from 'zod'
import type { CellServices } from '#cell-services.ts'

/** What another authority is to know. `about` names the intention: one of a type never becomes two envelopes. */
export interface EnvelopeToSend<Type extends EnvelopeType> {
  readonly type: Type
  readonly body: z.input<(typeof envelopeBodies)[Type]>
  readonly about: string
}

/** Has the exchange sign and record an envelope; its delivery follows its own event. */
export async function sendEnvelopeTo<Type extends EnvelopeType>(
  { call }: CellServices,
  to: Authority,
  { type, body, about }: EnvelopeToSend<Type>,
  key: string,
): Promise<void> {
  await call(sendEnvelope, { body: { to, type, body, key: about } }, key)
}
