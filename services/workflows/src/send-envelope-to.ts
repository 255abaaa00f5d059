import type { envelopeBodies } from '@concert/contracts/envelopes'
import { sendEnvelope } from '@concert/contracts/exchange'
import type { EnvelopeType } from '@concert/domain/envelope/state'
import type { Authority } from '@concert/domain/jurisdictions'
import type { z } from 'zod'
import type { CellServices } from '#cell-services.ts'

/** A message for another authority. `about` names the intention: there is at most one envelope per type and intention. */
export interface EnvelopeToSend<Type extends EnvelopeType> {
  readonly type: Type
  readonly body: z.input<(typeof envelopeBodies)[Type]>
  readonly about: string
}

/** Asks the exchange to sign and record an envelope. The exchange's own event then causes the delivery. */
export async function sendEnvelopeTo<Type extends EnvelopeType>(
  { call }: CellServices,
  to: Authority,
  { type, body, about }: EnvelopeToSend<Type>,
  key: string,
): Promise<void> {
  await call(sendEnvelope, { body: { to, type, body, key: about } }, key)
}
