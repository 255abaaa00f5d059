import { z } from 'zod'

/** The result of a step: finished, with new data, or waiting for something outside. */
export type StepResult<State> =
  | { readonly done: Partial<State> }
  /** `wait` names the awaited thing. The step runs again at a wake, or at `until` (RFC 3339) if that is earlier. */
  | { readonly wait: string; readonly until?: string }

export interface StepContext {
  readonly authority: string
  readonly sagaId: string
  /** `<saga>.<sagaId>.<step>`: the same for every run of the step. Send it as `Idempotency-Key`. */
  readonly key: string
  /** Grows with every run of any step. */
  readonly fence: number
  /** Counted from 1 for each step. */
  readonly attempt: number
  /** The database's time when this run began, RFC 3339 in UTC. */
  readonly now: string
  /** Aborted when the run exceeds its time limit, or when another worker has taken the saga over. */
  readonly signal: AbortSignal
}

/**
 * One step. `do` may run more than once (after a crash, a lost answer, a wake), so its effect must be idempotent by
 * `context.key`. `undo` reverses a finished `do` and must be idempotent too; without `undo`, the effect of the step remains.
 */
export interface SagaStep<State> {
  /** Kebab-case. Never change it: stored sagas refer to it, and it is part of the key. */
  readonly name: string
  readonly do: (context: StepContext, state: State) => Promise<StepResult<State>>
  readonly undo?: (context: StepContext, state: State) => Promise<void>
}

type Row = Record<string, unknown>

/** A step as the engine runs it: it parses its data itself. */
export interface ParsedStep {
  readonly name: string
  readonly do: (context: StepContext, data: unknown) => Promise<StepResult<Row>>
  readonly undo?: (context: StepContext, data: unknown) => Promise<void>
}

/** A saga as the engine runs it. */
export interface Saga<State = unknown> {
  readonly name: string
  readonly parse: (data: unknown) => State
  readonly steps: readonly [ParsedStep, ...ParsedStep[]]
}

/** Lets subscriptions start and wake sagas. */
export interface SagaStarter {
  /** Starts a saga; does nothing if the saga exists. `data` must fit the saga's schema. */
  readonly start: <State>(saga: Saga<State>, sagaId: string, data: NoInfer<State>) => Promise<void>
  /**
   * Merges `patch` into the saga's data and runs its step again if it waits. A wake while the step runs is not lost. `false`
   * when there is no such saga. A saga that has ended is not changed.
   */
  readonly wake: <State>(saga: Saga<State>, sagaId: string, patch?: NoInfer<Partial<State>>) => Promise<boolean>
}

const kebabCase = z.string().regex(/^[a-z][a-z0-9-]*$/)

/**
 * Defines a saga. `state` is the schema of its data, which must be JSON.
 *
 * A stored saga refers to its current step and to the finished steps that it would undo, by name. A step may therefore be
 * inserted anywhere: sagas that have not passed its place run it. Remove a step only when no saga is at it or would undo it. A
 * saga whose step is missing is repeated, logged and listed as stuck until the step exists again.
 *
 * @throws when a name is not kebab-case or is used twice, or when there are no steps
 */
export function defineSaga<State extends Row>(definition: {
  readonly name: string
  readonly state: z.ZodType<State>
  readonly steps: readonly SagaStep<State>[]
}): Saga<State> {
  const parse = (data: unknown): State => definition.state.parse(data)
  const names = definition.steps.map((step) => kebabCase.parse(step.name))
  if (new Set(names).size !== names.length) throw new Error(`saga ${definition.name} has two steps of one name`)
  const [first, ...others] = definition.steps.map((step): ParsedStep => {
    const undo = step.undo
    return {
      name: step.name,
      do: async (context, data) => step.do(context, parse(data)),
      ...(undo === undefined ? {} : { undo: async (context, data) => undo(context, parse(data)) }),
    }
  })
  if (first === undefined) throw new Error(`saga ${definition.name} has no steps`)
  return { name: kebabCase.parse(definition.name), parse, steps: [first, ...others] }
}
