import { pino } from 'pino'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { until } from '#cell.fixture.ts'
import { onEachQueue } from '#engine.fixture.ts'
import { PermanentFailure } from '#permanent-failure.ts'
import { defineSaga } from '#saga.ts'
import type { Workflows } from '#start-workflows.ts'

onEachQueue('a saga whose definition changes while it waits', (harness) => {
  const state = z.strictObject({ answer: z.string().optional() })
  let log: string[] = []

  /** A saga with these steps. `b` waits for an answer, the step `refused` is refused, and every step can be undone. */
  function sagaOf(names: readonly string[], refused?: string) {
    return defineSaga({
      name: 'changing',
      state,
      steps: names.map((name) => ({
        name,
        do: async (_context, { answer }) => {
          if (name === refused) throw new PermanentFailure('no')
          if (name === 'b' && answer === undefined) return { wait: 'an answer' }
          log.push(name)
          return { done: {} }
        },
        undo: async () => void log.push(`undo ${name}`),
      })),
    })
  }

  async function row(): Promise<Record<string, unknown>> {
    const { rows } = await harness.database.admin.query<Record<string, unknown>>(
      'select status, step, to_undo, data, last_error from workflows.sagas where authority = $1',
      [harness.authority],
    )
    return rows[0] ?? {}
  }

  /** Starts the saga with the steps a, b and c, and ends its engine when the saga waits on b. */
  async function waitingOnB(): Promise<void> {
    log = []
    const saga = sagaOf(['a', 'b', 'c'])
    const before = await harness.start({ sagas: [saga] })
    await before.sagas.start(saga, 'one', {})
    await before.idle()
    await before.close()
    expect(await row()).toMatchObject({ status: 'waiting', step: 'b', to_undo: ['a'] })
  }

  async function answered(names: readonly string[], refused?: string): Promise<Workflows> {
    const saga = sagaOf(names, refused)
    const workflows = await harness.start({ sagas: [saga] })
    await workflows.sagas.wake(saga, 'one', { answer: 'yes' })
    await workflows.idle()
    return workflows
  }

  it.each([
    ['after it', ['a', 'b', 'x', 'c'], ['a', 'b', 'x', 'c']],
    ['before it', ['a', 'x', 'b', 'c'], ['a', 'b', 'c']],
    ['at the end', ['a', 'b', 'c', 'x'], ['a', 'b', 'c', 'x']],
  ])('continues on its step when another is inserted %s', async (_where, names, done) => {
    await waitingOnB()
    await answered(names)
    expect(log).toEqual(done)
    expect(await row()).toMatchObject({ status: 'done', step: null, data: { answer: 'yes' } })
  })

  it.each([
    ['after it', ['a', 'b', 'x', 'c'], ['a', 'b', 'x', 'undo x', 'undo b', 'undo a']],
    ['before it', ['a', 'x', 'b', 'c'], ['a', 'b', 'undo b', 'undo a']],
  ])('undoes what it did, and nothing else, when a step was inserted %s', async (_where, names, done) => {
    await waitingOnB()
    await answered(names, 'c')
    expect(log).toEqual(done)
    expect(await row()).toMatchObject({ status: 'failed', step: null, to_undo: [], last_error: 'step c: no' })
  })

  it('runs to its end without a step that was removed before the saga came to it', async () => {
    await waitingOnB()
    await answered(['a', 'b'])
    expect(log).toEqual(['a', 'b'])
    expect(await row()).toMatchObject({ status: 'done' })
  })

  it('whose step was removed under it is repeated, logged and listed as stuck with the name, and continues once it is back', async () => {
    await waitingOnB()
    const lines: Record<string, unknown>[] = []
    const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(JSON.parse(line)) })
    const workflows = await harness.start({ sagas: [sagaOf(['a', 'c'])], log: logger })
    await until('it is listed', async () => (await workflows.listStuckWork()).length === 1)
    const reason = 'saga changing has no step named b'
    expect(await workflows.listStuckWork()).toMatchObject([
      { id: 'saga.changing.one', subject: 'changing one', reason },
    ])
    expect(await workflows.listDeadLetters()).toEqual([])
    expect(lines.find((line) => line['reason'] === reason)).toMatchObject({ level: 50, saga: 'changing', step: 'b' })
    expect(log).toEqual(['a'])
    await workflows.close()

    await answered(['a', 'b', 'c'])
    expect(log).toEqual(['a', 'b', 'c'])
    expect(await row()).toMatchObject({ status: 'done' })
  })

  it('does not skip the undo of a step that was removed, and undoes it once it is back', async () => {
    await waitingOnB()
    const saga = sagaOf(['b', 'c'], 'c')
    const workflows = await harness.start({ sagas: [saga] })
    await workflows.sagas.wake(saga, 'one', { answer: 'yes' })
    await until('it is listed', async () => (await workflows.listStuckWork()).length === 1)
    expect(log).toEqual(['a', 'b', 'undo b'])
    expect(await row()).toMatchObject({ status: 'undoing', step: 'a' })
    await workflows.close()

    const again = await harness.start({ sagas: [sagaOf(['a', 'b', 'c'])] })
    await again.idle()
    expect(log).toEqual(['a', 'b', 'undo b', 'undo a'])
    expect(await row()).toMatchObject({ status: 'failed' })
  })

  it('whose definition is gone stays, listed as stuck', async () => {
    await waitingOnB()
    const workflows = await harness.start({})
    await until('it is listed', async () => (await workflows.listStuckWork()).length === 1)
    const [stuck] = await workflows.listStuckWork()
    expect(stuck?.reason).toBe('no saga is named changing; this one stands at step b')
  })
})
