import { pino } from 'pino'
import { expect, it } from 'vitest'
import { createQueueBackend } from '#backend.ts'
import { until } from '#cell.fixture.ts'
import { onEachQueue } from '#engine.fixture.ts'
import { PermanentFailure } from '#permanent-failure.ts'
import type { Workflows } from '#start-workflows.ts'
import type { StuckWork } from '#stuck-work.ts'
import type { RecordedEvent, Subscription } from '#subscription.ts'
import { currentTrace } from '#trace.ts'

onEachQueue('deliveries', (harness) => {
  /** A subscription to `happened` that calls `deliver` and records what it has done. */
  function recording(deliver: (event: RecordedEvent, attempt: number) => Promise<void> = async () => undefined) {
    const done: { streamId: string; version: number; key: string }[] = []
    const subscriptions: readonly Subscription[] = [
      {
        name: 'record',
        stream: 'application',
        type: 'happened',
        deliver: async (event, { key, attempt }) => {
          await deliver(event, attempt)
          done.push({ streamId: event.streamId, version: event.streamVersion, key })
        },
      },
    ]
    return { done, subscriptions }
  }

  it('delivers each event once to each of its subscriptions, with the key <eventId>.<subscription>', async () => {
    const { done, subscriptions } = recording()
    const workflows = await harness.start({ subscriptions })
    expect(workflows.queueKind).toBe(harness.kind)
    const ids = await harness.database.emit(harness.authority, [
      { type: 'happened' },
      { type: 'unheard' },
      { type: 'happened' },
    ])
    await workflows.idle()
    expect(done.map((entry) => entry.key).sort()).toEqual([`${ids[0]}.record`, `${ids[2]}.record`].sort())
  })

  it.each([
    ['of another stream', { type: 'happened', stream: 'evaluation' }],
    ['of another type', { type: 'unheard' }],
  ])('gives a subscription no event %s, even where a delivery of it is stored', async (_which, event) => {
    const { done, subscriptions } = recording()
    const [id] = await harness.database.emit(harness.authority, [event])
    await harness.database.admin.query(
      `insert into workflows.deliveries (authority, event_id, subscription, stream, stream_id, seq)
       values ($1, $2, 'record', 'application', 'forged', 0)`,
      [harness.authority, id],
    )
    const workflows = await harness.start({ subscriptions })
    await workflows.idle()
    const { rows } = await harness.database.admin.query(
      'select state, last_error from workflows.deliveries where authority = $1 and event_id = $2',
      [harness.authority, id],
    )
    expect(rows).toEqual([{ state: 'dead', last_error: expect.stringContaining('record does not follow') }])
    expect(done).toEqual([])
  })

  it('delivers the events of one stream in their order although earlier ones fail at first', async () => {
    const { done, subscriptions } = recording(async (event, attempt) => {
      if (event.streamVersion % 3 === 1 && attempt < 3) throw new Error('not yet')
    })
    const workflows = await harness.start({ subscriptions })
    const versions = Array.from({ length: 12 }, (_, index) => index + 1)
    for (const version of versions) {
      await harness.database.emit(harness.authority, [
        { type: 'happened', streamId: 'a', version },
        { type: 'happened', streamId: 'b', version },
      ])
    }
    await workflows.idle()
    for (const streamId of ['a', 'b']) {
      expect(done.filter((entry) => entry.streamId === streamId).map((entry) => entry.version)).toEqual(versions)
    }
  })

  it('makes a refused delivery a dead letter with its reason at once, which holds back its stream and no other until retried', async () => {
    let isRefusing = true
    const attempts: number[] = []
    const { done, subscriptions } = recording(async (event, attempt) => {
      if (event.streamId !== 'refused' || event.streamVersion !== 1) return
      attempts.push(attempt)
      if (isRefusing) throw new PermanentFailure('HTTP 422: rules-not-met')
    })
    const workflows = await harness.start({ subscriptions })
    const [id] = await harness.database.emit(harness.authority, [
      { type: 'happened', streamId: 'refused', version: 1 },
      { type: 'happened', streamId: 'refused', version: 2 },
      { type: 'happened', streamId: 'other', version: 1 },
    ])
    await workflows.idle()
    expect(attempts).toEqual([1])
    expect(done.map((entry) => entry.streamId)).toEqual(['other'])
    const letters = await workflows.listDeadLetters()
    expect(letters).toEqual([
      {
        id: `delivery.record.${id}`,
        kind: 'delivery',
        subject: 'application refused',
        reason: 'HTTP 422: rules-not-met',
        attempts: 1,
        diedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/),
      },
    ])

    isRefusing = false
    expect(await workflows.retryDeadLetter(letters[0]?.id ?? '')).toBe(true)
    await workflows.idle()
    expect(done.filter((entry) => entry.streamId === 'refused').map((entry) => entry.version)).toEqual([1, 2])
    expect(await workflows.listDeadLetters()).toEqual([])
  })

  it.each([
    'delivery.record.00000000-0000-0000-0000-000000000000',
    'delivery.record.x',
    'saga.none.x',
    'job.job.1',
    '',
  ])('retries no dead letter that does not exist: %j', async (id) => {
    const workflows = await harness.start({})
    expect(await workflows.retryDeadLetter(id)).toBe(false)
  })

  it('repeats a delivery for as long as its failure may pass, lists it as stuck meanwhile, and then goes on with its stream', async () => {
    let isOut = true
    const { done, subscriptions } = recording(async (event) => {
      if (event.streamId === 'out' && isOut) throw new Error(`cannot: \u0000 ${'x'.repeat(2_000)}`)
    })
    const lines: Record<string, unknown>[] = []
    const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(JSON.parse(line)) })
    const workflows = await harness.start({ subscriptions, concurrency: 2, log })
    const others = Array.from({ length: 20 }, () => ({ type: 'happened' }))
    const [id] = await harness.database.emit(harness.authority, [
      { type: 'happened', streamId: 'out', version: 1 },
      { type: 'happened', streamId: 'out', version: 2 },
      ...others,
    ])
    await until('far more attempts than make it stuck', async () => ((await stuck(workflows))?.attempts ?? 0) > 12)
    await until('the deliveries of other streams flow', () => done.length === 20)
    expect(await workflows.listStuckWork()).toEqual([
      {
        id: `delivery.record.${id}`,
        kind: 'delivery',
        subject: 'application out',
        reason: expect.stringMatching(/^cannot: {2}x+$/),
        attempts: expect.any(Number),
        nextAttemptAt: expect.stringMatching(/Z$/),
      },
    ])
    expect(await workflows.listDeadLetters()).toEqual([])
    const levels = lines.filter((line) => line['eventId'] === id).map(({ level, attempt }) => [level, attempt])
    expect(levels.slice(0, 4)).toEqual([
      [40, 1],
      [40, 2],
      [40, 3],
      [50, 4],
    ])
    expect(lines.filter((line) => line['eventId'] === id && line['traceId'] !== id)).toEqual([])

    isOut = false
    await workflows.idle()
    expect(done.filter((entry) => entry.streamId === 'out').map((entry) => entry.version)).toEqual([1, 2])
    expect(await workflows.listStuckWork()).toEqual([])
  })

  async function stuck(workflows: Workflows): Promise<StuckWork | undefined> {
    return (await workflows.listStuckWork())[0]
  }

  it.each([
    [4, 'done'],
    [5, 'dead'],
  ])('whose worker ended without a word before its attempt %i is then %s', async (unended, state) => {
    const { done, subscriptions } = recording()
    const [id] = await harness.database.emit(harness.authority, [{ type: 'happened' }])
    // The row as the relay and the claims of ended workers have left it.
    await harness.database.admin.query(
      `with event as (update platform.outbox set relayed_at = now() where id = $1 returning *)
       insert into workflows.deliveries (authority, event_id, subscription, stream, stream_id, seq, attempts, unended)
       select authority, id, 'record', stream, stream_id, seq, 100, $2 from event`,
      [id, unended - 1],
    )
    const workflows = await harness.start({ subscriptions })
    await workflows.idle()
    const reasons = (await workflows.listDeadLetters()).map(({ reason }) => reason)
    expect(reasons).toEqual(state === 'dead' ? ['given up: the worker ended during 4 attempts in a row'] : [])
    expect(done).toHaveLength(state === 'done' ? 1 : 0)
  })

  it('runs what follows an event under the trace of that event', async () => {
    const seen: (string | undefined)[] = []
    const { subscriptions } = recording(async () => {
      await new Promise((resolve) => setImmediate(resolve))
      seen.push(currentTrace())
    })
    const workflows = await harness.start({ subscriptions })
    const ids = await harness.database.emit(harness.authority, [{ type: 'happened' }, { type: 'happened' }])
    await workflows.idle()
    expect(seen.sort()).toEqual(ids.sort())
    expect(currentTrace()).toBeUndefined()
  })

  it('ends an attempt that never answers at its deadline, so that it cannot hold a worker for ever', async () => {
    const { done, subscriptions } = recording((event) =>
      event.streamId === 'hanging' ? new Promise(() => undefined) : Promise.resolve(),
    )
    const workflows = await harness.start({ subscriptions, concurrency: 1, timing: { handlerDeadlineMs: 50 } })
    await harness.database.emit(harness.authority, [{ type: 'happened', streamId: 'hanging' }, { type: 'happened' }])
    await until('the other is done', () => done.length === 1)
    await until('its attempts have ended', async () => ((await stuck(workflows))?.attempts ?? 0) >= 4)
    expect((await stuck(workflows))?.reason).toContain('not finished within 50 ms')
  })

  it('finishes all work after the queue was wiped while jobs were waiting, delayed and running', async () => {
    let release: () => void = () => undefined
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const { done, subscriptions } = recording(async (_event, attempt) => {
      await gate
      if (attempt === 1) throw new Error('once')
    })
    const workflows = await harness.start({ subscriptions, concurrency: 2 })
    const events = Array.from({ length: 10 }, () => ({ type: 'happened' }))
    await harness.database.emit(harness.authority, events)
    await until('two deliveries run', async () => (await attemptsBegun()) === 2)
    await harness.wipeQueue()
    release()
    await workflows.idle()
    expect(new Set(done.map((entry) => entry.key)).size).toBe(10)
    expect(done).toHaveLength(10)
  })

  async function attemptsBegun(): Promise<number> {
    const { rows } = await harness.database.admin.query<{ n: number }>(
      'select coalesce(sum(attempts), 0)::int as n from workflows.deliveries where authority = $1',
      [harness.authority],
    )
    return rows[0]?.n ?? 0
  }

  it('finds work that was committed while no engine ran', async () => {
    const { done, subscriptions } = recording()
    await harness.database.emit(harness.authority, [{ type: 'happened' }])
    const workflows = await harness.start({ subscriptions })
    await workflows.idle()
    expect(done).toHaveLength(1)
  })

  it('rejects queue jobs that are not hints for this authority, with the reason, and goes on', async () => {
    const { done, subscriptions } = recording()
    const workflows = await harness.start({ subscriptions })
    const backend = await createQueueBackend({
      ...harness.queue,
      prefix: `concert-${harness.authority}`,
      onError: () => undefined,
    })
    const bad = [
      { id: 'bad.kind', hint: { v: 1, kind: 'pay', authority: harness.authority } },
      { id: 'bad.authority', hint: { v: 1, kind: 'saga', authority: 'another', saga: 's', sagaId: '1' } },
      { id: 'bad.version', hint: { v: 2, kind: 'saga', authority: harness.authority, saga: 's', sagaId: '1' } },
      {
        id: 'bad.extra',
        hint: { v: 1, kind: 'saga', authority: harness.authority, saga: 's', sagaId: '1', run: 'rm' },
      },
      {
        id: 'bad.id',
        hint: { v: 1, kind: 'delivery', authority: harness.authority, eventId: "' or 1=1", subscription: 'record' },
      },
    ]
    await backend.addJobs(bad.map((job) => ({ ...job, delayMs: 0 }) as never))
    await backend.close()
    await until('five are rejected', async () => (await workflows.listDeadLetters()).length === 5)
    const reasons = new Map((await workflows.listDeadLetters()).map((letter) => [letter.subject, letter.reason]))
    expect(reasons.get('bad.kind')).toMatch(/^not a hint: kind: /)
    expect(reasons.get('bad.authority')).toBe('meant for authority another')
    expect(reasons.get('bad.version')).toMatch(/^not a hint: v: /)
    expect(reasons.get('bad.extra')).toMatch(/run/)
    expect(reasons.get('bad.id')).toMatch(/eventId/)
    await harness.database.emit(harness.authority, [{ type: 'happened' }])
    await workflows.idle()
    expect(done).toHaveLength(1)
  })

  it('waits at its close for a delivery that is running', async () => {
    let isRunning = false
    const { done, subscriptions } = recording(async () => {
      isRunning = true
      await new Promise((resolve) => setTimeout(resolve, 100))
    })
    const workflows = await harness.start({ subscriptions })
    await harness.database.emit(harness.authority, [{ type: 'happened' }])
    await until('the delivery runs', () => isRunning)
    await workflows.close()
    expect(done).toHaveLength(1)
    expect(await workflows.outstanding()).toEqual({ events: 0, deliveries: 0, sagas: 0 })
  })
})
