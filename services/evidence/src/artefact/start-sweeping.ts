import { randomUUID } from 'node:crypto'
import type { Authority } from '@concert/domain/jurisdictions'
import type { Logger } from 'pino'
import type { EvidenceContext } from '#context.ts'
import { sweepObjects } from './sweep-objects.ts'

const SWEEP_EVERY_MS = 600_000

/** Sweeps the stores of these cells at intervals. The returned function stops this and waits for a running sweep. */
export function startSweeping(contexts: ReadonlyMap<Authority, EvidenceContext>, logger: Logger): () => Promise<void> {
  let sweep = Promise.resolve()
  const timer = setInterval(() => {
    sweep = sweep.then(() => sweepAll(contexts, logger))
  }, SWEEP_EVERY_MS).unref()
  return async () => {
    clearInterval(timer)
    await sweep
  }
}

async function sweepAll(contexts: ReadonlyMap<Authority, EvidenceContext>, logger: Logger): Promise<void> {
  for (const context of contexts.values()) {
    const about = { authority: context.authority, traceId: randomUUID() }
    try {
      const swept = await sweepObjects(context, new Date())
      if (swept.objects + swept.unfinished + swept.uploads > 0)
        logger.info({ ...about, ...swept }, 'evidence store swept')
    } catch (error) {
      logger.warn({ err: error, ...about }, 'evidence store not swept')
    }
  }
}
