import { expect } from 'vitest'
import { decide, fold, rowsOf } from './machine.ts'
import type { CommandName, Decision, Machine, MachineTypes, Refusal } from './machine.ts'
import { refused } from './examples.ts'

type Facts<M extends MachineTypes, N> = N extends keyof M['facts'] ? M['facts'][N] : never
type NoRow = Extract<Refusal, { kind: 'not-allowed' | 'forbidden' }>

export interface Given<M extends MachineTypes> {
  /** Where the events lead: null where there are none. */
  readonly state: M['state'] | null
  readonly when: <N extends CommandName<M>>(
    command: Extract<M['command'], { name: N }> & { readonly name: N },
    facts: Facts<M, N>,
  ) => When<M>
}

export interface When<M extends MachineTypes> {
  /**
   * Asserts the outcome: the events, all of them and whole; or the violations, each as `pointer code subject`; or the refusal of a command
   * that no row is for. Returns the state after it, which a refusal leaves as it was.
   */
  readonly then: (outcome: readonly M['event'][] | readonly string[] | NoRow) => M['state'] | null
}

/**
 * A machine's rule as an example: what has happened, what is commanded, what follows.
 *
 * @example
 * given(recognitionMachine, [received, declared(deciderOne)])
 *   .when(castVote(deciderOne, 'refuse'), judging)
 *   .then([voteCast(deciderOne, 'refuse')])
 */
export function given<M extends MachineTypes>(machine: Machine<M>, events: readonly M['event'][]): Given<M> {
  const state = evolved(machine, null, events)
  return {
    state,
    when: (command, facts) => {
      const decision = decide(machine, state, frozen(command), frozen(facts))
      return { then: (outcome) => expectOutcome(machine, { state, command, decision }, outcome) }
    },
  }
}

interface Judged<M extends MachineTypes> {
  readonly state: M['state'] | null
  readonly command: M['command']
  readonly decision: Decision<M['event']>
}

function expectOutcome<M extends MachineTypes>(
  machine: Machine<M>,
  { state, command, decision }: Judged<M>,
  outcome: readonly M['event'][] | readonly string[] | NoRow,
): M['state'] | null {
  if (isNoRow(outcome)) {
    expect(decision).toEqual({ ok: false, refusal: outcome })
    return state
  }
  if (isViolations(outcome)) {
    expect(refused(decision), JSON.stringify(decision)).toEqual(outcome)
    return state
  }
  expect(decision).toMatchObject({ ok: true, events: outcome })
  expect(decision.ok ? decision.events : []).toEqual(outcome)
  const after = evolved(machine, state, outcome)
  const row = rowsOf(machine, state?.status ?? 'none').get(command.name)
  expect([row?.to].flat(), 'the row leads there').toContain(after?.status)
  return after
}

function isNoRow<E>(outcome: readonly E[] | readonly string[] | NoRow): outcome is NoRow {
  return !Array.isArray(outcome)
}

function isViolations<E>(outcome: readonly E[] | readonly string[]): outcome is readonly string[] {
  return outcome.length > 0 && outcome.every((one) => typeof one === 'string')
}

/**
 * The state after the events. Whichever way it is reached, it is the same: at once or event by event, and from a state that was
 * stored as JSON and read again in between. Nothing that was there before is changed on the way.
 */
function evolved<M extends MachineTypes>(
  machine: Machine<M>,
  from: M['state'] | null,
  events: readonly M['event'][],
): M['state'] | null {
  const atOnce = fold(machine, frozen(events), frozen(from))
  const oneByOne = events.reduce<M['state'] | null>((state, event) => machine.evolve(stored(state), event), from)
  expect(oneByOne).toEqual(atOnce)
  expect(stored(atOnce)).toEqual(atOnce)
  return frozen(atOnce)
}

function stored<State>(state: State): State {
  return JSON.parse(JSON.stringify(state)) as State
}

/** A change of it throws. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const member of Object.values(value)) frozen(member)
  }
  return value
}
