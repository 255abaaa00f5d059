import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Ground } from './ground.ts'

/** The bare handler of a lookup, with the limiter that the services have, in a process of its own. */
export async function startRegistryFloor(
  ground: Ground,
  requestsMax: number,
): Promise<{ readonly origin: string; stop(): Promise<void> }> {
  const child = fork(join(import.meta.dirname, 'registry-floor.ts'), [], {
    env: {
      ...process.env,
      DATABASE_URL_JOINT: ground.databases.adminUrls.joint,
      REQUESTS_MAX: String(requestsMax),
    },
  })
  const [port] = (await once(child, 'message')) as [number]
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      child.disconnect()
      await once(child, 'exit')
    },
  }
}
