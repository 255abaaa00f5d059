import type { ChangeEvent } from '@concert/db/record-change'

/** Domain events as they are stored: the payload without the type, with the fields that whoever follows them is promised. */
export function storedEvents<Event extends { readonly type: string }>(
  events: readonly Event[],
  promised: (event: Event) => object,
): ChangeEvent[] {
  return events.map((event) => {
    const { type, ...payload } = event
    return { type, payload: { ...payload, ...promised(event) } }
  })
}
