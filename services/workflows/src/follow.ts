import { type FollowedEvent, followedEvents, type FollowedPayload } from '@concert/contracts/events'
import { PermanentFailure } from '@concert/workflows/permanent-failure'
import type { DeliveryContext, Subscription } from '@concert/workflows/subscription'
import { faultsOf } from '#faults-of.ts'

export interface Followed<Type extends FollowedEvent> {
  readonly payload: FollowedPayload<Type>
  readonly context: DeliveryContext
}

/** A subscription to one type of event whose payload is parsed by its contract first. */
export function follow<Type extends FollowedEvent>(
  type: Type,
  name: string,
  deliver: (followed: Followed<Type>) => Promise<unknown>,
): readonly [Type, Subscription] {
  return [
    type,
    {
      name,
      async deliver(event, context) {
        const parsed = followedEvents[type].safeParse(event.payload)
        if (!parsed.success)
          throw new PermanentFailure(`the payload of ${type} does not fit its contract: ${faultsOf(parsed.error)}`)
        await deliver({ payload: parsed.data as FollowedPayload<Type>, context })
      },
    },
  ]
}
