import type { Cell } from '#cell.ts'
import { run, type Statement } from '#statement.ts'

const BATCH_SIZE = 1_000

const forget: Statement = {
  name: 'workflows-forget-keys',
  text: `select platform.forget_keys(clock_timestamp() - interval '48 hours', $2)::int as forgotten
          where platform.current_authority() = $1`,
}

/**
 * Deletes the answers that the services of this cell keep for repetitions when they are two days old. They contain personal
 * data such as contacts, and nobody repeats a request after days. `platform.forget_keys` never deletes answers that are younger
 * than a day.
 */
export async function forgetKeys(cell: Cell): Promise<void> {
  let forgotten: number
  do {
    // One transaction per thousand, so that no transaction reaches its time limit.
    const { rows } = await run<{ readonly forgotten: number }>(cell, forget, [BATCH_SIZE])
    forgotten = rows[0]?.forgotten ?? 0
  } while (forgotten === BATCH_SIZE)
}
