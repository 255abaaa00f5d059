import { inAuthority } from '#authority-transaction.ts'
import type { Cell } from '#cell.ts'
import { dueDeliveries } from '#deliveries.ts'
import { deliveryJob, sagaJob } from '#hint.ts'
import { dueSagas } from '#sagas.ts'

const BATCH_SIZE = 200

/**
 * Hints again at everything that is due, and answers how much of it the queue has. Whatever the queue lost (all of it, if it was wiped)
 * it has again after this; what it still has it ignores. Also how timers fire and how work of dead workers goes on.
 */
export async function reconcile(cell: Cell): Promise<number> {
  const { authority } = cell
  const { deliveries, sagas } = await inAuthority(cell.pool, authority, async (tx) => ({
    deliveries: await dueDeliveries(tx, authority, BATCH_SIZE),
    sagas: await dueSagas(tx, authority, BATCH_SIZE),
  }))
  const jobs = [
    ...deliveries.map((due) => deliveryJob(authority, due, due.fence)),
    ...sagas.map((due) => sagaJob(authority, due, due)),
  ]
  if (jobs.length === 0) return 0
  return (await cell.offer(jobs)) ? jobs.length : 0
}
