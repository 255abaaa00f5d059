import { type EventPayload, eventSchemaOf, type EventType, type Stream } from '@concert/contracts/events/streams'
import { PermanentFailure } from '@concert/workflows/permanent-failure'
import type { DeliveryContext, Subscription } from '@concert/workflows/subscription'
import { faultsOf } from '#faults-of.ts'

export interface Followed<S extends Stream, T extends EventType<S>> {
  readonly payload: EventPayload<S, T>
  /** The case whose event it is. */
  readonly streamId: string
  readonly context: DeliveryContext
}

/**
 * A subscription to one type of event of a stream. The payload is parsed by its contract before `deliver`.
 *
 * @example
 * follow('application', 'AgreementCountersigned', 'open-evaluation', ({ payload, context }) =>
 *   call(openEvaluation, { body: { applicationId: payload.applicationId } }, context.key))
 */
export function follow<S extends Stream, T extends EventType<S>>(
  stream: S,
  type: T,
  name: string,
  deliver: (followed: Followed<S, T>) => Promise<unknown>,
): Subscription {
  const schema = eventSchemaOf(stream, type)
  if (schema === undefined) throw new Error(`no event of the stream ${stream} has the type ${type}`)
  return {
    name,
    stream,
    type,
    async deliver(event, context) {
      const parsed = schema.safeParse(event.payload)
      if (!parsed.success)
        throw new PermanentFailure(`the payload of ${type} does not fit its contract: ${faultsOf(parsed.error)}`)
      await deliver({ payload: parsed.data as EventPayload<S, T>, streamId: event.streamId, context })
    },
  }
}
