import { expect, it } from 'vitest'
import { z } from 'zod'
import { createQueueBackend } from '#backend.ts'
import { until } from '#cell.fixture.ts'
import { onEachQueue } from '#engine.fixture.ts'
import { sagaJob } from '#hint.ts'
import { PermanentFailure } from '#permanent-failure.ts'
import { defineSaga, type StepContext } from '#saga.ts'
import type { Workflows } from '#start-workflows.ts'

onEachQueue('sagas', (harness) => {
  const state = z.strictObject({ started: z.string(), seen: z.array(z.string()), answer: z.string().optional() })
  type State = z.infer<typeof state>

  /** A saga of three steps. The second waits until `answer` is set. */
  function asking(onAsk: (context: StepContext, data: State) => Promise<void> = async () => undefined) {
    const keys: string[] = []
    const note = (context: StepContext): void => void keys.push(context.key)
    const saga = defineSaga({
      name: 'asking',
      state,
      steps: [
        {
          name: 'first',
          do: async (context, data) => {
            note(context)
            return { done: { seen: [...data.seen, 'first'] } }
          },
        },
        {
          name: 'ask',
          do: async (context, data) => {
            note(context)
            await onAsk(context, data)
            return data.answer === undefined ? { wait: 'an answer' } : { done: { seen: [...data.seen, data.answer] } }
          },
        },
        { name: 'last', do: async (_context, data) => ({ done: { seen: [...data.seen, 'last'] } }) },
      ],
    })
    return { saga, keys }
  }

  async function row(sagaId: string): Promise<Record<string, unknown>> {
    const { rows } = await harness.database.admin.query<Record<string, unknown>>(
      'select * from workflows.sagas where authority = $1 and saga_id = $2',
      [harness.authority, sagaId],
    )
    return rows[0] ?? {}
  }
  const data: State = { started: 'now', seen: [] }

  it('runs the steps in order, merges what they learn, waits until it is woken, and ends', async () => {
    const { saga, keys } = asking()
    const workflows = await harness.start({ sagas: [saga] })
    await workflows.sagas.start(saga, 'A:1', data)
    await workflows.idle()
    expect(await row('A:1')).toMatchObject({ status: 'waiting', waiting_for: 'an answer', step: 'ask', next_at: null })
    expect(await workflows.sagas.wake(saga, 'A:1', { answer: 'yes' })).toBe(true)
    await workflows.idle()
    expect(await row('A:1')).toMatchObject({
      status: 'done',
      step: null,
      data: { started: 'now', seen: ['first', 'yes', 'last'], answer: 'yes' },
    })
    expect(keys).toEqual(['asking.A:1.first', 'asking.A:1.ask', 'asking.A:1.ask'])
  })

  it('starts a saga once however often it is started, and leaves an ended one as it is when woken', async () => {
    const { saga, keys } = asking()
    const workflows = await harness.start({ sagas: [saga] })
    const answered = { ...data, answer: 'known' }
    await Promise.all(Array.from({ length: 5 }, () => workflows.sagas.start(saga, 'B', answered)))
    await workflows.idle()
    expect(keys).toHaveLength(2)
    expect(await workflows.sagas.wake(saga, 'B', { answer: 'late' })).toBe(true)
    await workflows.idle()
    expect(await row('B')).toMatchObject({ status: 'done', data: { answer: 'known' } })
    expect(await workflows.sagas.wake(saga, 'never-started')).toBe(false)
  })

  it('refuses to start a saga with data that its schema does not accept', async () => {
    const { saga } = asking()
    const workflows = await harness.start({ sagas: [saga] })
    await expect(workflows.sagas.start(saga, 'C', { ...data, seen: 'x' } as never)).rejects.toThrow(/seen/)
    expect(await row('C')).toEqual({})
  })

  it('does not lose a wake that arrives while the step that will wait is running', async () => {
    let workflows: Workflows | undefined
    const { saga, keys } = asking(async (context, seen) => {
      if (seen.answer === undefined) await workflows?.sagas.wake(saga, context.sagaId, { answer: 'early' })
    })
    workflows = await harness.start({ sagas: [saga] })
    await workflows.sagas.start(saga, 'D', data)
    await workflows.idle()
    expect(await row('D')).toMatchObject({ status: 'done', data: { seen: ['first', 'early', 'last'] } })
    expect(keys.filter((key) => key.endsWith('.ask'))).toHaveLength(2)
  })

  /** A saga whose step waits for this long from its first run on. */
  function timed(waitMs: number) {
    const runs: string[] = []
    const saga = defineSaga({
      name: 'timed',
      state: z.strictObject({}),
      steps: [
        {
          name: 'wait',
          do: async ({ now }) => {
            runs.push(now)
            const until = dueAfter(waitMs, runs)
            return now < until ? { wait: 'its time', until } : { done: {} }
          },
        },
      ],
    })
    return { saga, runs }
  }
  const dueAfter = (waitMs: number, [first = '']: readonly string[]) =>
    new Date(Date.parse(first) + waitMs).toISOString()

  it('runs a waiting step again when its time has come', async () => {
    const { saga, runs } = timed(300)
    const workflows = await harness.start({ sagas: [saga] })
    await workflows.sagas.start(saga, 'E', {})
    await until('it has ended', async () => (await row('E'))['finished_at'] !== null)
    expect(await row('E')).toMatchObject({ status: 'done' })
    expect(runs).toHaveLength(2)
  })

  it('runs when it is due although the hint at it came too early and was of no use', async () => {
    const { saga, runs } = timed(2_000)
    const workflows = await harness.start({ sagas: [saga] })
    await workflows.sagas.start(saga, 'E2', {})
    await until('it waits', async () => (await row('E2'))['status'] === 'waiting')
    const backend = await createQueueBackend({
      ...harness.queue,
      prefix: `concert-${harness.authority}`,
      onError: () => undefined,
    })
    await backend.addJobs([sagaJob(harness.authority, { saga: 'timed', sagaId: 'E2' }, { step: 'wait', fence: 1 })])
    await until('it has ended', async () => (await row('E2'))['finished_at'] !== null)
    await backend.close()
    expect(await row('E2')).toMatchObject({ status: 'done' })
    expect(runs).toHaveLength(2)
  })

  it('repeats a step that fails, for as long as it takes', async () => {
    let failures = 0
    const { saga } = asking(async () => {
      failures += 1
      if (failures <= 8) throw new Error('unreachable')
    })
    const workflows = await harness.start({ sagas: [saga] })
    await workflows.sagas.start(saga, 'F', { ...data, answer: 'a' })
    await workflows.idle()
    expect(failures).toBe(9)
    expect(await row('F')).toMatchObject({ status: 'done', attempts: 0, last_error: null })
  })

  it('finishes a saga whose hints were wiped', async () => {
    let release: () => void = () => undefined
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    let isAsking = false
    const { saga } = asking(async () => {
      isAsking = true
      await gate
    })
    const workflows = await harness.start({ sagas: [saga] })
    await workflows.sagas.start(saga, 'G', { ...data, answer: 'a' })
    await until('the step runs', () => isAsking)
    await harness.wipeQueue()
    release()
    await workflows.idle()
    expect(await row('G')).toMatchObject({ status: 'done' })
  })

  it.each([0, 1, 2, 3])('undoes what was done, in reverse, when step %i is refused', async (failing) => {
    const log: string[] = []
    const names = ['a', 'b', 'c', 'd']
    const saga = defineSaga({
      name: 'undoing',
      state: z.strictObject({ value: z.number() }),
      steps: names.map((name, index) => ({
        name,
        do: async () => {
          if (index === failing) throw new PermanentFailure('refused')
          log.push(`do ${name}`)
          return { done: { value: index } }
        },
        // Step b has no effect that could be undone.
        ...(name === 'b' ? {} : { undo: async () => void log.push(`undo ${name}`) }),
      })),
    })
    const workflows = await harness.start({ sagas: [saga] })
    await workflows.sagas.start(saga, `H${failing}`, { value: -1 })
    await workflows.idle()
    const done = names.slice(0, failing)
    const undone = done.filter((name) => name !== 'b').reverse()
    expect(log).toEqual([...done.map((name) => `do ${name}`), ...undone.map((name) => `undo ${name}`)])
    const reason = `step ${names[failing]}: refused`
    expect(await row(`H${failing}`)).toMatchObject({ status: 'failed', last_error: reason, next_at: null })
    expect(await workflows.listDeadLetters()).toMatchObject([{ kind: 'saga', subject: `undoing H${failing}`, reason }])
  })

  it('is stuck with both reasons when an undo is refused, and goes on undoing when retried', async () => {
    const log: string[] = []
    let isRefusing = true
    const saga = defineSaga({
      name: 'stuck',
      state: z.strictObject({}),
      steps: [
        { name: 'a', do: async () => ({ done: {} }), undo: async () => void log.push('undo a') },
        {
          name: 'b',
          do: async () => ({ done: {} }),
          undo: async () => {
            if (isRefusing) throw new PermanentFailure('too late')
            log.push('undo b')
          },
        },
        { name: 'c', do: () => Promise.reject(new PermanentFailure('no')) },
      ],
    })
    const workflows = await harness.start({ sagas: [saga] })
    await workflows.sagas.start(saga, 'I', {})
    await workflows.idle()
    expect(await row('I')).toMatchObject({
      status: 'stuck',
      step: 'b',
      last_error: 'step c: no; undo of b refused: too late',
    })
    isRefusing = false
    expect(await workflows.retryDeadLetter('saga.stuck.I')).toBe(true)
    await workflows.idle()
    expect(log).toEqual(['undo b', 'undo a'])
    expect(await row('I')).toMatchObject({ status: 'failed' })
  })

  it('begins a failed saga anew with new keys when it is retried', async () => {
    const keys: string[] = []
    const saga = defineSaga({
      name: 'anew',
      state: z.strictObject({}),
      steps: [
        {
          name: 'a',
          do: async ({ key }) => {
            keys.push(key)
            if (keys.length === 1) throw new PermanentFailure('first time')
            return { done: {} }
          },
        },
      ],
    })
    const workflows = await harness.start({ sagas: [saga] })
    await workflows.sagas.start(saga, 'J', {})
    await workflows.idle()
    expect(await workflows.retryDeadLetter('saga.anew.J')).toBe(true)
    await workflows.idle()
    expect(keys).toEqual(['anew.J.a', 'anew.J.a.1'])
    expect(await row('J')).toMatchObject({ status: 'done' })
  })
})
