import { z } from 'zod'

/** What a step answers when it did not throw: finished, with what it learnt, or waiting for something outside. */
export type StepResult<State> =
  | { readonly done: Partial<State> }
  /** `wait` names what is awaited. The same step runs again when the saga is woken, or at `until` (RFC 3339) if that is earlier. */
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
  /** Aborted when the run is out of time, or when another worker has taken the saga over. */
  readonly signal: AbortSignal
}

/**
 * One step. `do` may run more than once (after a crash, a lost answer, a wake), so its effect must be idempotent by
 * `context.key`. `undo` reverses a finished `do`, equally idempotently; a step without it is left as it is.
 */
export interface SagaStep<State> {
  /** Kebab-case, and never changed: sagas under way stand on it, and it is part of the key. */
  readonly name: string
  readonly do: (context: StepContext, state: State) => Promise<StepResult<State>>
  readonly undo?: (context: StepContext, state: State) => Promise<void>
}

type Row = Record<string, unknown>

/** A step as the engine runs it: on data that is parsed for it. */
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

/** How subscriptions begin sagas and continue them. */
export interface SagaStarter {
  /** Begins a saga; one that exists already is left alone. `data` must be what the saga's schema accepts. */
  readonly start: <State>(saga: Saga<State>, sagaId: string, data: NoInfer<State>) => Promise<void>
  /**
   * Merges `patch` into the saga's data and runs its step again if it waits; a wake that comes while the step runs is not
   * lost. `false` when there is no such saga; a saga that has ended stays as it is.
   */
  readonly wake: <State>(saga: Saga<State>, sagaId: string, patch?: NoInfer<Partial<State>>) => Promise<boolean>
}

const kebabCase = z.string().regex(/^[a-z][a-z0-9-]*$/)

/**
 * Defines a saga. `state` describes its data as JSON.
 *
 * Sagas under way remember the name of the step on which they stand, and the finished steps that they would undo. A step may
 * therefore be inserted anywhere while sagas wait: those that have not yet come to its place run it. A step may be removed once
 * no saga stands on it or would undo it. A saga that comes to stand on a step that is gone is repeated, logged and listed as
 * stuck until the step is there again.
 *
 * @throws when a name is not kebab-case or used twice, or when there are no steps
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
