import { startPostgres } from '@concert/postgres/embedded'
import { expect, it } from 'vitest'
import { createTestDatabase, newAuthority, silent, until } from '#cell.fixture.ts'
import { startWorkflows } from '#start-workflows.ts'

it('finishes everything, in order within each stream, although PostgreSQL is killed twice meanwhile', async () => {
  const server = await startPostgres({ persistent: false, mode: 'test' })
  const database = await createTestDatabase(server.superuserUrl('postgres'))
  const authority = newAuthority()
  const done: string[] = []
  const workflows = await startWorkflows({
    authority,
    pool: database.pool,
    queue: { postgresUrl: database.url },
    subscriptions: [
      {
        name: 'record',
        stream: 'application',
        type: 'happened',
        async deliver(event) {
          // Long enough that deliveries are running when the server dies.
          await new Promise((resolve) => setTimeout(resolve, 5))
          done.push(`${event.streamId} ${event.streamVersion}`)
        },
      },
    ],
    sagas: [],
    log: silent,
    timing: { leaseMs: 300, reconcileEveryMs: 100 },
  })
  try {
    const streams = Array.from({ length: 20 }, (_, index) => `s${index}`)
    for (let version = 1; version <= 5; version += 1) {
      const events = streams.map((streamId) => ({ type: 'happened', streamId, version }))
      await database.emit(authority, events)
    }
    for (const enough of [20, 60]) {
      await until(`${enough} deliveries are done`, () => done.length >= enough)
      await server.kill('SIGKILL')
      await server.start()
    }
    await workflows.idle()
    for (const stream of streams) {
      // A delivery without a recorded end runs again, before the next of its stream.
      const versions = [...new Set(done.filter((entry) => entry.startsWith(`${stream} `)))]
      expect(versions).toEqual([1, 2, 3, 4, 5].map((version) => `${stream} ${version}`))
    }
    await database.emit(authority, [{ type: 'happened', streamId: 'after', version: 1 }])
    await workflows.idle()
    expect(done.at(-1)).toBe('after 1')
  } finally {
    await workflows.close()
    await database.close()
    await server.stop()
  }
}, 60_000)
