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
 * Starts what runs beside the jobs: the relay, which is rung when events are committed, the reconciler, the forgetting of old
 * answers, and the chaining of audit lines. The result stops them and waits for the runs that are under way.
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
    // Once: what is defined changes with the process only.
    if (!hasWokenAstray) await wakeSagasAstray(cell)
    hasWokenAstray = true
    worker.observe(await reconcile(cell))
  }
}
