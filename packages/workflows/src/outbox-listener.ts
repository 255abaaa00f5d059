import type { Pool, PoolClient } from 'pg'
import { type Loop, startLoop } from '#loop.ts'

const CHANNEL = 'concert_outbox'
const RECONNECT_EVERY_MS = 1_000

/**
 * Calls `onEvent` when a transaction that wrote to the outbox has committed. Holds one connection of the pool and replaces it
 * when it is lost. The caller must also poll, since notifications in between are missed.
 */
export function listenToOutbox(pool: Pool, onEvent: () => void, onError: (error: unknown) => void): Loop {
  let client: PoolClient | undefined
  async function listen(): Promise<void> {
    if (client !== undefined) return
    const fresh = await pool.connect()
    function drop(error: Error): void {
      if (client !== fresh) return
      client = undefined
      fresh.release(error)
      onError(error)
    }
    fresh.on('error', drop)
    fresh.on('notification', onEvent)
    client = fresh
    try {
      await fresh.query(`listen ${CHANNEL}`)
    } catch (error) {
      drop(error instanceof Error ? error : new Error(String(error)))
    }
    onEvent()
  }
  const loop = startLoop({ everyMs: RECONNECT_EVERY_MS, task: listen, onError })
  return {
    ring: loop.ring,
    async stop() {
      await loop.stop()
      const last = client
      client = undefined
      // Destroyed, not returned to the pool: its LISTEN would stay active for the next user of the connection.
      last?.release(true)
    },
  }
}
