import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A bare handler that streams one file, in a process of its own. */
export async function startFileFloor(path: string): Promise<AsyncDisposable & { readonly url: string }> {
  const child = fork(join(import.meta.dirname, 'file-floor.ts'), [], { env: { ...process.env, FILE_PATH: path } })
  const [port] = (await once(child, 'message')) as [number]
  return {
    url: `http://127.0.0.1:${port}/`,
    async [Symbol.asyncDispose]() {
      child.disconnect()
      await once(child, 'exit')
    },
  }
}
