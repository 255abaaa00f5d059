import type { FastifyInstance } from 'fastify'
import type { SharedCounts } from './shared-counts.ts'

/** Does work again and again, and returns how to stop that. */
export type Ticker = (work: () => Promise<void>) => () => void

export const eachSecond: Ticker = (work) => {
  const timer = setInterval(() => void work(), 1_000).unref()
  return () => clearInterval(timer)
}

/** Has this replica exchange its counts with the others while the service runs. Where a store is away, counting goes on without it. */
export function exchangeCounts(app: FastifyInstance, counts: readonly SharedCounts[], every: Ticker): void {
  const exchanges = counts.map((one) => exchangeOf(one, app))
  let stop: (() => void) | undefined
  let underWay: Promise<unknown> | undefined
  const exchangeAll = async () => {
    // A store that is slow is not asked again before it has answered.
    if (underWay !== undefined) return
    underWay = Promise.all(exchanges.map((exchange) => exchange()))
    await underWay
    underWay = undefined
  }
  app.addHook('onReady', async () => {
    stop = every(exchangeAll)
  })
  // Before `onClose`, in which whoever opened the contexts closes their connections.
  app.addHook('preClose', async () => {
    stop?.()
    await underWay
  })
}

/** One exchange that does not fail, and says when its store goes away and comes back. */
function exchangeOf(counts: SharedCounts, { log }: FastifyInstance): () => Promise<void> {
  let isAway = false
  return async () => {
    try {
      await counts.exchange()
      if (isAway) log.info('requests are counted together again')
      isAway = false
    } catch (error) {
      if (!isAway) log.warn({ err: error }, 'requests are counted by this process alone')
      isAway = true
    }
  }
}
