import assert from 'node:assert/strict'
import { PermanentFailure } from '#permanent-failure.ts'
import type { ParsedStep, Saga, StepContext, StepResult } from '#saga.ts'

/**
 * The outside that a saga acts upon, made anew for each check. `picture` answers everything of it that the steps may change,
 * as plain data, without what may differ between two runs (clock times, attempt counters).
 */
export interface SagaWorld<State> {
  readonly sagaId: string
  readonly data: State
  readonly picture: () => Promise<unknown>
  /** Makes what a step waits for happen, and answers the patch that the saga would be woken with. */
  readonly happen?: (waitingFor: string, data: State) => Promise<Partial<State>>
  /** The picture after the saga failed in the named step, where it is not the picture from before the saga. */
  readonly pictureAfterFailureIn?: (step: string, before: unknown) => unknown
}

type Row = Record<string, unknown>
const WAITS_MAX = 10

/**
 * Runs the saga to its end with every step run twice, as after a crash between a step and its record, and rejects when the
 * second run throws, says something else, or changes anything. Answers the saga's data at its end.
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
 * Ends the saga before each of its steps in turn, as a step does that is refused before it has done anything: undoes what was
 * done (each undo twice), and rejects when an undo throws or the world is not as it was before the saga (see
 * `pictureAfterFailureIn`). A refusal in the middle of a step is the saga's own test to try: only it knows the step's calls.
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

/** Runs a step, with the waits it asks for, until it is done; answers the data with what the step learnt. */
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

/** The data as the database would give it back. */
function rowOf(data: unknown): Row {
  const row: unknown = JSON.parse(JSON.stringify(data))
  assert.ok(typeof row === 'object' && row !== null && !Array.isArray(row), "a saga's data is a JSON object")
  return { ...row }
}
