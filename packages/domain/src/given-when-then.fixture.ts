import { expect } from 'vitest'
import { fold, rowsOf } from './machine.ts'
import type { CommandName, Decision, Machine, MachineTypes, Refusal } from './machine.ts'
import { attempt, happened, refused } from './examples.ts'
import type { Step } from './examples.ts'

type Facts<M extends MachineTypes, N> = N extends keyof M['facts'] ? M['facts'][N] : never
type Outcome<M extends MachineTypes> = readonly M['event'][] | readonly Told[] | NoRow
type Told = string | { readonly violation: string; readonly params: object }
type NoRow = Extract<Refusal, { kind: 'not-allowed' | 'forbidden' }>

export interface Given<M extends MachineTypes> {
  /** Where the events lead: null where there are none. */
  readonly state: M['state'] | null
  /** The command with the facts that it is judged by, or a step, which has both. */
  readonly when: {
    <N extends CommandName<M>>(
      command: Extract<M['command'], { name: N }> & { readonly name: N },
      facts: Facts<M, N>,
    ): When<M>
    (step: Step<M>): When<M>
  }
}

export interface When<M extends MachineTypes> {
  /**
   * Asserts the outcome: the events, all of them and whole; or the violations, each as `pointer code subject` or with params too; or the
   * refusal of a command that no row is for. Returns the state after it, which a refusal leaves as it was.
   */
  readonly then: (outcome: Outcome<M>) => M['state'] | null
}

/**
 * A machine's rule as an example: what has happened, what is commanded, what follows.
 *
 * @example
 * given(recognitionMachine, [recognitionOpened, impartialityDeclared(deciderOne)])
 *   .when(castVote(deciderOne, 'refuse'), judging)
 *   .then([voteCast(deciderOne, 'refuse')])
 */
export function given<M extends MachineTypes>(machine: Machine<M>, events: readonly M['event'][]): Given<M> {
  return givenState(machine, evolved(machine, null, events))
}

/** The examples of one machine that begin after steps which were taken. */
export function afterSteps<M extends MachineTypes>(machine: Machine<M>) {
  const givenSteps = (...steps: Step<M>[]): Given<M> => given(machine, happened(machine, steps))
  return {
    givenSteps,
    /** With something in the store that no step puts there: what the rules say of it all the same. */
    givenStored(steps: readonly Step<M>[], change: Partial<M['state']>): Given<M> {
      const { state } = givenSteps(...steps)
      if (state === null) throw new Error('no steps were given')
      return givenState<M>(machine, { ...state, ...change })
    },
  }
}

function givenState<M extends MachineTypes>(machine: Machine<M>, state: M['state'] | null): Given<M> {
  return {
    state,
    when: (asked: Step<M> | M['command'], looked?: object) => {
      const { command, facts } = typeof asked === 'function' ? asked(state) : { command: asked, facts: looked ?? {} }
      const decision = attempt(machine, frozen(state), frozen({ command, facts }))
      return { then: (outcome: Outcome<M>) => expectOutcome(machine, { state, command, decision }, outcome) }
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
  outcome: Outcome<M>,
): M['state'] | null {
  if (isNoRow(outcome)) {
    expect(decision).toEqual({ ok: false, refusal: outcome })
    return state
  }
  if (isViolations(outcome)) {
    expectViolations(decision, outcome)
    return state
  }
  expect(decision).toMatchObject({ ok: true, events: outcome })
  expect(decision.ok ? decision.events : []).toEqual(outcome)
  const after = evolved(machine, state, outcome)
  const row = rowsOf(machine, state?.status ?? 'none').get(command.name)
  expect([row?.to].flat(), 'the row leads there').toContain(after?.status)
  return after
}

function expectViolations(decision: Decision<unknown>, outcome: readonly Told[]): void {
  const told = outcome.map((one) => (typeof one === 'string' ? { violation: one, params: {} } : one))
  expect(refused(decision), JSON.stringify(decision)).toEqual(told.map(({ violation }) => violation))
  expect(decision).toMatchObject({ refusal: { violations: told.map(({ params }) => ({ params })) } })
}

function isNoRow<E>(outcome: readonly E[] | readonly Told[] | NoRow): outcome is NoRow {
  return !Array.isArray(outcome)
}

function isViolations<E>(outcome: readonly E[] | readonly Told[]): outcome is readonly Told[] {
  const isTold = (one: E | Told) => typeof one === 'string' || Object.hasOwn(one as object, 'violation')
  return outcome.length > 0 && outcome.every(isTold)
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
