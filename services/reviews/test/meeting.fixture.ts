import type { Authority } from '@concert/domain/jurisdictions'
import { vi } from 'vitest'
import type { Cells } from './cell.fixture.ts'
import { beginRaw, type RawTransaction, refusalOf } from './raw-sql.fixture.ts'

/** What is begun beside an open transaction. */
export interface Second {
  readonly authority: Authority
  readonly asAdmin?: boolean
  readonly role?: 'reviews' | 'evidence' | 'personnel'
  readonly before?: readonly string[]
  readonly statement: string
}

export async function firstRefusal(
  transaction: RawTransaction,
  statements: readonly string[],
): Promise<string | undefined> {
  let refused: string | undefined
  for (const statement of statements) refused ??= await refusalOf(transaction.run(statement))
  return refused
}

/**
 * Runs one statement beside an open transaction: it waits; and once the other one has committed, the same statement goes on and is
 * judged by what is there now.
 */
export async function meet(
  cells: Cells,
  first: RawTransaction,
  second: Second,
): Promise<{ readonly beside: string | undefined; readonly after: string | undefined }> {
  const { authority, before = [], statement } = second
  const statements = [...before, statement]
  await using impatient = await beginRaw(cells, second)
  await impatient.run("set local lock_timeout = '100ms'")
  const beside = await firstRefusal(impatient, statements)
  await impatient.rollback()

  await using patient = await beginRaw(cells, second)
  const pid = await patient.pid()
  const judged = firstRefusal(patient, statements)
  await vi.waitUntil(async () => {
    const waiting = `select from pg_stat_activity where pid = $1 and wait_event_type = 'Lock'`
    return (await cells.rows(waiting, [pid], authority)).length === 1
  })
  await first.commit()
  return { beside, after: await judged }
}
