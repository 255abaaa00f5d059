import { randomUUID } from 'node:crypto'
import type { Authority } from '@concert/domain/jurisdictions'
import type { Logger } from 'pino'
import type { EvidenceContext } from '#context.ts'
import { checkStore } from './check-store.ts'
import { rewrapKeys } from '#object-keys/rewrap-keys.ts'
import { inspectAgain } from './inspect-again.ts'

const CHECK_EVERY_MS = 600_000

/** Checks the stores of these cells in turns. The returned function stops this and waits for a running turn, which ends at once. */
export function startChecking(contexts: ReadonlyMap<Authority, EvidenceContext>, logger: Logger): () => Promise<void> {
  const stopping = new AbortController()
  let turn = Promise.resolve()
  const timer = setInterval(() => {
    turn = turn.then(() => checkAll(contexts, logger, stopping.signal))
  }, CHECK_EVERY_MS).unref()
  return async () => {
    clearInterval(timer)
    stopping.abort()
    await turn
  }
}

async function checkAll(
  contexts: ReadonlyMap<Authority, EvidenceContext>,
  logger: Logger,
  stopping: AbortSignal,
): Promise<void> {
  for (const context of contexts.values()) {
    if (stopping.aborted) return
    const about = { authority: context.authority, traceId: randomUUID() }
    try {
      const rewrapped = await rewrapKeys(context, stopping)
      if (rewrapped > 0) logger.info({ ...about, rewrapped, keyId: context.keyRing.currentId }, 'evidence keys wrapped')
      const checked = await checkStore(context, logger.child(about), stopping)
      if (checked !== null && checked.right + checked.wrong + checked.unread > 0)
        logger.info({ ...about, ...checked }, 'evidence store checked')
      const again = await inspectAgain(context, logger.child(about), stopping)
      if (again !== null && again.inspected > 0) logger.info({ ...about, ...again }, 'evidence inspected again')
    } catch (error) {
      if (!stopping.aborted) logger.warn({ err: error, ...about }, 'evidence store not checked')
    }
  }
}
