import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type ApiDocument, breakingChanges } from './api-changes.ts'

/** The documents that callers were promised, from the time when the base was last set. */
export const baseFolder = 'openapi/base'

/** What in `openapi` breaks a promise of the base, one line each. Throws if there is no base to compare with. */
export function brokenPromises(root: string): string[] {
  const names = globSync('*.json', { cwd: join(root, baseFolder) }).toSorted()
  if (names.length === 0) throw new Error(`there is no document in ${baseFolder}`)
  return names.flatMap((name) => {
    const current = join(root, 'openapi', name)
    if (!existsSync(current)) return [`openapi/${name}: the document is gone`]
    const changes = breakingChanges(read(join(root, baseFolder, name)), read(current))
    return changes.map((change) => `openapi/${name}: ${change}`)
  })
}

/** Makes the current documents the base. */
export function setBase(root: string): void {
  rmSync(join(root, baseFolder), { recursive: true, force: true })
  mkdirSync(join(root, baseFolder))
  for (const name of globSync('*.json', { cwd: join(root, 'openapi') })) {
    cpSync(join(root, 'openapi', name), join(root, baseFolder, name))
  }
}

function read(path: string): ApiDocument {
  return JSON.parse(readFileSync(path, 'utf8'))
}
