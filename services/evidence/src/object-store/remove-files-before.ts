import { opendir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from './code-of.ts'

/** Removes the files of a folder that were last written before an instant, and returns how many. */
export async function removeFilesBefore(folder: string, before: Date): Promise<number> {
  let removed = 0
  for await (const entry of await opendir(folder)) {
    const path = join(folder, entry.name)
    if (!(await isOlder(path, before))) continue
    await rm(path, { force: true })
    removed += 1
  }
  return removed
}

/** A file that was removed meanwhile is not older than anything. */
export async function isOlder(path: string, at: Date): Promise<boolean> {
  try {
    return (await stat(path)).mtimeMs < at.getTime()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}
