import { signEffectStatement } from '@concert/contracts/certificates'
import type { EventPayload } from '@concert/contracts/events/streams'
import { publishEffect } from '@concert/contracts/registry'
import type { DeliveryContext } from '@concert/workflows/subscription'
import type { CellServices } from '#cell-services.ts'
import { follow } from '#follow.ts'
import { sendEnvelopeTo } from '#send-envelope-to.ts'
import { effectStatementIn } from './effect-statement-in.ts'
import { tellOfEffect } from './tell-of-effect.ts'

type DecidedChange = EventPayload<'effect', 'NonconformitySubstantiated' | 'EffectSuspended'>

/** From a decision on this authority's own effect to the public register (ISO/IEC 17065 7.11.3): docs/flows/effect-change.md. */
export function changeEffect(services: CellServices) {
  const { authority, call } = services
  const sign = ({ statement: { certificateNumber, sequence } }: DecidedChange, { key }: DeliveryContext) =>
    call(signEffectStatement, { body: { certificateNumber, sequence } }, key)
  return [
    // Step 1: name the change; `certificates` reads what was decided and signs it with the key of this cell.
    follow('effect', 'NonconformitySubstantiated', 'sign-substantiated', ({ payload, context }) =>
      sign(payload, context),
    ),
    follow('effect', 'EffectSuspended', 'sign-suspended', ({ payload, context }) => sign(payload, context)),
    // Step 2: publish it in the register.
    follow('effect-statement', 'EffectStatementSigned', 'publish-effect', ({ payload, context }) =>
      call(publishEffect, { body: { statement: payload.statement } }, context.key),
    ),
    // Step 3: tell the lead authority. Step 4, to tell its client, is `tellOfEffect`.
    follow('effect-statement', 'EffectStatementSigned', 'tell-lead', ({ payload, context }) => {
      const { certificateNumber, leadAuthority, statement } = payload
      if (leadAuthority === authority) return tellOfEffect(services, { statement, isOwn: true }, context.key)
      const body = { certificateNumber, statement }
      const { sequence } = effectStatementIn(statement)
      const envelope = { type: 'effect-changed.v1', body, about: `${certificateNumber}.${sequence}` } as const
      return sendEnvelopeTo(services, leadAuthority, envelope, context.key)
    }),
  ]
}
