import type { MachineTypes } from './machine.ts'

type EventOf<M extends MachineTypes, T> = Extract<M['event'], { type: T }>

/** What each event but the opening one changes. The mapped type keeps it complete: a new event needs its line. */
export type Changes<M extends MachineTypes, Opening extends string> = {
  readonly [T in Exclude<M['event']['type'], Opening>]: (state: M['state'], event: EventOf<M, T>) => M['state']
}

/**
 * Makes `evolve` of a machine from its opening event and a line for each other event. The result is pure, and total on
 * every history that `decide` can give; it throws where a history does not begin with its opening, or where there is an
 * event of an unknown type, which only a corrupted store can hold.
 */
export function evolution<M extends MachineTypes, const Opening extends M['event']['type']>(
  opening: Opening,
  open: (event: EventOf<M, Opening>) => M['state'],
  changes: Changes<M, Opening>,
): (state: M['state'] | null, event: M['event']) => M['state'] {
  // The compiler cannot see that a line is found by the very type that its event was extracted by.
  const lines = changes as unknown as Record<string, (state: M['state'], event: M['event']) => M['state']>
  return (state, event) => {
    if (event.type === opening) return open(event as EventOf<M, Opening>)
    if (state === null) throw new Error(`a history begins with ${opening}, not with ${event.type}`)
    const change = Object.hasOwn(lines, event.type) ? lines[event.type] : undefined
    if (change === undefined) throw new Error(`no change is known for an event of type ${event.type}`)
    return change(state, event)
  }
}
