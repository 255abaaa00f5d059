import { cpSync, lstatSync, symlinkSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { root } from '@concert/local/databases'

/** What git, the bootstrap and the tests keep in a checkout. */
const NOT_SOURCES = new Set(['.git', '.local', 'coverage'])

/**
 * Copies the checkout to a folder that is not there yet. The copy stands alone: our own packages resolve to the copy, and only
 * what came from npm is that of the checkout.
 */
export function copyTree(target: string): void {
  cpSync(root, target, { recursive: true, verbatimSymlinks: true, filter: (source) => isPart(relative(root, source)) })
  for (const name of ['.pnpm', '.bin'])
    symlinkSync(join(root, 'node_modules', name), join(target, 'node_modules', name))
}

function isPart(path: string): boolean {
  const parts = path.split(sep)
  if (NOT_SOURCES.has(parts[0] ?? '')) return false
  const installed = parts.lastIndexOf('node_modules')
  if (installed < 0) return true
  // Of what was installed the links, which are relative and so lead to the copy, and the scopes that they stand in.
  const below = parts.slice(installed + 1)
  return below.length === 0 || lstatSync(join(root, path)).isSymbolicLink() || (below.length === 1 && isScope(path))
}

function isScope(path: string): boolean {
  return basename(path).startsWith('@')
}
