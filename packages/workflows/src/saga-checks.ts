import assert from 'node:assert/strict'
import { PermanentFailure } from '#permanent-failure.ts'
import type { ParsedStep, Saga, StepContext, StepResult } from '#saga.ts'

/**
 * The outside world of a saga, created again for each check. `picture` returns as plain data everything in it that the steps
 * may change, without what may differ between two runs (clock times, attempt counters).
 */
export interface SagaWorld<State> {
  readonly sagaId: string
  readonly data: State
  readonly picture: () => Promise<unknown>
  /** Makes the awaited thing happen, and returns the patch that would wake the saga. */
  readonly happen?: (waitingFor: string, data: State) => Promise<Partial<State>>
  /** The expected picture after a failure in the named step, if it differs from the picture before the saga. */
  readonly pictureAfterFailureIn?: (step: string, before: unknown) => unknown
}

type Row = Record<string, unknown>
const WAITS_MAX = 10

/**
 * Runs the saga to its end and every step twice, as after a crash before the step was recorded. Rejects when the second run
 * throws, returns another result, or changes anything. Returns the saga's final data.
 */
export async function stepsSucceedTwice<State>(
  saga: Saga<State>,
  newWorld: () => Promise<SagaWorld<State>>,
): Promise<State> {
  const world = await newWorld()
  let data = rowOf(world.data)
  for (let index = 0; index < saga.steps.length; index += 1) {
    const result = await finishStep(saga, world, index, data, async (run) => {
      const first = await run()
      const picture = await world.picture()
      const second = await run()
      const { name } = stepOf(saga, index)
      assert.deepEqual(second, first, `step ${name}: its second run says something else than its first`)
      assert.deepEqual(await world.picture(), picture, `step ${name}: its second run changed the world again`)
      return second
    })
    data = result
  }
  return saga.parse(data)
}

/**
 * For each step, runs the saga up to this step and then undoes what was done (each undo twice), as if the step had been refused
 * before it did anything. Rejects when an undo throws or the world differs from before the saga (see `pictureAfterFailureIn`).
 * A saga must itself test refusals in the middle of a step, because only it knows the calls of the step.
 */
export async function failsAtEveryIndex<State>(
  saga: Saga<State>,
  newWorld: () => Promise<SagaWorld<State>>,
): Promise<void> {
  for (let failing = 0; failing < saga.steps.length; failing += 1) {
    const world = await newWorld()
    const before = await world.picture()
    let data = rowOf(world.data)
    for (let index = 0; index < failing; index += 1) data = await finishStep(saga, world, index, data, (run) => run())
    await undoBelow(saga, world, failing, data)
    const { name } = stepOf(saga, failing)
    const expected = world.pictureAfterFailureIn?.(name, before) ?? before
    assert.deepEqual(await world.picture(), expected, `failed in step ${name}: something was left behind`)
  }
}

type Run = () => Promise<StepResult<Row>>

/** Runs a step, including its waits, until it is done. Returns the data with the step's result. */
async function finishStep<State>(
  saga: Saga<State>,
  world: SagaWorld<State>,
  index: number,
  before: Row,
  observe: (run: Run) => Promise<StepResult<Row>>,
): Promise<Row> {
  const step = stepOf(saga, index)
  let data = before
  for (let waits = 0; waits <= WAITS_MAX; waits += 1) {
    const now = data
    const result = await observe(async () => step.do(contextOf(saga, world, step.name), now))
    if ('done' in result) return rowOf({ ...data, ...result.done })
    assert.ok(world.happen !== undefined, `step ${step.name} waits for ${result.wait}: the world needs \`happen\``)
    data = rowOf({ ...data, ...(await world.happen(result.wait, saga.parse(data))) })
  }
  throw new Error(`step ${step.name} still waits after ${WAITS_MAX} wakes`)
}

async function undoBelow<State>(saga: Saga<State>, world: SagaWorld<State>, failing: number, data: Row): Promise<void> {
  for (let index = failing - 1; index >= 0; index -= 1) {
    const { name, undo } = stepOf(saga, index)
    for (const time of ['first', 'second']) {
      try {
        await undo?.(contextOf(saga, world, name), data)
      } catch (error) {
        const refusal = error instanceof PermanentFailure ? 'was refused' : 'failed'
        throw new Error(`the ${time} undo of step ${name} ${refusal}`, { cause: error })
      }
    }
  }
}

function stepOf<State>(saga: Saga<State>, index: number): ParsedStep {
  const step = saga.steps[index]
  assert.ok(step !== undefined, `saga ${saga.name} has no step ${index}`)
  return step
}

function contextOf<State>(saga: Saga<State>, world: SagaWorld<State>, step: string): StepContext {
  return {
    authority: 'hk',
    sagaId: world.sagaId,
    key: `${saga.name}.${world.sagaId}.${step}`,
    fence: 1,
    attempt: 1,
    now: '2026-11-23T01:00:00.000Z',
    signal: new AbortController().signal,
  }
}

/** The data as the database would return it. */
function rowOf(data: unknown): Row {
  const row: unknown = JSON.parse(JSON.stringify(data))
  assert.ok(typeof row === 'object' && row !== null && !Array.isArray(row), "a saga's data is a JSON object")
  return { ...row }
}
