import { Client } from 'pg'
import type { Isolation } from './raw-sql.fixture.ts'

// Connections whose steps are started in a drawn order. A step that waits for the lock of another connection does not stop the others: the
// order goes on as soon as the step is done or the server says that it waits. It says so once a wait has lasted as long as it takes to look
// for a deadlock.

/** What a database needs so that its later connections say soon that they wait. */
export const sayingWaits = `do $$ begin
  execute format('alter database %I set deadlock_timeout = %L', current_database(), '5ms');
  execute format('alter database %I set log_lock_waits = on', current_database());
end $$`

export interface Line {
  /** Adds the steps of one transaction; a statement that fails is undone alone. */
  add(statements: readonly string[], ends: 'commit' | 'rollback', isolation?: Isolation): void
  /** Starts the next step, and returns once it is done or waits for another connection. Nothing is left when it returns false. */
  takeTurn(): Promise<boolean>
  /** Resolves when every step that was started is done. */
  settled(): Promise<void>
  end(): Promise<void>
}

export interface Told {
  /** The code of every statement that failed, or `ran`. */
  statement(outcome: string): void
  waited(): void
  /** A commit, within which nothing else is committed until it returns. */
  committing(commit: () => Promise<void>): Promise<void>
}

/** One after the other, whoever asks. */
export function inTurn(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  return (work) => {
    last = last.then(work)
    return last
  }
}

/** A statement of the storm itself that the server cannot read is no refusal. */
const MISTAKES = /^42(?!501)|^22P02|^08/

export async function openLine(url: string, told: Told): Promise<Line> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query("set lock_timeout = '300ms'; set statement_timeout = '5s'; set client_min_messages = 'log'")
  const steps: (() => Promise<void>)[] = []
  let last: Promise<void> = Promise.resolve()
  let isWaiting = false
  let onWait: () => void = () => undefined
  client.on('notice', ({ message = '' }) => {
    if (!message.includes('still waiting for')) return
    isWaiting = true
    told.waited()
    onWait()
  })

  const tell = (error: unknown) => {
    const { code = '', constraint } = error as { code?: string; constraint?: string }
    if (code === '' || MISTAKES.test(code)) throw error
    told.statement(constraint ?? code)
  }
  const attempt = async (statement: string) => {
    try {
      await client.query(`savepoint one; ${statement}; release savepoint one`)
      told.statement('ran')
    } catch (error) {
      tell(error)
      await client.query('rollback to savepoint one')
    } finally {
      isWaiting = false
    }
  }
  return {
    add(statements, ends, isolation = 'read committed') {
      const wall = "select set_config('concert.authority', 'hk', true), set_config('concert.applicant', '*', true)"
      steps.push(async () => void (await client.query(`begin isolation level ${isolation}; ${wall}`)))
      for (const statement of statements) steps.push(() => attempt(statement))
      steps.push(async () => {
        if (ends === 'rollback') await client.query('rollback')
        else await told.committing(async () => void (await client.query('commit').catch(tell)))
      })
    },
    async takeTurn() {
      const step = steps.shift()
      if (step === undefined) return false
      last = last.then(step)
      // It fails where it is awaited, at the end.
      const done = last.catch(() => undefined)
      if (!isWaiting) {
        const waits = new Promise<void>((resolve) => {
          onWait = resolve
        })
        await Promise.race([done, waits])
      }
      return true
    },
    settled: () => last,
    end: () => client.end(),
  }
}
