import { cellService } from '@concert/platform/cell-service'
import { startWorkflows } from '@concert/workflows/start-workflows'
import { watchTransactions } from '@concert/workflows/watch-transactions'
import { createCellServices } from '#cell-services.ts'
import { consequencesOf } from '#consequences.ts'
import { deadLetters } from '#dead-letters/verbs.ts'
import { noticeClockOf } from '#notice-clock.ts'
import { recountClocksOf } from '#recount-clocks.ts'
import { cell, settings, tokenOptionsOf, urlsOf } from '#settings.ts'
import { startReconciling } from '#start-reconciling.ts'
import { tokenSources } from '#token-sources.ts'

/** The engine of every authority that this process serves, and the operations on dead letters. */
export const program = cellService({
  service: 'workflows',
  settings,
  cell,
  // Two jobs at a time use about one connection; the queue's own PostgreSQL backend opens more.
  poolMax: 10,
  open:
    ({ settings: read, logger }) =>
    async ({ authority, settings: own, issuer, pool, closing }) => {
      const tokens = await tokenSources((service) => tokenOptionsOf(read, own, issuer, service))
      const services = createCellServices(authority, urlsOf(read), tokens)
      const workflows = await startWorkflows({
        authority,
        pool,
        queue: read.REDIS_URL === undefined ? { postgresUrl: own.DATABASE_URL } : { redisUrl: read.REDIS_URL },
        ...consequencesOf(services),
        noticeClock: noticeClockOf(services),
        recountClocks: recountClocksOf(services),
        log: logger,
      })
      const watch = await watchTransactions({ authority, connectionString: own.WATCH_DATABASE_URL, log: logger })
      closing.defer(() => watch.stop())
      const stopReconciling = startReconciling(services, logger)
      closing.defer(() => stopReconciling())
      // Interrupted work runs again at the next start.
      closing.defer(() => workflows.close())
      return { workflows }
    },
  routes: { ...deadLetters },
})
