import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ChainedCell, HOLD_KEY, openChainedCell, type Runner, STEPS } from './audit-runner.fixture.ts'

let cell: ChainedCell
beforeAll(async () => {
  cell = await openChainedCell()
})
beforeEach(() => cell.newAuthority())
afterAll(() => cell.close())

const whole = { misplaced: 0, broken: 0, disordered: 0, headIsLast: true }

/** Resolves when the backend waits for the lock at which tests hold it. */
async function untilHeld({ pid }: Runner): Promise<void> {
  const waits = `select from pg_locks where pid = $1 and locktype = 'advisory' and not granted`
  await expect.poll(async () => (await cell.admin.query(waits, [pid])).rowCount, { timeout: 10_000 }).toBe(1)
}

async function untilGone({ pid }: Runner): Promise<void> {
  const lives = 'select from pg_stat_activity where pid = $1'
  await expect.poll(async () => (await cell.admin.query(lives, [pid])).rowCount, { timeout: 10_000 }).toBe(0)
}

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )

/** Ends a runner that is held at a step, leaving nobody the time to finish. */
const ENDINGS = {
  'its backend is terminated': async ({ pid }: Runner) => {
    await cell.admin.query('select pg_terminate_backend($1)', [pid])
  },
  'its statement is cancelled': async ({ pid, client }: Runner) => {
    await cell.admin.query('select pg_cancel_backend($1)', [pid])
    // A transaction that failed is rolled back when its connection ends.
    await client.end()
  },
  // The backend notices when the step is over; what it was told to commit it commits.
  'its process is killed': async ({ client }: Runner) => {
    client.connection.stream.destroy()
  },
}

describe.each(Object.entries(ENDINGS))('a runner of which %s', (how, end) => {
  it.each(STEPS)('at the step %s neither skips nor doubles a line, and neither does the one after it', async (step) => {
    for (let version = 0; version < 4; version += 1) await cell.record('app_1', version)
    await (await cell.connectRunner()).chain(1)
    await cell.admin.query('select pg_advisory_lock($1)', [HOLD_KEY])
    const runner = await cell.connectRunner(step)
    const failure = failureOf(runner.chain(100))
    await untilHeld(runner)
    // Writers go on meanwhile, and another runner leaves the chain to the first.
    await cell.record('app_1', 4)
    const second = await cell.connectRunner()
    expect(await second.chain(100)).toBe(0)
    await end(runner)
    expect(await failure).toBeInstanceOf(Error)
    await cell.admin.query('select pg_advisory_unlock($1)', [HOLD_KEY])
    await untilGone(runner)
    const left = how === 'its process is killed' && step === 'at_commit' ? 1 : 4
    expect(await cell.state()).toMatchObject({ lines: 5, waiting: left, entries: 5 - left, ...whole })
    expect(await second.chain(100)).toBe(left)
    expect(await cell.state()).toMatchObject({ lines: 5, waiting: 0, entries: 5, ...whole })
  })
})

describe('chaining', () => {
  it('leaves the lines of an open transaction to a later run, and holds nothing else back', async () => {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>()
    const { promise: recorded, resolve: hasRecorded } = Promise.withResolvers<void>()
    const slow = cell.record('app_slow', 0, async () => {
      hasRecorded()
      await gate
    })
    await recorded
    await cell.record('app_quick', 0)
    const runner = await cell.connectRunner()
    expect(await runner.chain(100)).toBe(1)
    open()
    await slow
    expect(await runner.chain(100)).toBe(1)
    expect(await cell.state()).toMatchObject({ lines: 2, waiting: 0, entries: 2, ...whole })
  })

  it('gives no place to a change that was rolled back', async () => {
    const undone = cell.record('app_1', 0, () => Promise.reject(new Error('undone')))
    await expect(undone).rejects.toThrow('undone')
    expect(await (await cell.connectRunner()).chain(100)).toBe(0)
    expect(await cell.state()).toMatchObject({ lines: 0, waiting: 0, entries: 0, ...whole })
  })

  it('is refused under any isolation but read committed', async () => {
    const { client } = await cell.connectRunner()
    for (const level of ['repeatable read', 'serializable']) {
      await client.query(`begin isolation level ${level}`)
      await expect(client.query('select platform.chain_audit_lines(1)')).rejects.toMatchObject({ code: '25000' })
      await client.query('rollback')
    }
  })

  it('is refused without an authority', async () => {
    const { client } = await cell.connectRunner()
    await client.query(`set concert.authority = ''`)
    await expect(client.query('select platform.chain_audit_lines(1)')).rejects.toMatchObject({ code: '42501' })
  })

  it('is for the workflows role only, and not even it writes a line, an entry or a head by itself', async () => {
    const refused = { code: '42501' }
    await expect(cell.writers.query('select platform.chain_audit_lines(1)')).rejects.toMatchObject(refused)
    const { client } = await cell.connectRunner()
    for (const statement of [
      'select from audit.lines',
      `insert into audit.lines (authority, line, recorded_at) values ('hk', '{}', now())`,
      `insert into audit.waiting values ('hk', 1)`,
      'delete from audit.waiting',
      `insert into audit.entries values ('hk', 1, 1, sha256(''), sha256(''), now())`,
      `insert into audit.heads values ('hk', 1, sha256(''))`,
      'update audit.heads set place = 0',
    ]) {
      await expect(client.query(statement), statement).rejects.toMatchObject(refused)
    }
  })

  it('never rewrites a line or an entry, even as the owner', async () => {
    await cell.record('app_1', 0)
    await (await cell.connectRunner()).chain(1)
    for (const statement of [
      `update audit.lines set line = '{}'`,
      'delete from audit.lines',
      'truncate audit.lines cascade',
      'update audit.entries set place = 2',
      'delete from audit.entries',
      'truncate audit.entries',
    ]) {
      await expect(cell.owner.query(statement), statement).rejects.toThrow(/append-only/)
    }
  })
})

describe('eight writers, two runners and somebody who kills runners', () => {
  const CHANGES = 60
  const WRITERS = 8

  it('leave every committed line once in the chain, in the order of its case', { timeout: 60_000 }, async () => {
    let isWriting = true
    let committed = 0
    const write = async (writer: number): Promise<void> => {
      let version = 0
      for (let change = 0; change < CHANGES; change += 1) {
        const isUndone = change % 5 === writer % 5
        const hold = async (): Promise<void> => {
          if (change % 20 === writer) await setTimeout(200)
          if (isUndone) throw new Error('undone')
        }
        await cell.record(`app_${writer}`, version, hold).catch((error: Error) => {
          if (error.message !== 'undone') throw error
        })
        if (isUndone) continue
        version += 1
        committed += 1
      }
    }
    const pids = new Set<number>()
    let died = 0
    const run = async (): Promise<void> => {
      while (isWriting) {
        const runner = await cell.connectRunner()
        pids.add(runner.pid)
        try {
          while (isWriting) await runner.chain(7)
        } catch {
          died += 1
        }
        pids.delete(runner.pid)
      }
    }
    const kill = async (): Promise<void> => {
      while (isWriting) {
        await setTimeout(15)
        for (const pid of pids) await cell.admin.query('select pg_terminate_backend($1)', [pid])
      }
    }
    const helpers = Promise.all([run(), run(), kill()])
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)))
    isWriting = false
    await helpers
    const last = await cell.connectRunner()
    while ((await last.chain(50)) > 0);
    expect(died).toBeGreaterThan(5)
    expect(committed).toBe((CHANGES * 4 * WRITERS) / 5)
    expect(await cell.state()).toEqual({ lines: committed, waiting: 0, entries: committed, ...whole })
  })
})
