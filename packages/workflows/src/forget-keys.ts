import { inAuthority } from '#authority-transaction.ts'
import type { Cell } from '#cell.ts'

/**
 * Deletes the answers that the services of this cell keep for repetitions, once they are two days old. They hold what was
 * answered, contacts among it, and nobody repeats a request after days; `platform.forget_keys` refuses anything younger than a
 * day, whoever asks.
 */
export async function forgetKeys(cell: Cell): Promise<void> {
  let forgotten: number
  do {
    // A transaction for each thousand, so that years of answers do not hold one open until its deadline.
    forgotten = await inAuthority(cell.pool, cell.authority, async (tx) => {
      const { rows } = await tx.query<{ forgotten: number }>(
        `select platform.forget_keys(clock_timestamp() - interval '48 hours', $1)::int as forgotten`,
        [BATCH_SIZE],
      )
      return rows[0]?.forgotten ?? 0
    })
  } while (forgotten === BATCH_SIZE)
}

const BATCH_SIZE = 1_000
