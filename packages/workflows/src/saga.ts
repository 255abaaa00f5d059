import { z } from 'zod'

/** What a step says when it did not throw: finished, with what it learnt, or waiting for something outside. */
export type StepResult<State> =
  | { done: Partial<State> }
  /** `wait` names what is awaited. The same step runs again when the saga is woken, or at `until` (RFC 3339) if that comes first. */
  | { wait: string; until?: string }

export type StepContext = {
  authority: string
  sagaId: string
  /** `<saga>.<sagaId>.<step>`: the same for every run of the step. Send it as `Idempotency-Key`. */
  key: string
  /** Grows with every run of any step. */
  fence: number
  /** Counted from 1 for each step. */
  attempt: number
  /** The database's time when this run began, RFC 3339 in UTC. */
  now: string
  /** Aborted when the run is out of time, or when another worker has taken the saga over. */
  signal: AbortSignal
}

/**
 * One step. `do` may run more than once (after a crash, a lost answer, a wake), so its effect must be idempotent by
 * `context.key`. `undo` reverses a finished `do`, equally idempotently; a step without it is left as it is.
 */
export type SagaStep<State> = {
  name: string
  do: (context: StepContext, state: State) => Promise<StepResult<State>>
  undo?: (context: StepContext, state: State) => Promise<void>
}

type Row = Record<string, unknown>

/** A saga as the engine runs it: its state is parsed again before each step. */
export type Saga<State = unknown> = {
  name: string
  parse(data: unknown): State
  steps: readonly {
    name: string
    do: (context: StepContext, data: unknown) => Promise<StepResult<Row>>
    undo?: (context: StepContext, data: unknown) => Promise<void>
  }[]
}

/** How subscriptions begin sagas and continue them. */
export type SagaStarter = {
  /** Begins a saga; one that exists already is left alone. `data` must be what the saga's schema accepts. */
  start<State>(saga: Saga<State>, sagaId: string, data: NoInfer<State>): Promise<void>
  /**
   * Merges `patch` into the saga's data and runs its step again if it waits; a wake that comes while the step runs is not
   * lost. `false` when there is no such saga; a saga that has ended stays as it is.
   */
  wake<State>(saga: Saga<State>, sagaId: string, patch?: NoInfer<Partial<State>>): Promise<boolean>
}

const kebabCase = z.string().regex(/^[a-z][a-z0-9-]*$/)

/**
 * Defines a saga. `state` describes its data as JSON. Sagas under way keep the number of their step, so steps may be
 * appended, but a saga whose steps change otherwise needs a new name. Throws when a name is not kebab-case or used twice.
 */
export function defineSaga<State extends Row>(definition: {
  name: string
  state: z.ZodType<State>
  steps: readonly SagaStep<State>[]
}): Saga<State> {
  const parse = (data: unknown): State => definition.state.parse(data)
  const names = definition.steps.map((step) => kebabCase.parse(step.name))
  if (names.length === 0) throw new Error(`saga ${definition.name} has no steps`)
  if (new Set(names).size !== names.length) throw new Error(`saga ${definition.name} has two steps of one name`)
  return {
    name: kebabCase.parse(definition.name),
    parse,
    steps: definition.steps.map((step) => {
      const undo = step.undo
      return {
        name: step.name,
        do: async (context, data) => step.do(context, parse(data)),
        ...(undo === undefined ? {} : { undo: async (context, data) => undo(context, parse(data)) }),
      }
    }),
  }
}
