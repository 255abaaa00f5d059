import { subscribe } from 'node:diagnostics_channel'
import { isDeepStrictEqual } from 'node:util'

/** An event that `recordChange` of packages/db was given. */
interface RecordedEvent {
  readonly stream: string
  readonly type: string
  readonly payload: unknown
}

const recorded: RecordedEvent[] = []
subscribe('concert:recorded-event', (event) => {
  recorded.push(event as RecordedEvent)
})

/** What does not fit its schema of the events recorded so far in this process; they are forgotten by this. */
export async function takeUnfitEvents(): Promise<string[]> {
  const events = recorded.splice(0)
  if (events.length === 0) return []
  // Imported late: most test files record nothing and need not load the contracts.
  const { eventSchemaOf } = await import('@concert/contracts/events/streams')
  return events.flatMap(({ stream, type, payload }) => {
    const schema = eventSchemaOf(stream, type)
    if (schema === undefined) return [`the stream ${stream} has no event ${type}`]
    const stored: unknown = JSON.parse(JSON.stringify(payload))
    const parsed = schema.safeParse(stored)
    if (!parsed.success) return [`${type} of ${stream}: ${parsed.error.message}`]
    // A reader drops members that the schema does not know, so a producer must not count on them.
    return isDeepStrictEqual(parsed.data, stored)
      ? []
      : [`${type} of ${stream} has members that its schema does not have`]
  })
}
