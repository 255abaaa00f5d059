import type { Authority } from '@concert/domain/jurisdictions'
import { Client } from 'pg'
import type { Cells } from './cell.fixture.ts'

export const isolationLevels = ['read committed', 'repeatable read', 'serializable'] as const
export type Isolation = (typeof isolationLevels)[number]

/** A transaction of the service's own role behind the wall, on a connection of its own. */
export interface RawTransaction extends AsyncDisposable {
  run(statement: string): Promise<unknown>
  /** The number of the server's process, by which others see it wait. */
  pid(): Promise<number>
  commit(): Promise<void>
  rollback(): Promise<void>
}

interface RawOptions {
  readonly authority?: Authority
  readonly isolation?: Isolation
  /** As the superuser. */
  readonly asAdmin?: boolean
  readonly role?: 'reviews' | 'evidence' | 'personnel'
}

/** What the database said against a statement: the rule that it breaks, or else the code of its error; nothing when it ran. */
export async function refusalOf(running: Promise<unknown>): Promise<string | undefined> {
  const error: unknown = await running.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string }
  return constraint ?? code
}

/** Begins a transaction as the service's role, or as another one where the service may not do what is to be done beside it. */
export async function beginRaw(
  cells: Cells,
  { authority = 'hk', isolation = 'read committed', asAdmin = false, role = 'reviews' }: RawOptions = {},
): Promise<RawTransaction> {
  const database = cells.databases.get(authority)
  if (database === undefined) throw new Error(`no cell of ${authority} was started`)
  const client = new Client({ connectionString: asAdmin ? database.adminUrl : database.url(role) })
  await client.connect()
  // A test that waits for a lock longer than this has left one behind.
  await client.query("set lock_timeout = '5s'")
  await client.query(`begin isolation level ${isolation}`)
  // The snapshot of the stricter levels is taken here.
  await client.query("select set_config('concert.authority', $1, true), set_config('concert.applicant', '*', true)", [
    authority,
  ])
  let hasEnded = false
  const end = async (how: 'commit' | 'rollback') => {
    if (hasEnded) return
    hasEnded = true
    try {
      await client.query(how)
    } finally {
      await client.end()
    }
  }
  return {
    run: (statement) => client.query(statement),
    async pid() {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
      return Number(rows[0]?.pid)
    },
    commit: () => end('commit'),
    rollback: () => end('rollback'),
    [Symbol.asyncDispose]: () => end('rollback'),
  }
}
