import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/**
 * A process that passes requests on to another origin, and nothing else.
 *
 * @param isHashing whether it also hashes each answer
 */
export async function startBareHop(
  target: string,
  { isHashing = false } = {},
): Promise<AsyncDisposable & { readonly origin: string }> {
  const child = fork(join(import.meta.dirname, 'bare-hop.ts'), [], {
    env: { ...process.env, TARGET: target, IS_HASHING: isHashing ? 'yes' : 'no' },
  })
  const [port] = (await once(child, 'message')) as [number]
  return {
    origin: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      child.disconnect()
      await once(child, 'exit')
    },
  }
}
