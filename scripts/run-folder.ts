import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The folder of one run: what the run starts has its path in the arguments or in the environment. */
export interface RunFolder {
  readonly path: string
  /** Ends every process of the run and deletes the folder. Resolves when nothing is left. */
  cleanUp(): Promise<void>
}

/**
 * Makes a folder whose name begins with the prefix, in the temporary folder or another. It is also cleaned up when this process ends without `cleanUp`, in
 * whatever way.
 */
export function makeRunFolder(prefix: string, parent = tmpdir()): RunFolder {
  const path = mkdtempSync(join(parent, prefix))
  // The user as whom PostgreSQL runs for root must be able to pass.
  chmodSync(path, 0o711)
  const script = join(import.meta.dirname, 'clean-up-run.ts')
  const cleaner = spawn(process.execPath, [script], { stdio: ['pipe', 'inherit', 'inherit'], detached: true })
  const ended = once(cleaner, 'exit')
  cleaner.stdin.write(`${path}\n`)
  return {
    path,
    async cleanUp() {
      cleaner.stdin.end()
      await ended
    },
  }
}
