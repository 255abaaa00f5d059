import type { Cell } from '#cell.ts'
import { run, type Statement } from '#statement.ts'

const BATCH_SIZE = 1_000

const forget: Statement = {
  name: 'workflows-forget-keys',
  text: `select platform.forget_keys(clock_timestamp() - interval '48 hours', $2)::int as forgotten
          where platform.current_authority() = $1`,
}

/**
 * Deletes the answers that the services of this cell keep for repetitions, once they are two days old. They hold what was
 * answered, contacts among it, and nobody repeats a request after days. `platform.forget_keys` refuses anything younger than a
 * day, whoever asks.
 */
export async function forgetKeys(cell: Cell): Promise<void> {
  let forgotten: number
  do {
    // A transaction per thousand, so that years of answers do not hold one open until its time limit.
    const { rows } = await run<{ readonly forgotten: number }>(cell, forget, [BATCH_SIZE])
    forgotten = rows[0]?.forgotten ?? 0
  } while (forgotten === BATCH_SIZE)
}
