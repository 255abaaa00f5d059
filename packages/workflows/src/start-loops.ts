import type { Cell } from '#cell.ts'
import { chainAuditLines } from '#chain-audit-lines.ts'
import { forgetKeys } from '#forget-keys.ts'
import { startLoop } from '#loop.ts'
import { listenToOutbox } from '#outbox-listener.ts'
import { reconcile } from '#reconcile.ts'
import { relayOutbox } from '#relay.ts'
import { wakeSagasAstray } from '#sagas.ts'
import type { WatchedWorker } from '#watch-worker.ts'

/**
 * Starts what runs in addition to the jobs: the relay (also run at each commit of events), the reconciler, the deletion of old
 * answers, and the chaining of audit lines. The result stops them and waits for their current runs.
 */
export function startLoops(
  cell: Cell,
  worker: Pick<WatchedWorker, 'observe'>,
  onError: (error: unknown) => void,
): () => Promise<void> {
  const { timing } = cell
  const relay = startLoop({ everyMs: timing.pollEveryMs, task: () => relayOutbox(cell), onError })
  const listener = listenToOutbox(cell.pool, relay.ring, onError)
  const reconciler = startLoop({ everyMs: timing.reconcileEveryMs, task: reconciling(cell, worker), onError })
  const forgetting = startLoop({ everyMs: timing.forgetEveryMs, task: () => forgetKeys(cell), onError })
  const chaining = startLoop({ everyMs: timing.chainEveryMs, task: () => chainAuditLines(cell), onError })
  const loops = [listener, relay, reconciler, forgetting, chaining]
  return async () => {
    await Promise.all(loops.map((loop) => loop.stop()))
  }
}

function reconciling(cell: Cell, worker: Pick<WatchedWorker, 'observe'>): () => Promise<void> {
  let hasWokenAstray = false
  return async () => {
    // Once, because the definitions do not change while the process runs.
    if (!hasWokenAstray) await wakeSagasAstray(cell)
    hasWokenAstray = true
    worker.observe(await reconcile(cell))
  }
}
