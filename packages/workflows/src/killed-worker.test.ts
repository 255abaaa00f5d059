import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { until } from '#cell.fixture.ts'
import { onEachQueue } from '#engine.fixture.ts'
import { defineSaga } from '#saga.ts'

onEachQueue('a worker process that dies', (harness) => {
  const children: ChildProcess[] = []

  beforeEach(async () => {
    await harness.database.admin.query(
      `drop schema if exists test cascade;
       create schema test;
       create table test.attempts (key text, fence int, pid int);
       create table test.gate (is_open boolean);
       create table test.effects (key text primary key);
       grant usage on schema test to public;
       grant select, insert on all tables in schema test to public`,
    )
  })
  afterEach(async () => {
    for (const child of children.splice(0)) {
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    }
  })

  async function startChild(): Promise<{ child: ChildProcess; output: () => string }> {
    const script = fileURLToPath(new URL('./killed-worker.fixture.ts', import.meta.url))
    const { database, queue, authority } = harness
    const child = spawn(process.execPath, [script, database.url, queue.redisUrl ?? '', authority], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    children.push(child)
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    return { child, output: () => output }
  }

  /** Starts an engine in this process. It records attempts like the child process, and has its effect once per key. */
  async function startSurvivor(subscriptionsToo: boolean) {
    const effect = async (context: { key: string; fence: number }): Promise<void> => {
      const values = [context.key, context.fence]
      await harness.database.pool.query('insert into test.attempts values ($1, $2, 0)', values)
      await harness.database.pool.query('insert into test.effects values ($1) on conflict do nothing', [context.key])
    }
    const saga = defineSaga({
      name: 'recording',
      state: z.strictObject({}),
      steps: [
        {
          name: 'record',
          do: async (context) => {
            await effect(context)
            return { done: {} }
          },
        },
      ],
    })
    const workflows = await harness.start({
      subscriptions: subscriptionsToo
        ? [
            {
              name: 'record',
              stream: 'application',
              type: 'happened',
              deliver: async (_event, context) => effect(context),
            },
          ]
        : [],
      sagas: [saga],
      timing: { leaseMs: 500 },
    })
    return { workflows, saga }
  }

  async function rows(table: 'attempts' | 'effects'): Promise<Record<string, unknown>[]> {
    const { rows: found } = await harness.database.admin.query<Record<string, unknown>>(`select * from test.${table}`)
    return found
  }

  async function delivery(): Promise<Record<string, unknown> | undefined> {
    const { rows: found } = await harness.database.admin.query<Record<string, unknown>>(
      'select state, attempts, fence::int from workflows.deliveries where authority = $1',
      [harness.authority],
    )
    return found[0]
  }

  it('leaves a delivery that another finishes with one effect within 10 s of its SIGKILL', async () => {
    const { child } = await startChild()
    const [id] = await harness.database.emit(harness.authority, [{ type: 'happened' }])
    await until('the child attempts it', async () => (await rows('attempts')).length === 1)
    child.kill('SIGKILL')
    const killedAt = Date.now()
    const { workflows } = await startSurvivor(true)
    await workflows.idle()
    expect(Date.now() - killedAt).toBeLessThan(10_000)
    expect(await delivery()).toEqual({ state: 'done', attempts: 2, fence: 2 })
    expect(await rows('effects')).toEqual([{ key: `${id}.record` }])
    expect((await rows('attempts')).map((attempt) => attempt['key'])).toEqual([`${id}.record`, `${id}.record`])
  })

  it('leaves a saga in the middle of a step that another finishes, running that step again with its key', async () => {
    const { child } = await startChild()
    const { workflows, saga } = await startSagaInChild(child)
    await workflows.idle()
    const { rows: sagas } = await harness.database.admin.query(
      'select status, step from workflows.sagas where authority = $1',
      [harness.authority],
    )
    expect(saga.name).toBe('recording')
    expect(sagas).toEqual([{ status: 'done', step: null }])
    expect(await rows('effects')).toEqual([{ key: 'recording.one.record' }])
    expect(await rows('attempts')).toHaveLength(2)
  })

  /** Inserts the saga's row like `start`. Only the child runs at that time, so the child claims the saga. */
  async function startSagaInChild(child: ChildProcess) {
    await harness.database.admin.query(
      `insert into workflows.sagas (authority, saga, saga_id, step, data) values ($1, 'recording', 'one', 'record', '{}')`,
      [harness.authority],
    )
    await until('the child runs the step', async () => (await rows('attempts')).length === 1)
    child.kill('SIGKILL')
    return startSurvivor(false)
  }

  it('cannot record the end of an attempt when it comes back after another has taken over', async () => {
    const { child, output } = await startChild()
    await harness.database.emit(harness.authority, [{ type: 'happened' }])
    await until('the child attempts it', async () => (await rows('attempts')).length === 1)
    child.kill('SIGSTOP')
    const { workflows } = await startSurvivor(true)
    await workflows.idle()
    expect(await delivery()).toEqual({ state: 'done', attempts: 2, fence: 2 })
    await harness.database.admin.query('insert into test.gate values (true)')
    child.kill('SIGCONT')
    await until('the child is refused', () => output().includes('a later attempt has begun'))
    expect(await delivery()).toEqual({ state: 'done', attempts: 2, fence: 2 })
  })

  it('keeps a delivery that takes longer than its lease while its process lives', async () => {
    const { output } = await startChild()
    await harness.database.emit(harness.authority, [{ type: 'happened' }])
    await until('the child attempts it', async () => (await rows('attempts')).length === 1)
    const { workflows } = await startSurvivor(true)
    const { rows: clock } = await harness.database.admin.query<{ at: number }>(
      'select extract(epoch from clock_timestamp())::float8 as at',
    )
    const leasePassed = `select clock_timestamp() > to_timestamp($1) + interval '1.2 s' as passed`
    await until('two leases have passed', async () => {
      const { rows: now } = await harness.database.admin.query<{ passed: boolean }>(leasePassed, [clock[0]?.at])
      return now[0]?.passed === true
    })
    await harness.database.admin.query('insert into test.gate values (true)')
    await workflows.idle()
    expect(await delivery()).toEqual({ state: 'done', attempts: 1, fence: 1 })
    expect(output()).not.toContain('a later attempt')
  })
})
