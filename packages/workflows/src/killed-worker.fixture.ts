/**
 * A worker process that a test kills or suspends. It runs the engine; its only delivery and its only step record the attempt in
 * `test.attempts` and continue when `test.gate` has a row. Arguments: database URL, Redis URL or '', authority.
 */
import { createPool } from '@concert/db/pool'
import type { Authority } from '@concert/domain/jurisdictions'
import { pino } from 'pino'
import { z } from 'zod'
import { defineSaga } from '#saga.ts'
import { startWorkflows } from '#start-workflows.ts'

const [, , url = '', redisUrl = '', authority = ''] = process.argv
const pool = createPool({ connectionString: url, applicationName: 'workflows killed worker' })

async function attempt(context: { readonly key: string; readonly fence: number }): Promise<void> {
  await pool.query('insert into test.attempts (key, fence, pid) values ($1, $2, $3)', [
    context.key,
    context.fence,
    process.pid,
  ])
  for (;;) {
    const { rowCount } = await pool.query('select from test.gate')
    if (rowCount !== 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

await startWorkflows({
  authority: authority as Authority,
  pool,
  queue: redisUrl === '' ? { postgresUrl: url } : { redisUrl },
  subscriptions: [
    { name: 'record', stream: 'application', type: 'happened', deliver: async (_event, context) => attempt(context) },
  ],
  sagas: [
    defineSaga({
      name: 'recording',
      state: z.strictObject({}),
      steps: [
        {
          name: 'record',
          do: async (context) => {
            await attempt(context)
            return { done: {} }
          },
        },
      ],
    }),
  ],
  log: pino(),
  timing: { leaseMs: 500, reconcileEveryMs: 100 },
})
