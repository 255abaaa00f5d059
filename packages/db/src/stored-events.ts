import type { EventInput, EventType, Stream } from '@concert/contracts/events/streams'
import type { ChangeEvent } from './record-change.ts'

/** An event of a machine, whose members are members of the stored payload. */
export type MachineEvent<S extends Stream> = {
  readonly [T in EventType<S>]: { readonly type: T } & Partial<EventInput<S, T>>
}[EventType<S>]

/** What a machine's event of one type lacks of its stored payload. */
export type Lacking<S extends Stream, E extends MachineEvent<S>, T extends EventType<S>> = Omit<
  EventInput<S, T>,
  keyof Extract<E, { readonly type: T }>
>

/** The members that `Common` gives to every event, as the payload needs them. */
type Given<Common, Lacks> = {
  [M in keyof Common & keyof Lacks]: Common[M] extends Lacks[M] ? M : never
}[keyof Common & keyof Lacks]

/** What one event owes beside its own members and `Common`. */
export type Owed<S extends Stream, E extends MachineEvent<S>, Common, T extends EventType<S>> = Omit<
  Lacking<S, E, T>,
  Given<Common, Lacking<S, E, T>>
>

/** By type, what `Common` leaves lacking. A type that lacks nothing has no line. */
export type OwnMembers<S extends Stream, E extends MachineEvent<S>, Common> = {
  readonly [T in E['type'] as object extends Owed<S, E, Common, T> ? never : T]: (
    event: Extract<E, { readonly type: T }>,
  ) => Owed<S, E, Common, T>
}

/**
 * A machine's events as they are stored: the payload without the type, with the members that the schema asks for beside those
 * of the machine. `common` are the members of every event, `own` those of single types: a payload that lacks a member does not
 * compile.
 *
 * @example
 * storedEvents('evaluation', events, { evaluationId, applicationId })
 */
export function storedEvents<S extends Stream, E extends MachineEvent<S>, Common extends object>(
  _stream: S,
  events: readonly E[],
  common: Common,
  ...[own]: object extends OwnMembers<S, E, Common> ? [] : [own: OwnMembers<S, E, Common>]
): ChangeEvent<S>[] {
  const lines = (own ?? {}) as Readonly<Record<string, (event: E) => object>>
  return events.map((event) => {
    const { type, ...payload } = event
    const members = Object.hasOwn(lines, type) ? lines[type]?.(event) : undefined
    // The compiler cannot see that a line is found by the very type that its event was extracted by.
    return { type, payload: { ...payload, ...common, ...members } } as unknown as ChangeEvent<S>
  })
}
