import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Writes the tree of a commit into a folder that need not be there yet. Returns the full name of the commit. */
export function extractTree(root: string, ref: string, folder: string): string {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
  const commit = git('rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`)
  mkdirSync(folder, { recursive: true })
  const archive = join(folder, '.tree.tar')
  git('archive', '--format=tar', `--output=${archive}`, commit)
  execFileSync('tar', ['-xf', archive, '-C', folder, '--exclude=.tree.tar'])
  return commit
}
