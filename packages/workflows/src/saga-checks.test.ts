import { expect, it } from 'vitest'
import { z } from 'zod'
import { defineSaga, type SagaStep } from '#saga.ts'
import { failsAtEveryIndex, type SagaWorld, stepsSucceedTwice } from '#saga-checks.ts'

const state = z.strictObject({ reservation: z.string().optional(), confirmed: z.boolean().optional() })
type State = z.infer<typeof state>

/** A world of records with keys, like those of an idempotent receiver. */
class Ledger implements SagaWorld<State> {
  readonly sagaId = 'one'
  readonly data: State = {}
  readonly records = new Map<string, string>()
  counter = 0

  async picture(): Promise<unknown> {
    return [[...this.records], this.counter]
  }
  async happen(waitingFor: string): Promise<Partial<State>> {
    return { confirmed: waitingFor === 'confirmation' }
  }
}

function sagaOver(worlds: Ledger[], changed: Partial<SagaStep<State>> = {}) {
  const ledger = (): Ledger => {
    const world = worlds.at(-1)
    if (world === undefined) throw new Error('no world')
    return world
  }
  return defineSaga({
    name: 'checked',
    state,
    steps: [
      {
        name: 'reserve',
        do: async ({ key }) => {
          ledger().records.set(key, 'reserved')
          return { done: { reservation: key } }
        },
        undo: async ({ key }) => void ledger().records.delete(key),
        ...changed,
      },
      {
        name: 'confirm',
        do: async (_context, data) => (data.confirmed === true ? { done: {} } : { wait: 'confirmation' }),
      },
      { name: 'tell', do: async () => ({ done: {} }) },
    ],
  })
}

function newWorlds(): { worlds: Ledger[]; newWorld: () => Promise<Ledger> } {
  const worlds: Ledger[] = []
  return {
    worlds,
    async newWorld() {
      const world = new Ledger()
      worlds.push(world)
      return world
    },
  }
}

it('accepts a saga whose steps are idempotent and undone, and answers its data', async () => {
  const { worlds, newWorld } = newWorlds()
  const saga = sagaOver(worlds)
  expect(await stepsSucceedTwice(saga, newWorld)).toEqual({ reservation: 'checked.one.reserve', confirmed: true })
  await failsAtEveryIndex(saga, newWorld)
  expect(worlds).toHaveLength(1 + 3)
})

it('finds a step whose second run changes the world again', async () => {
  const { worlds, newWorld } = newWorlds()
  const saga = sagaOver(worlds, {
    do: async () => {
      const world = worlds.at(-1)
      if (world !== undefined) world.counter += 1
      return { done: {} }
    },
  })
  await expect(stepsSucceedTwice(saga, newWorld)).rejects.toThrow(/step reserve: its second run changed the world/)
})

it('finds a step whose second run says something else', async () => {
  const { worlds, newWorld } = newWorlds()
  let run = 0
  const saga = sagaOver(worlds, { do: async () => ({ done: { reservation: String((run += 1)) } }) })
  await expect(stepsSucceedTwice(saga, newWorld)).rejects.toThrow(/step reserve: its second run says something else/)
})

it('finds what a saga leaves behind when a later step fails', async () => {
  const { worlds, newWorld } = newWorlds()
  await expect(failsAtEveryIndex(sagaOver(worlds, { undo: undefined }), newWorld)).rejects.toThrow(
    /failed in step confirm: something was left behind/,
  )
})

it('accepts what is left behind where the world says that it stays', async () => {
  const { worlds, newWorld } = newWorlds()
  const saga = sagaOver(worlds, { undo: undefined })
  await failsAtEveryIndex(saga, async () => {
    const world = await newWorld()
    return Object.assign(world, {
      pictureAfterFailureIn: (step: string, before: unknown) =>
        step === 'reserve' ? before : [[['checked.one.reserve', 'reserved']], 0],
    })
  })
  expect(worlds).toHaveLength(3)
})

it('finds an undo that cannot run twice', async () => {
  const { worlds, newWorld } = newWorlds()
  const saga = sagaOver(worlds, {
    undo: async ({ key }) => {
      if (worlds.at(-1)?.records.delete(key) !== true) throw new Error('nothing to undo')
    },
  })
  await expect(failsAtEveryIndex(saga, newWorld)).rejects.toThrow('the second undo of step reserve failed')
})

it('finds a step that waits for what never comes', async () => {
  const { worlds, newWorld } = newWorlds()
  const saga = sagaOver(worlds, { do: async () => ({ wait: 'confirmation' }) })
  await expect(stepsSucceedTwice(saga, newWorld)).rejects.toThrow(/step reserve still waits after 10 wakes/)
})

it.each([
  ['has no steps', { name: 'x', state, steps: [] }],
  [
    'two steps of one name',
    {
      name: 'x',
      state,
      steps: ['a', 'a'].map((name) => ({ name, do: async () => ({ done: {} }) })),
    },
  ],
  ['Invalid string', { name: 'Not Kebab', state, steps: [{ name: 'a', do: async () => ({ done: {} }) }] }],
])('refuses a saga definition that %s', (message, definition) => {
  expect(() => defineSaga(definition)).toThrow(message)
})
